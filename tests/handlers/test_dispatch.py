import re
from collections import Counter
from pathlib import Path

import handlers
from handlers.actions import Action
from handlers.dispatch import CONVERSATIONS

ROOM = Path(handlers.__file__).parent


def test_no_two_conversations_claim_the_same_command_button_or_question() -> None:
    claims = Counter((entry.on, entry.key) for each in CONVERSATIONS for entry in each.STEPS)
    assert [claim for claim, times in claims.items() if times > 1] == []


def test_every_action_leads_to_a_step() -> None:
    pressed = {entry.key for each in CONVERSATIONS for entry in each.STEPS if entry.on == "press"}
    assert pressed == set(Action)


def test_every_action_is_on_a_button() -> None:
    tables = [*ROOM.glob("*/__init__.py"), ROOM / "actions.py"]
    views = "\n".join(file.read_text() for file in ROOM.rglob("*.py") if file not in tables)
    assert set(re.findall(r"\bAction\.([A-Z_]+)", views)) == set(Action.__members__)
