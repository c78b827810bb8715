"""Names and days that are typed where they count at once: what is none of them is asked back."""

import pytest

from handlers.words import plain_text
from tests.cast import Bot
from tests.handlers.pending.trials import contents, tried
from tests.handlers.pending.ways import ODES, PERIOD, PUNO, clicks


@pytest.mark.sqlite_only
@pytest.mark.parametrize(
    "labels",
    [
        ("/invitar", "Director", "Ica"),
        ("/personas", "👤 Director Puno", "Reemplazar"),
    ],
    ids=["invitation", "replacement"],
)
async def test_a_place_a_day_or_a_figure_is_nobodys_name(
    staffed: Bot, labels: tuple[str, ...]
) -> None:
    odes = await clicks(ODES, *labels)(staffed)
    before = await contents(staffed)
    for typed in ("tacna", "45", "mañana", "lo mismo"):
        outcome = await tried(odes, typed, stored=True)
        assert outcome.stored == before, typed
        assert f"No entendí «{typed}»" in outcome.text
    assert (await tried(odes, "Julio Lima", stored=True)).stored != before


@pytest.mark.sqlite_only
async def test_a_silence_is_counted_from_today(staffed: Bot) -> None:
    puno = await clicks(PUNO, "/recordatorios", "hasta otra fecha")(staffed)
    for typed, day in {
        "mañana": "miércoles 6 de enero",
        "hasta el viernes": "viernes 8 de enero",
        "7 días": "martes 12 de enero",
        "29/1": "viernes 29 de enero",
        "hasta el 15/3": "lunes 15 de marzo",
    }.items():
        outcome = await tried(puno, typed)
        assert f"hasta el {day}" in plain_text(outcome.text), typed


@pytest.mark.sqlite_only
async def test_a_periods_day_is_typed_with_its_reason(staffed: Bot) -> None:
    odes = await clicks(ODES, *PERIOD, "Cambiar fechas", "Fecha límite")(staffed)
    outcome = await tried(odes, "29/1 por feriado largo")
    assert "viernes 29 de enero" in outcome.text
    assert "por feriado largo" in outcome.text
    odes = await clicks(ODES, *PERIOD, "Cambiar fechas")(staffed)
    beside = await tried(odes, "hasta el 29/1 por feriado largo")
    assert "Leí una fecha: viernes 29 de enero" in beside.text
    assert "Motivo: por feriado largo" in beside.text.replace("<b>", "").replace("</b>", "")
    labelled = await tried(odes, "límite 29/1 por feriado largo")
    assert "viernes 29 de enero" in labelled.text
    assert "por feriado largo" in labelled.text
