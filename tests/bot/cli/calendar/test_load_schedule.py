"""A year's schedule from a CSV: whole or not at all, and nothing that was moved is lost unasked."""

import json
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import RowMapping

from bot.cli.calendar.schedule import load_or_refuse
from convenio.catalogue.indicators import INDICATORS
from convenio.schedule.activities import ScheduleEntry, published_schedule
from convenio.schedule.move_rules import Move, When
from convenio.schedule.reload import Reload
from documents.calendar import uid
from documents.csv_reader import LARGEST, FileFault
from documents.schedule_csv import COLUMNS, read_schedule
from storage import audit
from storage.database import Database
from storage.models import Attendance, AuditKind, Person
from storage.schedule.entries import add_schedule, entries_of, years
from storage.schedule.move_history import activity_history
from storage.schedule.moves import reschedule
from tests.commands import Cli
from tests.templates import begin_empty

HEADER = ",".join(COLUMNS) + "\n"
ROW = '7,1,"Plan, y difusión",DRTPE,Puno,marzo\n'
NOW = datetime(2021, 1, 5, 15, tzinfo=UTC)


def faults_of(text: str) -> list[str]:
    with pytest.raises(FileFault) as refused:
        read_schedule(text, 2022, INDICATORS)
    return str(refused.value).splitlines()


def test_words_come_in_composed_and_without_what_nobody_sees() -> None:
    line = '7,1,"Capacitacio\u0301n\u202e\nvirtual",DRTPE,D.R.T.P.E. Puno,mayo\n'
    [entry] = read_schedule(HEADER + line, 2021, INDICATORS)
    assert (entry.activity.name, entry.region) == ("Capacitación virtual", "puno")


def test_every_fault_is_named_by_its_line() -> None:
    rows = (
        ROW,
        "7,1,Otro plan,DRTPE,tacna,3\n",
        '7,1,"Plan, y difusión",DRTPE,atlantida,3\n',
        '7,1,"Plan, y difusión",DRTPE,tacna,13\n',
        ROW,
        '13,1,"Plan, y difusión",DRTPE,tacna,3\n',
        '7,0,"Plan, y difusión",DRTPE,tacna,3\n',
        "7,2,,DRTPE,tacna,3\n",
        "7,1,Plan, y difusión,DRTPE,tacna,3\n",
        '0013,0999,"Plan, y difusión",DRTPE,Marte,13\n',
        '7,1,"Plan, y difusión" mal,DRTPE,tacna,3\n',
        '7,3,"Plan\ny difusión",DRTPE,Marte,3\n',
        "7,4,Otro,DRTPE,tacna,13\n",
        '7,1,"Plan,DRTPE,tacna,3\n',
    )
    faults = faults_of(HEADER + "".join(rows))
    said = (
        "línea 3: la actividad 1 del indicador 7 está escrita de otro modo más arriba",
        "línea 4: no conozco la región «atlantida»",
        "línea 5: No es un mes: «13»",
        "línea 6: está repetida: ya está en la línea 2",
        "línea 7: el indicador «13» no es un número de 1 a 12",
        "línea 8: el número de actividad «0»",
        "línea 9: «activity» debe tener de 1 a 500 letras",
        "línea 10: no tiene tantas celdas como columnas",
        "línea 11: el indicador «0013» no es un número de 1 a 12",
        "línea 11: el número de actividad «0999»",
        "línea 11: no conozco la región «Marte»",
        "línea 11: No es un mes: «13»",
        "línea 12: no es un CSV",
        "línea 13: no conozco la región «Marte»",
        "línea 15: No es un mes: «13»",
        "línea 16: no es un CSV",
    )
    assert len(faults) == len(said)
    assert all(fault.startswith(words) for fault, words in zip(faults, said, strict=True))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "faltan las columnas: indicator, activity_number"),
        (HEADER, "el archivo no tiene filas"),
        (HEADER.replace("region,", ""), "faltan las columnas: region"),
        (HEADER + '7,1,"sin cerrar', "línea 2: no es un CSV"),
        (HEADER.replace("region", "region,link,región"), "sobran las columnas: link, región."),
        (HEADER.replace("region", "region,region"), "sobran las columnas: region."),
        (HEADER.replace("\n", ",\n"), "sobran las columnas: una sin nombre."),
    ],
)
def test_what_is_no_table_is_refused(text: str, said: str) -> None:
    assert faults_of(text)[0].startswith(said)


