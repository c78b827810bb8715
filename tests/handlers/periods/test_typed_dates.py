"""A date typed beside the form of a period's dates is no reason: it is a date of it."""

from tests.cast import Bot, Player
from tests.handlers.pending.trials import tried

NO_SUCH_DAY = "2021 no tiene 29 de febrero. Escriba 28/02/2021 o 01/03/2021."


async def test_a_date_typed_on_the_form_is_asked_or_taken_and_never_its_reason(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cambiar fechas")
    for typed in ("29/01/2021", "el 29", "29 de enero", "2 semanas", "viernes 29 de enero"):
        outcome = await tried(odes, typed)
        assert "Leí una fecha: viernes 29 de enero" in outcome.text, typed
        assert "Motivo:" not in outcome.text
    for typed in ("Fecha límite: 29/01/2021", "límite 29 de enero", "vence el 29"):
        assert "<b>viernes 29 de enero de 2021</b>" in (await tried(odes, typed)).text, typed
    assert "domingo 28 de febrero" in (await tried(odes, "cierre 28/2")).text
    for typed in ("29/02", "cierre 29/2", "29 de febrero por el feriado"):
        assert NO_SUCH_DAY in (await tried(odes, typed)).text, typed
    await odes.send("el 29")
    await odes.click("Fecha límite")
    assert "→ viernes 29 de enero de 2021" in odes.last_text
    assert "Motivo: Una semana" in (await tried(odes, "Una semana")).text  # which is asked now
    await odes.click("Motivo")
    assert "es una fecha" in (await tried(odes, "29/01")).text
    assert NO_SUCH_DAY in (await tried(odes, "29/02")).text
    assert "No es una fecha: «31 de abril»" in (await tried(odes, "31/04")).text
    await odes.send("Por el feriado del 29 de enero")
    assert "Motivo: Por el feriado del 29 de enero" in odes.last_text


async def test_another_day_typed_where_the_reason_is_asked_is_the_day(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/prorroga")
    await puno.send("7 días")
    assert "viernes 22 de enero" in puno.last_text
    assert NO_SUCH_DAY in (await tried(puno, "29/02")).text
    await puno.send("mejor el 29")
    assert "viernes 29 de enero" in puno.last_text
    assert "¿Por qué?" in puno.last_text
    await puno.send("no hay luz")
    assert "Motivo: no hay luz" in puno.last_text
