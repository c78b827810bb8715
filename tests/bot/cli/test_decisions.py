"""What ODES decides about reports by the command line, and what stays a person's act."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import PeriodRow
from storage.reports import consents, drafts, obligations, reports
from tests.bot.cli.folders import COLLEAGUE, DIRECTOR, FOCAL, LORETO, cast_member, inside, told
from tests.commands import Cli

PUNO = ("--period", "2020-II", "--region", "puno")
OF_LORETO = ("--period", "2020-II", "--region", "loreto")


def send(cli: Cli, executed: int, *, sent: datetime, reason: str | None = None) -> None:
    """A version of Puno's report, which its director is to approve."""

    async def work(session: AsyncSession) -> None:
        owed = await obligations.find_owed(session, "2020-II", "puno")
        assert owed is not None
        author = await cast_member(session, FOCAL)
        version = await drafts.open_draft(session, owed, author, sent, reason)
        draft = await reports.load(session, version.id or 0)
        assert draft is not None
        entries = [
            replace(each, programmed=Decimal(60), executed=Decimal(executed))
            for each in draft.entries
        ]
        await drafts.save(session, draft, entries, author, sent)
        whole = replace(draft, entries=tuple(entries))
        await drafts.send(session, whole, author, sent, waits=True)

    inside(cli, work)


def test_what_odes_received_is_returned_by_a_command(peopled: Cli) -> None:
    done = peopled("return", *OF_LORETO, "--reason", "Falta la base", "--indicator", "3")
    assert done.stdout == "Devuelto: loreto, 2020-II. Avisos: 2.\n"
    [text] = told(peopled, LORETO)
    assert "ODES devolvió el reporte de la <b>DRTPE Loreto</b>" in text
    assert "<b>IdG 3</b>" in text
    assert "«Falta la base»" in text
    again = peopled("return", *OF_LORETO, "--reason", "Falta la base")
    assert again.stderr == "ODES ya devolvió este reporte.\n"
    assert len(told(peopled, LORETO)) == 1


def test_what_its_director_left_waiting_is_received_by_a_command(peopled: Cli) -> None:
    send(peopled, 45, sent=datetime.now(UTC) - timedelta(minutes=5))
    early = peopled("receive", *PUNO)
    assert "Todavía no: se puede desde el" in early.stderr
    waits = peopled("return", *PUNO, "--reason", "Falta la base")
    assert waits.stderr == "Espera la aprobación de su dirección: solo ella lo devuelve.\n"
    send(peopled, 50, sent=datetime(2021, 1, 5, 15, tzinfo=UTC))
    done = peopled("receive", *PUNO)
    assert done.stdout == "Recibido: puno, 2020-II. Avisos: 4.\n"
    for person in (FOCAL, COLLEAGUE, DIRECTOR):
        assert "ODES recibió, sin esperar más la aprobación" in told(peopled, person)[-1]


def test_each_version_is_printed_beside_the_one_before(peopled: Cli) -> None:
    sent = datetime(2021, 1, 5, 15, tzinfo=UTC)
    send(peopled, 45, sent=sent)
    send(peopled, 50, sent=sent + timedelta(hours=1), reason="Error de suma")
    rows = list(csv.DictReader(io.StringIO(peopled("versions", *PUNO).stdout)))
    assert [row["version"] for row in rows] == ["1"] * 12 + ["2"] * 12
    assert (rows[0]["old"], rows[0]["new"]) == ("", "ejecutado 45%, meta 60%")
    last = rows[-1]
    assert (last["indicator"], last["why"], last["by"]) == (
        "12",
        "Error de suma",
        "Punto focal Puno",
    )
    assert (last["old"], last["new"]) == ("ejecutado 45%, meta 60%", "ejecutado 50%, meta 60%")


@pytest.mark.parametrize(("refuse", "said"), [((), "Consentido"), (("--refuse",), "Negado")])
def test_a_correction_of_what_is_published_is_answered_by_a_command(
    peopled: Cli, refuse: tuple[str, ...], said: str
) -> None:
    async def ask(session: AsyncSession) -> None:
        row = await session.get_one(PeriodRow, "2020-II")
        row.published_on = date(2021, 2, 1)
        session.add(row)
        owed = await obligations.find_owed(session, "2020-II", "loreto")
        assert owed is not None
        person = await cast_member(session, LORETO)
        await consents.ask(session, owed, "Error de suma", person, datetime.now(UTC))

    inside(peopled, ask)
    done = peopled("consent", *OF_LORETO, *refuse)
    assert done.stdout == f"{said}: loreto, 2020-II. Avisos: 1.\n"
    assert ("no consiente" in told(peopled, LORETO)[-1]) == bool(refuse)
    again = peopled("consent", *OF_LORETO)
    assert again.stderr == "La DRTPE Loreto no tiene un pedido de corrección por responder.\n"


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("return", *PUNO, "--reason", "Falta"), "no envió su reporte de 2020-II"),
        (("return", *OF_LORETO, "--reason", "..."), "Escríbalo con palabras"),
        (("return", *OF_LORETO, "--reason", "x", "--indicator", "13"), "--indicator va de 1 a 12"),
        (("receive", *OF_LORETO), "ya lo aprobó o recibió"),
        (("versions", *PUNO), "no envió su reporte de 2020-II"),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    loaded: Cli, command: tuple[str, ...], why: str
) -> None:
    refused = loaded(*command)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert why in refused.stderr
