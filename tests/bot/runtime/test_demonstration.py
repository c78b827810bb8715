"""The demonstration: its files, its clock, its second start, and going to Telegram afterwards."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.commands import Cli
from tests.demonstration import Demonstration

pytestmark = pytest.mark.long

PUNO, DIRECTOR, TACNA = 101, 103, 104
UNREACHED = {"TELEGRAM_API_URL": "http://127.0.0.1:1"}
ALL = "60 45 30 10 89 58 7 25 66 1 33 27"
AT_ONCE = 20.0  # seconds on a machine with much to do; a sweep of its own comes once a minute


@pytest.fixture
async def demonstration(tmp_path: Path) -> AsyncIterator[Demonstration]:
    demonstration = Demonstration(tmp_path)
    yield demonstration
    await demonstration.close()


async def report(demonstration: Demonstration, lines: str) -> None:
    """Puno's focal point saves these figures."""
    await demonstration.sees(PUNO, "Bienvenida/o")
    await demonstration.send(PUNO, "/reportar", "DRTPE Puno · II Semestre 2020")
    await demonstration.send(PUNO, lines, "Esto leí")
    await demonstration.press(PUNO, "Guardar", "Guardado")


async def test_it_plays_in_files_of_its_own_and_telegram_begins_with_none_of_it(
    demonstration: Demonstration,
) -> None:
    folder = demonstration.folder
    await demonstration.start()
    assert "demostración con datos de ejemplo, en demo.db." in demonstration.printed
    await report(demonstration, "1: meta 60, ejecutado 45")
    assert await demonstration.stop() == 0
    assert (folder / "demo.db").exists()
    assert not (folder / "puntual.db").exists()
    on_telegram = Demonstration(folder)
    await on_telegram.start(until="Se sigue intentando", BOT_TOKEN="1:abc", **UNREACHED)
    assert "No hay conexión con Telegram (127.0.0.1)." in on_telegram.printed
    assert "demostración" not in on_telegram.printed
    assert (folder / "puntual.db").exists()
    await on_telegram.close()


async def test_a_database_that_is_set_is_used_and_refused_on_telegram(
    demonstration: Demonstration,
) -> None:
    folder = demonstration.folder
    await demonstration.start(DATABASE_URL="sqlite:///mine.db")
    assert "en mine.db." in demonstration.printed
    assert await demonstration.stop() == 0
    assert not (folder / "demo.db").exists()
    refused = Cli(folder)("run", BOT_TOKEN="1:abc", DATABASE_URL="sqlite:///mine.db")
    assert refused.returncode == 1
    assert "Esta base de datos tiene personas de la demostración." in refused.stderr


async def test_a_second_start_says_where_things_stand_and_goes_on_there(
    demonstration: Demonstration,
) -> None:
    await demonstration.start()
    assert "Sigue donde quedó" not in demonstration.printed
    assert (await demonstration.state())["note"] == ""
    told = ((1, 60, 45), (2, 60, 45), (5, 89, 89), (9, 55, 66))
    lines = (f"{number}: meta {goal}, ejecutado {done}" for number, goal, done in told)
    await report(demonstration, "\n".join(lines))
    await demonstration.set_clock("2021-01-05T10:20")
    assert await demonstration.stop() == 0

    await demonstration.start()
    stands = (
        "Sigue donde quedó: son las 10:20 del martes 5 de enero de 2021."
        " Puno tiene un borrador con 4 indicadores."
    )
    anew = "Para empezar de nuevo: make fresh (o python -m bot run --fresh)"
    assert stands in demonstration.printed.splitlines()
    assert anew in demonstration.printed.splitlines()
    state = await demonstration.state()
    assert state["note"].splitlines() == [stands, anew]
    assert state["now"].startswith("2021-01-05T15:20")
    await demonstration.sees(PUNO, "Bienvenida/o")
    await demonstration.send(PUNO, "/reportar", "4 de 12")


async def test_fresh_begins_anew(demonstration: Demonstration) -> None:
    await demonstration.start()
    await report(demonstration, "1: meta 60, ejecutado 45")
    assert await demonstration.stop() == 0
    kept = demonstration.folder / "demo-evidence"
    kept.mkdir(exist_ok=True)
    (kept / "acta").touch()
    await demonstration.start("--fresh")
    assert "Sigue donde quedó" not in demonstration.printed
    assert not kept.exists()
    await demonstration.sees(PUNO, "Bienvenida/o")
    await demonstration.send(PUNO, "/reportar", "0 de 12")


async def test_what_came_of_each_region_is_said(demonstration: Demonstration) -> None:
    await demonstration.start()
    await demonstration.stop()
    await demonstration.start()
    assert "Todavía nadie ha reportado nada." in demonstration.printed
    await demonstration.send(PUNO, "/reportar", "0 de 12")
    await demonstration.send(PUNO, "60 60 70 10 89 50 7 75 55 1 50 50", "Esto leí")
    await demonstration.press(PUNO, "como metas", "Guardado")
    await demonstration.send(PUNO, ALL, "¿Lo guardo?")
    await demonstration.press(PUNO, "Guardar", "Promedio programado")
    await demonstration.press(PUNO, "Enviar", "¿Enviar a ODES")
    await demonstration.press(PUNO, "Sí, enviar", "Constancia")
    await demonstration.stop()
    await demonstration.start()
    assert "El reporte de Puno espera a su dirección." in demonstration.printed


async def test_what_falls_due_comes_with_the_moved_clock(demonstration: Demonstration) -> None:
    await demonstration.start()
    await demonstration.sees(PUNO, "Bienvenida/o")
    await demonstration.set_clock("2021-01-08T10:00")
    await demonstration.sees(PUNO, "7 días", AT_ONCE)
    await demonstration.set_clock("2021-01-15T09:00")
    await demonstration.sees(TACNA, "vence hoy", AT_ONCE)
    await demonstration.set_clock("2021-01-22T09:00")
    await demonstration.sees(DIRECTOR, "Puno", AT_ONCE)


async def test_it_makes_no_backups_of_what_is_played(demonstration: Demonstration) -> None:
    """By its clock, which is moved, it would take real ones away."""
    folder = demonstration.folder
    real = folder / "copies" / "puntual-2020-01-04.zip"
    real.parent.mkdir()
    real.touch()
    await demonstration.start(BACKUP_FOLDER="copies", BACKUP_KEEP="1")
    await demonstration.set_clock("2021-01-08T10:00")
    await demonstration.sees(PUNO, "7 días")
    assert [file.name for file in real.parent.iterdir()] == [real.name]


@pytest.mark.parametrize(
    ("env", "why"),
    [
        ({"BOT_TOKEN": "1:abc"}, "--fresh es de la demostración: con BOT_TOKEN no se borra nada."),
        (
            {"DATABASE_URL": "sqlite:///mine.db"},
            "No se borró nada: DATABASE_URL indica otra base de datos que demo.db.",
        ),
    ],
)
def test_fresh_deletes_nothing_else(tmp_path: Path, env: dict[str, str], why: str) -> None:
    for name in ("puntual.db", "demo.db", "mine.db"):
        (tmp_path / name).touch()
    refused = Cli(tmp_path)("run", "--fresh", **env)
    assert (refused.returncode, refused.stderr) == (1, f"{why}\n")
    assert {file.name for file in tmp_path.glob("*.db")} == {"puntual.db", "demo.db", "mine.db"}
