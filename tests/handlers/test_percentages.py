"""A percentage is stored exactly and shown with two decimals at most."""

from decimal import Decimal

import pytest

from handlers.words import exact_percent
from storage.reports import reports
from tests.cast import Bot, Player
from tests.loreto import GOALS


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("45", "45%"),
        ("45.5", "45.5%"),
        ("45.833333", "45.83%"),
        ("0.125", "0.13%"),
        ("-0.125", "-0.13%"),
        ("133.335", "133.34%"),
        ("99.999999", "100%"),
        ("0", "0%"),
        ("0.001", "casi 0%"),
        ("1234.5678", "1234.57%"),
    ],
)
def test_a_percentage_is_shown_rounded_half_up(value: str, shown: str) -> None:
    assert exact_percent(Decimal(value)) == shown


async def test_wherever_a_share_is_shown_it_has_two_decimals(
    staffed: Bot, puno: Player, director: Player, odes: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.send("33 de 72")
    assert "45.83% (33 de 72)" in puno.last_text
    await puno.click("Saltar")
    await puno.send("1: 34/72\n" + "\n".join(f"{n}: 100/300" for n in range(2, 13)))
    assert "ejecutado 45.83% (33 de 72) → ejecutado 47.22% (34 de 72)" in puno.last_text
    await puno.click("Guardar")
    await puno.click("Enviar")
    await puno.click("Sí, enviar")
    await director.click("Aprobar")
    await odes.send("/versiones Puno")
    for player in (puno, director, odes):
        for text in player.texts:
            assert "333" not in text
            assert "222" not in text
    [version] = await staffed.versions("puno")
    async with staffed.database.transaction() as session:
        report = await reports.load(session, version.id or 0)
    assert report is not None
    assert report.entry(1).executed == Decimal("47.222222")