def test_each_of_a_thousand_faults_is_named() -> None:
    faults = faults_of(HEADER + "12,1,x,x,x,5\n" * 1000)
    assert len(faults) == 1000
    assert faults[-1].startswith("línea 1001: ")


def test_semicolons_and_lines_ended_as_on_windows_are_read() -> None:
    text = (HEADER + ROW).replace('"Plan, y difusión"', "Plan").replace(",", ";")
    (entry,) = read_schedule(text.replace("\n", "\r\n"), 2022, INDICATORS)
    assert (entry.year, entry.region, entry.month, entry.original_month) == (2022, "puno", 3, 3)


def test_rows_that_a_spreadsheet_left_empty_are_none() -> None:
    assert len(read_schedule(HEADER + ",,,,,\n" + ROW + " ,,,,, \n,,,\n", 2022, INDICATORS)) == 1


@pytest.mark.parametrize("name", ["Pisco", "junio", "Lina", "Punoo"])
def test_a_region_is_not_guessed_from_what_is_nearly_its_name(name: str) -> None:
    assert faults_of(HEADER + f"7,1,x,x,{name},5\n")[0].startswith(
        f"línea 2: no conozco la región «{name}»; ¿"
    )


def test_what_was_printed_is_loaded_as_another_year(
    tmp_path: Path,
) -> None:
    cli = Cli(tmp_path)
    printed = cli("schedule", "--year", "2021").stdout
    (cli.folder / "2022.csv").write_text(printed, "utf-8")
    loaded = cli("load-schedule", "2022.csv", "--year", "2022")
    assert (loaded.returncode, loaded.stdout) == (
        0,
        "Cargadas 518 filas de la programación de 2022.\n",
    )
    assert cli("schedule", "--year", "2022").stdout == printed


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No se pudo leer año.csv"),
        ((HEADER + ROW).encode("latin-1"), "no está en UTF-8"),
        ((HEADER + ROW).encode("utf-16"), "no está en UTF-8"),
        (b"x" * (LARGEST + 1), "pesa más de 2 MB"),
        ((HEADER + ROW + "7,1,x,x,x,x\n").encode(), "No se cargó nada de año.csv:\nlínea 3"),
    ],
)
def test_a_file_that_is_refused_changes_nothing(
    tmp_path: Path, content: bytes | None, said: str
) -> None:
    cli = Cli(tmp_path)
    if content is not None:
        (cli.folder / "año.csv").write_bytes(content)
    refused = cli("load-schedule", "año.csv", "--year", "2022")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert said in refused.stderr
    assert cli("schedule", "--year", "2022").returncode == 1


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """With the published year, of which the first entry was moved to December."""
    database = Database(database_url)
    await begin_empty(database)
    async with database.transaction() as session:
        await add_schedule(session, published_schedule(2021))
        person = Person(name="ODES", created_at=NOW)
        session.add(person)
        await session.flush()
        first = (await entries_of(session, 2021))[0]
        await reschedule(session, {first.row or 0: 0}, Move(When(12), topic="x"), person, NOW)
    yield database
    await database.close()


async def stored(database: Database) -> tuple[ScheduleEntry, ...]:
    async with database.transaction() as session:
        return await entries_of(session, 2021)


async def trail(database: Database) -> Sequence[RowMapping]:
    async with database.transaction() as session:
        entries = await audit.read_trail(session, None, None)
    return [entry for entry in entries if entry["kind"] == AuditKind.SCHEDULE]


@pytest.mark.both_databases
async def test_what_was_moved_is_not_replaced_unasked(database: Database) -> None:
    before = await stored(database)
    with pytest.raises(FileFault, match="reprogramaciones: 1; respuestas de asistencia: 0"):
        async with database.transaction() as session:
            await load_or_refuse(session, 2021, published_schedule(2021)[:5], NOW, replace=False)
    assert await stored(database) == before


