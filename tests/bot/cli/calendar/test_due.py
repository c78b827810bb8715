"""`due` says what would be sent at a moment, to whom and why, and sends nothing."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.example import demo
from convenio.calendar.periods import LIMA
from storage.database import Database
from storage.models import IncidentKind, PeriodRow, RowKind
from storage.outbox import outbox
from storage.reminders import incidents
from tests.commands import Cli
from tests.templates import begin_with


@pytest.fixture
async def cli(tmp_path: Path) -> Cli:
    """With the database of the demonstration, in its first minute."""
    database = Database(f"sqlite:///{tmp_path / 'puntual.db'}")
    await begin_with("demonstration", load_demonstration, database)
    await database.close()
    return Cli(tmp_path)


async def load_demonstration(url: str) -> None:
    database = Database(url)
    await database.migrate()
    async with database.transaction() as session:
        await demo.load_demonstration(session, demo.NOW)
    await database.close()


def foreseen(cli: Cli, at: str) -> dict[str, Any]:
    facts: dict[str, Any] = json.loads(cli("due", "--at", at, "--format", "json").stdout)
    return facts


def test_the_day_before_the_deadline_those_who_owe_are_reminded(cli: Cli) -> None:
    facts = foreseen(cli, "2021-01-14T09:00")
    assert facts["at"] == "2021-01-14T09:00:00-05:00"
    sent = {
        (each["chat"], about["kind"], about["region"], about["lead"])
        for each in facts["send"]
        for about in each["about"]
    }
    assert sent == {
        (101, "reminder", "puno", -1),
        (102, "reminder", "puno", -1),
        (104, "reminder", "tacna", -1),
        (106, "status", None, -1),
    }
    [held] = facts["held"]
    assert (held["chat"], held["region"], held["why"]) == (105, "loreto", "sent")


def test_what_the_weekend_holds_back_says_until_when(cli: Cli) -> None:
    facts = foreseen(cli, "2021-01-16T12:00")
    assert facts["send"] == []
    assert {(each["why"], each["until"][:16]) for each in facts["held"]} == {
        ("outside_window", "2021-01-18T08:30"),
    }


def test_what_the_schedule_brings_is_foreseen(cli: Cli) -> None:
    facts = foreseen(cli, "2021-03-01T09:00")
    about = {
        (each["kind"], each["period"], each["lead"])
        for message in facts["send"]
        if message["chat"] == 104
        for each in message["about"]
    }
    assert about >= {
        ("month", "2021-03", 0),
        ("month", "2021-04", -1),
        ("attendance", "2021-02", 1),
    }
    printed = cli("due", "--at", "2021-03-01T09:00").stdout
    assert "    actividades del mes: abril de 2021, Tacna; el mes anterior\n" in printed
    assert "    consulta de asistencia: febrero de 2021, Tacna\n" in printed


def test_what_the_schedule_brings_on_monday_is_held_back_at_the_weekend(cli: Cli) -> None:
    held = foreseen(cli, "2021-02-28T12:00")["held"]
    assert ("month", "2021-03", "outside_window", "2021-03-01T08:30:00-05:00") in {
        (each["kind"], each["period"], each["why"], each["until"]) for each in held
    }


def test_it_reads_well(cli: Cli) -> None:
    printed = cli("due", "--at", "2021-01-14T14:00Z").stdout
    assert "Jueves 14 de enero a las 09:00, hora de Lima." in printed
    assert (
        "- Punto focal Tacna (Punto focal, chat 104)\n"
        "    recordatorio: II Semestre 2020, Tacna; 1 día antes del vencimiento"
        " (viernes 15 de enero)\n"
    ) in printed
    assert "(viernes 15 de enero): ya envió su reporte" in printed
    assert "Se enviaría, en 1 mensaje:\n" in cli("due", "--at", "2021-01-06T09:00").stdout


async def test_what_is_in_the_outbox_is_told_with_when_it_leaves(cli: Cli, tmp_path: Path) -> None:
    saturday = datetime(2021, 1, 9, 10, tzinfo=LIMA)
    about = {"late": False, "items": [{"kind": "reminder"}]}
    database = Database(f"sqlite:///{tmp_path / 'puntual.db'}")
    async with database.transaction() as session:
        outbox.put(session, 101, RowKind.SAY, {}, saturday, about=about)
        outbox.put(session, 101, RowKind.DELETE, {}, saturday, about={"subject": "incidents"})
    await database.close()
    assert foreseen(cli, "2021-01-09T11:00")["leaving"] == [
        {"at": "2021-01-11T08:30:00-05:00", "what": "recordatorio", "messages": 1}
    ]
    assert cli("due", "--at", "2021-01-09T11:00").stdout.endswith(
        "Ya por salir: 1\n- lunes 11 de enero a las 08:30: recordatorio, 1 mensaje\n"
    )


async def test_what_happened_at_night_is_told_with_when_odes_hears_of_it(
    cli: Cli, tmp_path: Path
) -> None:
    database = Database(f"sqlite:///{tmp_path / 'puntual.db'}")
    async with database.transaction() as session:
        night = datetime(2021, 1, 8, 21, tzinfo=LIMA)
        incidents.note(session, IncidentKind.SET_ASIDE, night, subject="ABC123")
    await database.close()
    assert foreseen(cli, "2021-01-09T11:00")["leaving"] == [
        {
            "at": "2021-01-11T08:30:00-05:00",
            "what": "aviso de incidentes a ODES",
            "messages": 1,
        }
    ]


async def test_it_writes_nothing(cli: Cli) -> None:
    before = foreseen(cli, "2021-01-14T09:00")
    assert foreseen(cli, "2021-01-14T09:00") == before
    assert before["expired"]


def test_a_moment_without_a_zone_is_limas_and_what_is_no_moment_is_said(cli: Cli) -> None:
    assert foreseen(cli, "2021-01-14T09:00") == foreseen(cli, "2021-01-14T14:00+00:00")
    printed = cli("due", "--at", "mañana")
    assert printed.returncode == 1
    assert printed.stderr == ("No es un momento: «mañana». Escríbalo como 2021-01-14T09:00.\n")


@pytest.mark.parametrize("at", ["9999-12-31T23:00", "0001-01-01T00:00+14:00"])
def test_a_moment_beyond_all_calendars_is_refused_in_one_line(cli: Cli, at: str) -> None:
    printed = cli("due", "--at", at)
    assert (printed.returncode, printed.stdout) == (1, "")
    assert printed.stderr == f"«{at}» no es de los años 2000 a 2099.\n"


def test_an_empty_database_has_nothing_due(tmp_path: Path) -> None:
    facts = foreseen(Cli(tmp_path), datetime(2021, 1, 14, 9, tzinfo=LIMA).isoformat())
    assert (facts["send"], facts["held"], facts["expired"]) == ([], [], [])


async def test_what_is_due_of_evaluations_is_said_by_indicator(cli: Cli, tmp_path: Path) -> None:
    database = Database(f"sqlite:///{tmp_path / 'puntual.db'}")
    async with database.transaction() as session:
        row = await session.get_one(PeriodRow, "2020-II")
        row.evaluated_by = date(2021, 2, 12)
        session.add(row)
    await database.close()
    sent = [
        (each["chat"], about["kind"], about["region"], about["indicator"], about["lead"])
        for each in foreseen(cli, "2021-02-12T08:30")["send"]
        for about in each["about"]
        if about["kind"] == "evaluation"
    ]
    assert sent == [(107, "evaluation", None, 1, 0)]
    text = cli("due", "--at", "2021-02-12T08:30").stdout
    assert "recordatorio del Anexo 5: II Semestre 2020, IdG 1; el día del vencimiento" in text


def test_between_two_days_every_message_is_told_with_its_words(cli: Cli) -> None:
    """In three shapes; what makes no sense is refused in a line."""
    days = ("due", "--from", "2021-01-14", "--to", "2021-01-15")
    told = json.loads(cli(*days, "--format", "json").stdout)
    assert {tuple(each) for each in told} == {
        ("at", "recipient", "role", "region", "kind", "text"),
    }
    first = next(each for each in told if each["region"] == "puno")
    assert first["at"] == "2021-01-14T08:30:00-05:00"
    assert (first["role"], first["kind"]) == ("focal", "reminder")
    assert "vence mañana, viernes 15 de enero" in first["text"]
    staffed = json.loads(cli(*days, "--staffed", "--format", "json").stdout)
    reminded = [each for each in staffed if each["kind"] == "reminder" and each["role"] == "focal"]
    owing = {"arequipa", "ayacucho", "puno", "tacna", "tumbes"}
    assert {each["region"] for each in reminded} == owing
    assert cli(*days, "--format", "csv").stdout.startswith("at,recipient,role,region,kind,text\n")
    assert cli(*days).stdout.startswith(f"{len(told)} mensajes a ")
    for wrong, words in {
        ("--from", "2021-01-15", "--to", "2021-01-13"): "es anterior al primero",
        ("--from", "2021-01-15"): "o dos días con --from y --to",
        ("--from", "2021-01-01", "--to", "2022-06-01"): "pida un año a la vez",
        ("--from", "29/02", "--to", "2021-03-01"): "No es una fecha: «29/02»",
        ("--at", "2021-01-14T09:00", "--format", "csv"): "De un momento no hay CSV",
        ("--at", "2021-01-14T09:00", "--staffed"): "o dos días con --from y --to",
    }.items():
        refused = cli("due", *wrong)
        assert (refused.returncode, refused.stdout) == (1, "")
        assert words in refused.stderr
