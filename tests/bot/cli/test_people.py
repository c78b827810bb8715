"""Who serves what, and what ODES writes to them, by the command line."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import SecondFactor
from tests.bot.cli.folders import COLLEAGUE, DIRECTOR, FOCAL, ODES, TACNA, cast_member, inside, told
from tests.commands import Cli


def people_of(cli: Cli, *args: str) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = json.loads(cli("people", *args, "--format", "json").stdout)
    return rows


def is_lost(cli: Cli, telegram_id: int) -> None:
    """Not seen for long, and no message reaches them."""

    async def lose(session: AsyncSession) -> None:
        person = await cast_member(session, telegram_id)
        person.seen_at = datetime.now(UTC) - timedelta(days=31)
        person.unreachable_since = datetime.now(UTC)
        session.add(person)

    inside(cli, lose)


def test_everybody_who_serves_is_listed_with_whether_they_are_reached(peopled: Cli) -> None:
    is_lost(peopled, COLLEAGUE)
    assert len(people_of(peopled)) == 7
    rows = {row["name"]: row for row in people_of(peopled, "--region", "Puno")}
    assert list(rows) == ["Director Puno", "Punto focal Puno", "Punto focal Puno (suplente)"]
    focal, colleague = rows["Punto focal Puno"], rows["Punto focal Puno (suplente)"]
    assert (focal["role"], focal["region"], focal["alternate"]) == ("focal", "puno", "no")
    assert (focal["last_seen"], focal["unseen_30_days"], focal["reachable"]) == ("", "no", "yes")
    assert (colleague["alternate"], colleague["unseen_30_days"]) == ("yes", "yes")
    assert colleague["reachable"] == "no"


def test_a_message_reaches_those_whom_it_is_for(peopled: Cli) -> None:
    is_lost(peopled, COLLEAGUE)
    done = peopled("write", "--to", "puno", "--text", "El lunes <no> hay sistema.")
    assert (done.stdout, done.stderr) == ("Escrito a 2 personas.\n", "Para la DRTPE Puno.\n")
    for person in (FOCAL, DIRECTOR):
        [text] = told(peopled, person)
        assert "Mensaje de ODES para la DRTPE Puno:" in text
        assert "El lunes &lt;no&gt; hay sistema." in text
    assert told(peopled, COLLEAGUE) == told(peopled, TACNA) == []
    done = peopled("write", "--to", "focal", "--text", "Ya hay sistema.", "--urgent")
    assert done.stdout == "Escrito a 3 personas.\n"
    assert "Ya hay sistema." in told(peopled, TACNA)[0]
    assert peopled("write", "--to", "all", "--text", "Gracias.").stdout == "Escrito a 6 personas.\n"


def test_the_operator_takes_a_second_factor_away_and_odes_is_told(peopled: Cli) -> None:
    async def enrol(session: AsyncSession) -> int:
        person = await cast_member(session, ODES)
        assert person.id is not None
        factor = SecondFactor(
            person_id=person.id, since=datetime.now(UTC), salt="1", key_mark="2", recovery_salt="3"
        )
        session.add(factor)
        return person.id

    number = str(inside(peopled, enrol))
    done = peopled("reset-second-factor", number)
    assert done.stdout == "Retirado: a ODES ya no se le pide el código. ODES se entera.\n"
    assert "retiró el segundo factor de ODES" in told(peopled, ODES)[-1]
    assert '"became":"reset"' in peopled("audit", "--format", "json").stdout.replace("\\", "")
    again = peopled("reset-second-factor", number)
    assert (again.returncode, again.stdout) == (1, "")
    assert again.stderr == f"La persona {number} no tiene segundo factor.\n"
    assert "No hay una persona" in peopled("reset-second-factor", "999").stderr


@pytest.mark.parametrize(
    ("to", "text", "why"),
    [
        ("junin", "Hola", "No hay nadie que reciba mensajes"),
        ("nadie", "Hola", "No conozco la región «nadie»"),
        ("all", " ", "Escriba el mensaje con palabras."),
        ("all", "a" * 1001, "Son 1001 letras; caben 1000."),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    peopled: Cli, to: str, text: str, why: str
) -> None:
    refused = peopled("write", "--to", to, "--text", text)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert why in refused.stderr
