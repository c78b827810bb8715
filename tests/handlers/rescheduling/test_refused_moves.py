"""Nobody but ODES moves an activity, and no odd press or answer does."""

from sqlmodel import select

from storage.models import FailedUpdate
from tests.cast import Bot, Player
from tests.handlers.rescheduling.test_rescheduling import history, to_review

ODD_PRESSES = (
    *("msure", "msure:0", "mto:0", "mto:13", "mrow:1", "mrow:999999", "mmonth:-1", "mact:99"),
    *("mplace:puno", "mplaces:1", "mplaced"),
    *("mind:13", "mfield:seen", "mfield:hour", "mhour:9999", "myear:1999", "mgo", "mall:x"),
)
ODD_ANSWERS = ("99", "x" * 4000, "²", "<b>x</b>", "-1")


async def test_only_odes_reschedules_and_forged_buttons_change_nothing(
    staffed: Bot, odes: Player, outsiders: tuple[Player, ...]
) -> None:
    await to_review(odes)
    sure = odes.data_of("Reprogramar y avisar")
    forged = ("moves", "mind:8", "mact:1", "mmonth:1", "mrow:1", "mall:1", "mgo", "mto:4", sure)
    for outsider in outsiders:
        await outsider.send("/reprogramar")
        await outsider.send("/start")
        for data in (
            *forged,
            "mplace:puno",
            "mplaced",
            "msame",
            "mfield:link",
            "mhour:0900",
            "mnone",
            "mback",
            "mcancel",
        ):
            await outsider.press(outsider.last, data)
        assert not any("Reprogramar una actividad" in text for text in outsider.texts)
    assert await history(staffed) == []


async def test_odd_presses_get_the_present_screen(staffed: Bot, odes: Player) -> None:
    await to_review(odes)
    for data in ODD_PRESSES:
        await odes.press(odes.last, data)
        assert "Revise antes de reprogramar" in odes.last_text
    assert await history(staffed) == []
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(FailedUpdate))).all() == []


async def test_odd_answers_are_asked_again_at_every_step(odes: Player) -> None:
    await odes.send("/reprogramar")
    for act in ("9 ", "2", "Junio", "Seguir", "Abril", "Enlace"):
        for typed in ODD_ANSWERS:
            await odes.send(typed)
            assert "⚠️" in odes.last_text
        await odes.click(act)
    for typed in ODD_ANSWERS:
        await odes.send(typed)
        assert "No parece un enlace" in odes.last_text or "Es muy largo" in odes.last_text
    await odes.click("Cancelar")
    assert "No se cambió nada" in odes.last_text
