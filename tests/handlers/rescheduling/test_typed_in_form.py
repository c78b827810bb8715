"""What ODES types in the form of /reprogramar is read as what stands behind the command."""

from handlers.words import plain_text
from tests.cast import Bot, Player
from tests.handlers.pending.trials import tried


async def test_indicator_and_region_are_taken_where_the_indicator_is_asked(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/reprogramar")
    for typed in ("idg 4", "IdG 4", "el 4", "la 4"):
        assert "IdG 4, Bolsa trabajo" in (await tried(odes, typed)).text, typed
    for typed in ("4 puno", "puno 4", "idg 4 puno", "la 4 de puno", "4 Puno febrero"):
        text = (await tried(odes, typed)).text
        assert ("IdG 4, actividad 1" in text, "Ahora: febrero" in text) == (True, True), typed
    assert "(2021, Puno)" in (await tried(odes, "puno")).text
    assert "No hay indicador «conciliación»" in (await tried(odes, "conciliación")).text


async def test_a_day_is_read_as_people_say_it(staffed: Bot, odes: Player) -> None:
    await odes.send("/reprogramar 4 puno")
    for typed, day in (
        *(("el 29", "viernes 29 de enero"), ("mañana", "miércoles 6 de enero")),
        *(("el viernes", "viernes 8 de enero"), ("7 días", "martes 12 de enero")),
        *(("para el 15/4", "jueves 15 de abril"), ("al 15/4 10:00", "jueves 15 de abril, 10:00")),
        *(("en marzo", "→ marzo"), ("para abril", "→ abril")),
    ):
        assert day in plain_text((await tried(odes, typed)).text), typed
