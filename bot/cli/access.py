"""`python -m bot invite`, `replace` and `alternate`: who comes in, and in whose place.

What a code is made with is imported when it is needed, so that no other command waits for it.
"""

import sys
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.arguments import year_option
from bot.cli.common import (
    IndicatorOption,
    RegionOption,
    carry_out,
    fail,
    in_transaction,
    read_date,
    read_region,
)
from bot.config.clock import system_clock
from convenio.calendar.periods import lima_day
from convenio.lengths import NAME_LENGTH
from convenio.typed.clean_text import one_line
from convenio.typed.whole_numbers import COLUMN
from storage.agreements import indicators_in
from storage.models import Position, Role

HOW_TO_USE = "La persona lo escribe al bot, o: /start CÓDIGO"
DutyNumber = Annotated[
    int, typer.Argument(metavar="DUTY", max=COLUMN[-1], help="Número que imprime «people».")
]


OnlyFor = Annotated[
    str, typer.Option(help="Usuario de Telegram (@ana) o celular: a otra cuenta la retiene.")
]


def add_to(app: typer.Typer) -> None:
    for act in (invite, replace, alternate):
        app.command()(act)


def invite(
    role: Annotated[Role, typer.Option(help="Función de la persona.")],
    region: RegionOption = None,
    indicator: IndicatorOption = None,
    name: Annotated[str, typer.Option(help="Nombre de la persona.")] = "",
    alternate: Annotated[bool, typer.Option("--alternate", help="Es suplente.")] = False,
    year: Annotated[
        int | None,
        year_option(help="Año del convenio del indicador; si no, el actual."),
    ] = None,
    only_for: OnlyFor = "",
) -> None:
    """Imprime un código de un solo uso (se muestra una vez; vale 7 días)."""
    from handlers.invitation.access import create_invitation
    from handlers.roles import duty_words

    bound_to = _bound_to(only_for)
    regional = role in (Role.FOCAL, Role.DIRECTOR)
    if regional and region is None:
        fail(f"Para invitar con --role {role} indique --region.")
    if region is not None and not regional:
        fail(f"--region no corresponde a --role {role}.")
    code = read_region(region or "").code if regional else ""
    who = one_line(name)[:NAME_LENGTH]

    async def create(session: AsyncSession) -> tuple[str, str]:
        of = await indicators_in(session, year or lima_day(system_clock()).year)
        if role is Role.PROPONENT and indicator not in of:
            last = len(of)
            raise ValueError(
                f"Para invitar con --role proponent indique --indicator, de 1 a {last}."
            )
        position = Position(role, code, alternate=alternate and role is Role.FOCAL)
        if role is Role.PROPONENT:
            position = Position(role, indicator=indicator or 0, agreement=of.agreement)
        made = await create_invitation(
            session, position, system_clock(), name=who, bound_to=bound_to
        )
        return made, duty_words(position)

    try:
        printed, understood = in_transaction(create)
    except ValueError as fault:
        fail(str(fault))
    print(printed)
    print(f"{understood}. {HOW_TO_USE}", file=sys.stderr)


def replace(
    duty: DutyNumber,
    name: Annotated[str, typer.Option(help="Nombre de quien entra.")] = "",
    only_for: OnlyFor = "",
) -> None:
    """Imprime un código para quien entra en lugar de otra persona, que sigue hasta que se use."""
    from handlers.roles import duty_words
    from handlers.staff import acts

    who, bound_to = one_line(name)[:NAME_LENGTH], _bound_to(only_for)

    async def make(session: AsyncSession) -> tuple[str, str]:
        found = await acts.served(session, duty)
        made = await acts.replace(session, found, who, None, system_clock(), bound_to)
        return made, duty_words(found)

    printed, understood = carry_out(make)
    print(printed)
    print(f"{understood}. {HOW_TO_USE}", file=sys.stderr)


def alternate(
    duty: DutyNumber,
    first: Annotated[str, typer.Option(help="Primer día de la ausencia, como 2021-07-15.")],
    last: Annotated[str, typer.Option(help="Último día de la ausencia.")],
    person: Annotated[
        int | None,
        typer.Option(
            max=COLUMN[-1], help="Persona con acceso, por su número; si no, con un código."
        ),
    ] = None,
    only_for: OnlyFor = "",
) -> None:
    """Nombra suplente de un punto focal de un día a otro, y avisa; sin --person, da un código."""
    from handlers.roles import duty_words
    from handlers.staff import acts

    days, now = (read_date(first), read_date(last)), system_clock()
    bound_to = _bound_to(only_for)
    if bound_to and person is not None:
        fail("--only-for es para un código: no va con --person.")

    async def stand_in(session: AsyncSession) -> tuple[str, str]:
        found = await acts.served(session, duty)
        acts.check_absence(found, days, now)
        if person is None:
            made = await acts.code_for_alternate(session, found, days, None, now, ("", bound_to))
            return made, duty_words(found)
        who = await acts.name_alternate(session, found, person, days, now)
        made = f"Suplente: {who.name or who.id}, del {days[0]} al {days[1]}."
        return made, duty_words(found)

    printed, understood = carry_out(stand_in)
    print(printed)
    told = f"Suplente de: {understood}."
    print(told if person is not None else f"{told} {HOW_TO_USE}", file=sys.stderr)


def _bound_to(only_for: str) -> str:
    """The account that an option names; ends the command where it can't be read."""
    from handlers.invitation.binding import plain_binding

    bound_to = plain_binding(only_for.strip())
    if only_for and not bound_to:
        fail(f"No se lee «{only_for[:40]}»: escriba un usuario como @ana o un celular.")
    return bound_to
