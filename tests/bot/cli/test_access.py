"""Somebody in another's place by the command line, for good or during an absence."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import LIMA
from storage.models import Invitation
from tests.bot.cli.folders import FOCAL, TACNA, inside, told
from tests.bot.cli.test_people import people_of
from tests.commands import Cli

TODAY = datetime.now(LIMA).date()
DAYS = ("--first", (TODAY + timedelta(1)).isoformat(), "--last", (TODAY + timedelta(9)).isoformat())
CODE_LENGTH = len("k7qf-m2xd-9tra\n")


def row_of(cli: Cli, name: str) -> dict[str, str]:
    return next(row for row in people_of(cli) if row["name"] == name)


def test_who_serves_is_replaced_with_a_code(peopled: Cli) -> None:
    duty = str(row_of(peopled, "Punto focal Puno")["duty"])
    made = peopled("replace", duty, "--name", "Titular nuevo")
    assert len(made.stdout) == CODE_LENGTH
    how = "La persona lo escribe al bot, o: /start CÓDIGO\n"
    assert made.stderr == f"Punto focal de la DRTPE Puno. {how}"
    assert str(row_of(peopled, "Punto focal Puno")["duty"]) == duty
    bound = (
        peopled("replace", duty, "--only-for", "@ana_q"),
        peopled("alternate", duty, *DAYS, "--only-for", "987 654 321"),
    )
    assert {len(made.stdout) for made in bound} == {CODE_LENGTH}

    async def whose(session: AsyncSession) -> set[str]:
        return set(await session.exec(select(Invitation.bound_to)))

    assert inside(peopled, whose) == {"", "@ana_q", "51987654321"}
    assert "No se lee «ana»" in peopled("replace", duty, "--only-for", "ana").stderr


def test_an_alternate_is_named_for_an_absence_and_both_are_told(peopled: Cli) -> None:
    duty = str(row_of(peopled, "Punto focal Puno")["duty"])
    person = str(row_of(peopled, "Punto focal Tacna")["person"])
    named = peopled("alternate", duty, *DAYS, "--person", person)
    assert named.stdout.startswith("Suplente: Punto focal Tacna, del ")
    assert named.stderr == "Suplente de: Punto focal de la DRTPE Puno.\n"
    assert "ODES le nombra punto focal suplente" in told(peopled, TACNA)[0]
    assert "será su suplente" in told(peopled, FOCAL)[0]
    assert len(peopled("alternate", duty, *DAYS).stdout) == CODE_LENGTH


@pytest.mark.parametrize(
    ("name", "args", "why"),
    [
        ("Punto focal Puno", ("--first", "2021-01-01", "--last", "2021-01-02"), "ya pasó"),
        ("Punto focal Puno", (*DAYS[:2], "--last", TODAY.isoformat()), "Termina antes de empezar"),
        ("Punto focal Puno", (*DAYS, "--person", "99"), "La persona 99 no tiene acceso"),
        ("Director Puno", DAYS, "Solo un punto focal tiene suplente."),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    peopled: Cli, name: str, args: tuple[str, ...], why: str
) -> None:
    refused = peopled("alternate", str(row_of(peopled, name)["duty"]), *args)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert why in refused.stderr


def test_nobody_who_serves_nothing_is_replaced(loaded: Cli) -> None:
    refused = loaded("replace", "7")
    assert refused.stderr == "Nadie sirve con el número 7: véalos con «people».\n"


def test_a_name_is_kept_without_what_nobody_sees_and_what_was_understood_is_said(
    cli: Cli,
) -> None:
    name = "Mari\u0301a\u202e \n Quispe"
    made = cli("invite", "--role", "focal", "--region", "D.R.T.P.E. de Puno", "--name", name)
    assert made.stderr.startswith("Punto focal de la DRTPE Puno. ")

    async def names(session: AsyncSession) -> list[str | None]:
        return list((await session.exec(select(Invitation.name))).all())

    assert inside(cli, names) == ["María Quispe"]
    refused = cli("invite", "--role", "focal", "--region", "Pisco")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "No conozco la región «Pisco». Pruebe con: pasco" in refused.stderr
