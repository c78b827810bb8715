from collections import Counter

from handlers.dispatch import CONVERSATIONS


def test_no_two_conversations_claim_the_same_command_button_or_question() -> None:
    claims = Counter((entry.on, entry.key) for each in CONVERSATIONS for entry in each.STEPS)
    assert [claim for claim, times in claims.items() if times > 1] == []
