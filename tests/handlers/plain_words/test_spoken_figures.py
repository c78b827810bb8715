"""An indicator named with its figure: shown before it is kept, wherever nothing else is asked."""

import pytest

from handlers.questions import QuestionKind
from tests.cast import Bot, Player
from tests.handlers.pending.trials import contents, tried
from tests.handlers.pending.ways import with_goals

ONE, TWO = "4 Bolsa trabajo", "5 Agentes econ."
SAID = {
    "4 45": (f"{ONE} 45%",),
    "4 no aplica": (f"{ONE} n/a",),
    "la 4 es 45 y la 5 es 60": (f"{ONE} 45%", f"{TWO} 60%"),
    "4: 45, 5: 60": (f"{ONE} 45%", f"{TWO} 60%"),
    "idg 4 60 y 45": (f"{ONE} 60% 45%",),
    "Bolsa de trabajo 45": (f"{ONE} 45%",),
    "la 4 y la 5 no aplican": (f"{ONE} n/a", f"{TWO} n/a"),
}
SCREENS = (("/reportar",), ("/menu",), ("/indicador",), ("/cronograma",), ("/reportar", "/ayuda"))


@pytest.mark.sqlite_only
@pytest.mark.parametrize("commands", SCREENS, ids="".join)
async def test_it_is_read_and_shown_first(
    staffed: Bot, puno: Player, commands: tuple[str, ...]
) -> None:
    await with_goals(staffed)
    for command in commands:
        await puno.send(command)
    for typed, lines in SAID.items():
        outcome = await tried(puno, typed)
        assert outcome.kind == QuestionKind.TABLE, typed
        assert "Esto leí. ¿Lo guardo?" in outcome.text, typed
        assert outcome.labels[0] == "✅ Guardar", typed
        shown = " ".join(outcome.text.split())
        assert all(line in shown for line in lines), typed


async def test_what_was_shown_is_kept(staffed: Bot, puno: Player) -> None:
    await with_goals(staffed)
    await puno.send("4 45")
    await puno.click("Guardar")
    assert await staffed.executed("puno", 4) == 45


@pytest.mark.sqlite_only
@pytest.mark.parametrize("command", ["/reportar", "/menu"])
async def test_an_indicator_without_a_figure_is_asked_for_its_mark(
    staffed: Bot, puno: Player, command: str
) -> None:
    await with_goals(staffed)
    await puno.send(command)
    for typed in ("4 no hay", "la 4 no sé", "Bolsa de trabajo: pendiente"):
        outcome = await tried(puno, typed)
        assert outcome.kind == QuestionKind.EXECUTED, typed
        assert "no es una cifra" in outcome.text
        assert outcome.labels[0] == "No se ejecutó (había meta)"


@pytest.mark.sqlite_only
async def test_another_indicator_named_at_a_figures_question_is_no_answer_to_it(
    staffed: Bot, puno: Player
) -> None:
    await with_goals(staffed)
    await puno.send("/reportar")
    await puno.click("4 ")
    before = await contents(staffed)
    named = await tried(puno, "la 5 es 60", stored=True)
    assert (named.stored, named.kind) == (before, QuestionKind.TABLE)
    doubtful = await tried(puno, "4 45", stored=True)
    assert (doubtful.stored, doubtful.kind) == (before, QuestionKind.EXECUTED)
    assert "veo dos cifras" in doubtful.text


@pytest.mark.sqlite_only
async def test_goals_are_said_so_as_well(staffed: Bot, odes: Player) -> None:
    await with_goals(staffed)
    await odes.send("/metas")
    await odes.click("Puno")
    outcome = await tried(odes, "la 4 es 45 y la 5 es 60")
    assert "✅ Guardar 2 cambios y avisar" in outcome.labels
