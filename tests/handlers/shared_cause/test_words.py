"""A cause for all missed goals in one's own words: what explains nothing is asked again."""

import pytest

from handlers.questions import QuestionKind
from tests.cast import Bot
from tests.handlers.pending.trials import contents, tried
from tests.handlers.pending.ways import WAYS


@pytest.mark.sqlite_only
async def test_a_figure_or_a_question_is_the_cause_of_none(staffed: Bot) -> None:
    player = await dict(WAYS)[QuestionKind.SHARED_CAUSE](staffed)
    before = await contents(staffed)
    for typed in ("45%", "33/55", "¿la segunda vale?", "meta 60, ejecutado 45"):
        outcome = await tried(player, typed, stored=True)
        assert outcome.stored == before, typed
        assert outcome.kind == QuestionKind.SHARED_CAUSE, typed
    explained = await tried(player, "Se cortó la luz en toda la sede", stored=True)
    assert explained.stored != before
