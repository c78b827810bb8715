"""ODES types the day and the reason of an extension at once: both are read, and both shown."""

import pytest

from handlers.words import plain_text
from tests.cast import Bot, Player
from tests.handlers.pending.trials import tried
from tests.handlers.pending.ways import ODES, PUNO, clicks, pressing
from tests.jobs.test_in_the_chat import told

SAID = "del viernes 15 de enero al viernes 29 de enero de 2021"
BOTH = (
    *("hasta el 29/1 por feriado largo", "29/1, feriado largo", "7 días más por feriado largo"),
    *("por feriado largo hasta el 29 de enero", "el viernes 29 por feriado largo"),
)


@pytest.mark.sqlite_only
@pytest.mark.parametrize("day", [(), ("20/1",)], ids=["day asked", "reason asked"])
async def test_both_are_shown_before_they_count(staffed: Bot, day: tuple[str, ...]) -> None:
    odes = await pressing(ODES, "extend:2020-II:puno", *day)(staffed)
    for typed in BOTH:
        text = plain_text((outcome := await tried(odes, typed)).text)
        if "7 días" in typed:
            assert "al viernes 22 de enero de 2021" in text
        else:
            assert SAID in text, typed
        assert "feriado largo" in text.partition("Motivo: ")[2][:30], typed
        assert "29/1" not in text, typed
        assert "Sí, ampliar" in outcome.labels, typed


async def test_what_is_granted_says_both(staffed: Bot, puno: Player, odes: Player) -> None:
    await odes.send("/menu")
    await odes.press(odes.last, "extend:2020-II:puno")
    await odes.send("hasta el 29/1 por feriado largo")
    await odes.click("Sí, ampliar")
    [text] = told(puno, "por feriado largo")
    assert "viernes 29 de enero" in text


@pytest.mark.sqlite_only
async def test_a_later_day_alone_keeps_the_reason(staffed: Bot) -> None:
    odes = await pressing(ODES, "extend:2020-II:puno", "20/1", "por feriado largo")(staffed)
    text = plain_text((await tried(odes, "mejor hasta el 29/1")).text)
    assert SAID in text
    assert "Motivo: por feriado largo" in text
    reason = plain_text((await tried(odes, "mañana no hay sistema")).text)
    assert "al miércoles 20 de enero de 2021" in reason
    assert "Motivo: mañana no hay sistema" in reason


@pytest.mark.sqlite_only
async def test_a_region_asks_for_both_at_once_as_well(staffed: Bot) -> None:
    puno = await clicks(PUNO, "/prorroga")(staffed)
    outcome = await tried(puno, "hasta el 29/1 por feriado largo")
    text = plain_text(outcome.text)
    assert SAID in text
    assert "por feriado largo" in text
    assert "✅ Enviar el pedido a ODES" in outcome.labels
