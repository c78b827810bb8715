"""The demonstration: the example data and a cast to play, in the simulator, in January 2021."""

from collections.abc import Mapping
from datetime import UTC, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.example.published_report import load_example
from bot.example.simulated_reports import load_simulated
from handlers.commands import menu_for
from handlers.invitation.access import admit, give_duty
from handlers.invitation.welcome import welcome_view
from simulator import Member
from storage.models import Position, Role, RowKind
from storage.outbox import outbox
from storage.people import people

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)  # Tuesday, ten in the morning in Lima

# Telegram ids of the cast: small ones, which no real account of today has.
CAST = (
    Member(101, "Punto focal", "Puno", "titular", started=True),
    Member(102, "Punto focal", "Puno (suplente)", "suplente", started=True),
    Member(103, "Director", "Puno", "recibe los reportes", started=True),
    Member(104, "Punto focal", "Tacna", "otra región", started=True),
    Member(105, "Punto focal", "Loreto", "ya reportó", started=True),
    Member(106, "ODES", note="Oficina de Descentralización", started=True),
    Member(107, "Dirección proponente", "IdG 1", "propuso el indicador", started=True),
    Member(108, "Persona", "sin acceso", "no tiene invitación"),
    Member(109, "Auditoría", note="ve todo, no cambia nada", started=True),
)
POSITIONS = {
    101: Position(Role.FOCAL, "puno"),
    102: Position(Role.FOCAL, "puno", alternate=True),
    103: Position(Role.DIRECTOR, "puno"),
    104: Position(Role.FOCAL, "tacna"),
    105: Position(Role.FOCAL, "loreto"),
    106: Position(Role.ODES),
    107: Position(Role.PROPONENT, indicator=1),
}
AUDITOR = {109: Position(Role.AUDITOR)}


async def load_cast(
    session: AsyncSession, now: datetime, positions: Mapping[int, Position] = POSITIONS
) -> None:
    """Load the example data and the cast with its duties.

    Each gets a welcome and the menu anew, since the simulator forgets its chats between one
    demonstration and the next.
    """
    await load_example(session)
    names = {member.id: f"{member.first_name} {member.last_name}".strip() for member in CAST}
    for telegram_id, position in positions.items():
        person = await people.find_person(session, telegram_id)
        if person is None:
            person = await admit(session, telegram_id, names[telegram_id], now)
            await give_duty(session, person, position, now)
        duties = await people.duties_of(session, person)
        welcome = await welcome_view(session, person, duties, now)
        commands = [list(pair) for pair in menu_for(duties)]
        outbox.put(session, telegram_id, RowKind.COMMANDS, {"commands": commands}, now)
        outbox.put(session, telegram_id, RowKind.SAY, welcome.payload, now)


async def load_demonstration(session: AsyncSession, now: datetime) -> None:
    """Load the cast, simulated reports of regions that nobody plays, and evaluations of them."""
    await load_cast(session, now, POSITIONS | AUDITOR)
    played = {position.region for position in POSITIONS.values() if position.role is Role.FOCAL}
    await load_simulated(session, without=played)
    from bot.example.simulated_evaluations import load_evaluations  # which reads texts

    await load_evaluations(session, now)


async def has_cast(session: AsyncSession) -> bool:
    """Tell whether this database was used for the demonstration."""
    return any([await people.find_person(session, member.id) for member in CAST])