@pytest.mark.both_databases
async def test_a_replaced_year_is_as_the_file_says_and_calendars_see_it(database: Database) -> None:
    before = {uid(entry): entry for entry in await stored(database)}
    first, *others = published_schedule(2021)[:6]
    renamed = replace(first.activity, name="Otro nombre")
    added = replace(first, region="tacna", month=9, original_month=9)
    file = [
        replace(each, activity=renamed if each.activity == first.activity else each.activity)
        for each in (first, *others, added)
    ]
    async with database.transaction() as session:
        await load_or_refuse(session, 2021, file, NOW + timedelta(days=1), replace=True)
    after = {uid(entry): entry for entry in await stored(database)}
    assert {replace(each, row=None, changes=0) for each in after.values()} == set(file)
    assert {key: each.row for key, each in after.items() if key != uid(added)} == {
        uid(each): before[uid(each)].row for each in (first, *others)
    }
    assert after[uid(first)].changes == 2
    async with database.transaction() as session:
        back, moved = await activity_history(session, 2021, 1, 1, 5)
        assert await years(session) == (2021,)
    assert (back.before.month, back.after.month, back.by) == (12, first.month, None)
    assert (moved.after.month, moved.by) == (12, "ODES")
    [said] = await trail(database)
    assert (said["kind"], said["subject"]) == (AuditKind.SCHEDULE, "schedule 2021")
    assert json.loads(said["after"]) == {"added": ["1.1 tacna 9"], "renamed": ["1.1 Otro nombre"]}
    taken = json.loads(said["before"])
    assert (len(taken["gone"]), taken["put_back"]) == (len(before) - 6, ["1.1 cajamarca 12"])
    assert (taken["changes"], taken["answers"]) == ([], [])


async def load(database: Database, file: Sequence[ScheduleEntry], *, replace: bool) -> Reload:
    async with database.transaction() as session:
        return (await load_or_refuse(session, 2021, file, NOW, replace=replace))[0]


def printed(entries: Iterable[ScheduleEntry]) -> list[ScheduleEntry]:
    """As a file that was printed is read: it does not say where an entry came from."""
    return [
        ScheduleEntry(2021, each.activity, each.region, each.month, original_month=each.month)
        for each in entries
    ]


async def test_what_was_printed_after_a_move_is_loaded_without_a_change(
    database: Database,
) -> None:
    before = await stored(database)
    found = await load(database, printed(before), replace=False)
    assert (len(found.kept), found.lost, found.added) == (len(before), (), ())
    assert await stored(database) == before
    async with database.transaction() as session:
        assert len(await activity_history(session, 2021, 1, 1, 5)) == 1


async def test_a_row_where_an_entry_was_moved_away_is_another_entry(database: Database) -> None:
    before = await stored(database)
    first = published_schedule(2021)[0]
    found = await load(database, [*printed(before), first], replace=False)
    after = await stored(database)
    assert (len(found.added), set(before) - set(after)) == (1, set())
    [added] = set(after) - set(before)
    assert (added.activity, added.region, added.month) == (
        first.activity,
        first.region,
        first.month,
    )
    assert len({uid(each) for each in after}) == len(after)


async def test_answers_are_not_lost_unasked(database: Database) -> None:
    *others, last = await stored(database)
    async with database.transaction() as session:
        session.add(
            Attendance(
                entry_id=last.row or 0,
                month="2021-01",
                region="puno",
                took_part=True,
                person_id=1,
                at=NOW,
            )
        )
    with pytest.raises(FileFault, match=r"quitan: 1\. .* reprogramaciones: 0; respuestas .*: 1\. "):
        await load(database, printed(others), replace=False)
    assert len((await load(database, printed(others), replace=True)).gone) == 1
    [said] = await trail(database)
    [kept] = json.loads(said["before"])["answers"]
    assert (kept["region"], kept["month"], kept["took_part"]) == ("puno", "2021-01", True)


def test_a_file_of_one_line_takes_no_published_year_away_unasked(tmp_path: Path) -> None:
    cli = Cli(tmp_path)
    (cli.folder / "2021.csv").write_text(HEADER + "7,1,Plan,DRTPE,puno,3\n", "utf-8")
    refused = cli("load-schedule", "2021.csv", "--year", "2021")
    assert (refused.returncode, refused.stdout) == (1, "")
    counted = (
        "Filas que se añaden: 1; que se mantienen: 0; que vuelven a su mes original: 0;"
        " que se quitan: 518."
    )
    assert counted in refused.stderr
    replaced = cli("load-schedule", "2021.csv", "--year", "2021", "--replace")
    assert replaced.stdout == f"Cargadas 1 filas de la programación de 2021.\n{counted}\n"
