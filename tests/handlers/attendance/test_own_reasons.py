"""Why a region took no part, in one's own words: what explains nothing is asked back."""

import pytest

from handlers.questions import QuestionKind
from tests.cast import Bot
from tests.handlers.pending.trials import contents, tried
from tests.handlers.pending.ways import of_attendance


@pytest.mark.sqlite_only
async def test_it_is_kept_once_a_button_says_so(staffed: Bot) -> None:
    puno = await of_attendance("❌ No")(staffed)
    before = await contents(staffed)
    for typed in ("mañana", "tacna", "lo mismo", "juan", "el viernes"):
        outcome = await tried(puno, typed, stored=True)
        assert (outcome.stored, outcome.kind) == (before, QuestionKind.ABSENCE_REASON), typed
        assert outcome.labels[0] == "Guardar como motivo", typed
    await puno.send("tacna")
    await puno.click("Guardar como motivo")
    assert "No · tacna" in puno.last_text


@pytest.mark.sqlite_only
async def test_the_same_is_the_reason_given_before(staffed: Bot) -> None:
    puno = await of_attendance("❌ No")(staffed)
    await puno.send("No hubo local")
    await puno.click("❌ No")
    await puno.send("lo mismo")
    assert "antes dijo «No hubo local»" in puno.last_text
    await puno.click("Sí, No hubo local")
    assert "No · No hubo local" in puno.last_text
