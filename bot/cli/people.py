"""`python -m bot people`, `write` and `reset-second-factor`: who serves what, and is told what."""

import sys
from datetime import datetime
from typing import Annotated, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    RegionOption,
    TableFormat,
    carry_out,
    fail,
    in_transaction,
    print_table,
    read_region,
)
from bot.config.clock import system_clock
from convenio.calendar.periods import lima_day
from convenio.lengths import LETTER_LENGTH
from convenio.plurals import counted
from convenio.typed.clean_text import clean_text
from convenio.typed.whole_numbers import COLUMN
from storage.models import Duty, Person
from storage.people import people

COLUMNS = (
    *("duty", "person", "name", "role", "region", "indicator", "alternate"),
    *("last_seen", "unseen_30_days", "reachable"),
)


def add_to(app: typer.Typer) -> None:
    app.command("people")(print_people)
    app.command("write")(write_letter)
    app.command("reset-second-factor")(reset_second_factor)


def print_people(
    region: RegionOption = None,
    form: FormatOption = TableFormat.CSV,
) -> None:
    """Imprime quién sirve a qué, cuándo se le vio por última vez y si recibe mensajes."""
    only, now = read_region(region).code if region else None, system_clock()
    serving = in_transaction(people.people_with_duties)
    rows = [_row(person, duty, now) for person, duty in serving if only in (None, duty.region)]
    print_table(rows, COLUMNS, form)


def write_letter(
    to: Annotated[
        str,
        typer.Option(
            help="Una región, o: all, focal, directors, proponents, missing.", metavar="A"
        ),
    ],
    text: Annotated[str, typer.Option(help="Lo que leerán.")],
    urgent: Annotated[
        bool, typer.Option("--urgent", help="Sale ya, sin esperar al horario de envío.")
    ] = False,
) -> None:
    """Escribe en nombre de ODES a una región, a una función o a todas las personas."""
    from handlers.letters.acts import readers_of
    from handlers.letters.acts import send_letter as send
    from handlers.letters.form_state import LetterForm, Whom

    words = clean_text(text).strip()
    if not any(letter.isalnum() for letter in words):
        fail("Escriba el mensaje con palabras.")
    if len(words) > LETTER_LENGTH:
        fail(f"Son {len(words)} letras; caben {LETTER_LENGTH}. Escríbalo más corto.")
    region = None if to in tuple(Whom) else read_region(to)
    asked = LetterForm(region.code if region else to, words, urgent)

    async def write_to_all(session: AsyncSession) -> int:
        now = system_clock()
        readers = await readers_of(session, asked, None, lima_day(now))
        return await send(session, asked, readers, now)

    number = in_transaction(write_to_all)
    if not number:
        fail("No hay nadie que reciba mensajes: invite a alguien con «invite».")
    print(f"Escrito a {counted(number, 'persona', 'personas')}.")
    if region:
        print(f"Para la {region.office}.", file=sys.stderr)


def reset_second_factor(
    person: Annotated[int, typer.Argument(max=COLUMN[-1], help="Número que imprime «people».")],
) -> None:
    """Retira el segundo factor de alguien de ODES que perdió su aplicación y sus códigos."""
    from handlers.second_factor.reset import reset

    async def act(session: AsyncSession) -> str:
        return await reset(session, person, system_clock())

    print(f"Retirado: a {carry_out(act)} ya no se le pide el código. ODES se entera.")


def _row(person: Person, duty: Duty, now: datetime) -> dict[str, Any]:
    from handlers.invitation.people_views import unseen

    reachable = person.telegram_id is not None and person.unreachable_since is None
    return {
        "duty": duty.id,
        "person": person.id,
        "name": person.name or "",
        "role": duty.role.value,
        "region": duty.region,
        "indicator": duty.indicator or "",
        "alternate": _answer(duty.alternate),
        "last_seen": person.seen_at.isoformat() if person.seen_at else "",
        "unseen_30_days": _answer(unseen(person, now)),
        "reachable": _answer(reachable),
    }


def _answer(so: bool) -> str:
    return "yes" if so else "no"
