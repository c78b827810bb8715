"""Goals typed with their region, before it, or beside the indicator that is asked."""

import pytest

from handlers.goals.typed import region_and_goals
from tests.cast import Bot, Player
from tests.handlers.pending.trials import tried
from tests.loreto import GOALS

TWELVE = " ".join(map(str, GOALS))


@pytest.mark.parametrize(
    ("typed", "region", "goals"),
    [
        *(("puno", "puno", ""), ("Puno: 4: 60", "puno", "4: 60"), ("puno 4 60", "puno", "4 60")),
        *(("para tacna 4: 60", "tacna", "4: 60"), ("4: 60", "", "4: 60"), ("hola", "", "")),
        *(
            (f"madre de dios {TWELVE}", "madre_de_dios", TWELVE),
            ("puno idg 4 60", "puno", "idg 4 60"),
        ),
    ],
)
def test_a_region_is_read_before_its_goals(typed: str, region: str, goals: str) -> None:
    assert region_and_goals(typed) == (region, goals)


async def test_goals_typed_before_the_region_are_kept_until_it_is_named(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/metas")
    for typed in (f"puno {TWELVE}", f"Puno: {TWELVE}"):
        outcome = await tried(odes, typed)
        assert "Guardar 12 cambios" in "".join(outcome.labels), typed
        assert "Puno" in outcome.text
    await odes.send(TWELVE)
    assert "aún no las guardo" in odes.last_text
    await odes.send("puno")
    assert "Guardar 12 cambios" in "".join(odes.last.labels)


async def test_single_goals_are_taken_by_their_indicator(staffed: Bot, odes: Player) -> None:
    await odes.send("/metas puno")
    for typed in ("4: 60", "idg 4 60", "el 4 es 60", "meta 4: 60", "puno 4 60", "IdG 4: 60%"):
        outcome = await tried(odes, typed)
        assert outcome.question is not None
        assert outcome.question[3]["changes"] == {"4": "60"}, typed
        assert "Guardar 1 cambio" in "".join(outcome.labels)
    assert "Guardar 2 cambios" in "".join((await tried(odes, "4: 60, 5: sin meta")).labels)
    for typed in ("60", "66/88", "meta 60", "60 60 70", "13: 60"):
        outcome = await tried(odes, typed)
        assert (outcome.kind, "Guardar" in "".join(outcome.labels)) == ("goals", False), typed
    await odes.send("4: 60")
    other = await tried(odes, "tacna 4: 70")
    assert "Eso es de Tacna" in other.text
    assert "Guardar 1 cambio" in "".join(other.labels)
