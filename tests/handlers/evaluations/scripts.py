"""A directorate writes and sends evaluations, as the tests of them begin."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from sqlalchemy import event
from sqlmodel import col, select

from convenio.catalogue.indicators import INDICATORS
from convenio.evaluation.items import Item
from handlers.invitation.access import give_duty
from handlers.turn import TURN
from simulator import Message
from storage.database import Database
from storage.evaluations.evaluations import load
from storage.models import EvaluationRow, Position, Role
from storage.people import people
from tests.cast import Bot, Player

DIRECTORATE, COLLEAGUE, OTHER = 107, 102, 104  # the last two serve a region until they are named
ANNEX = """Conclusiones:
• Las G/DRTPE de Amazonas, Lambayeque y San Martín no tenían meta programada.
• Las G/DRTPE de Apurímac, Cajamarca, Callao, Ica, Loreto y Moquegua cumplieron la meta.
• Las G/DRTPE de Madre de Dios y Ucayali no ejecutaron acciones por falta de personal.
• Las G/DRTPE de Cusco, Huancavelica, Lima, Pasco y Piura no cumplieron la meta.
Recomendaciones:
• Continuar con el acompañamiento a las regiones mediante reuniones
virtuales.
• Madre de Dios y Ucayali deben contratar personal para el servicio.
"""


async def name_directorate(bot: Bot, telegram_id: int, *indicators: int) -> Player:
    """Give somebody of the cast those indicators to evaluate."""
    async with bot.database.transaction() as session:
        person = await people.find_person(session, telegram_id)
        assert person is not None
        for number in indicators:
            position = Position(Role.PROPONENT, indicator=number)
            await give_duty(session, person, position, bot.simulator.now())
    return bot.player(telegram_id)


async def evaluate(directorate: Player, text: str = ANNEX, number: int = 1) -> None:
    """Paste the text of an indicator and send it: four actions after the card is open."""
    await directorate.send(f"/evaluar {number}")
    await directorate.send(text)
    for label in ("Guardar", "Enviar a ODES", "Sí, enviar"):
        await directorate.click(label)


def card(player: Player) -> Message:
    message = player.actor.messages[-1]
    assert message.from_bot
    return message


async def versions(bot: Bot, indicator: int = 1) -> list[EvaluationRow]:
    async with bot.database.transaction() as session:
        query = (
            select(EvaluationRow)
            .where(EvaluationRow.indicator == indicator)
            .order_by(col(EvaluationRow.number))
        )
        return list((await session.exec(query)).all())


async def items_of(bot: Bot, row: EvaluationRow) -> Sequence[Item]:
    async with bot.database.transaction() as session:
        return (await load(session, row)).items


def proponent(number: int) -> str:
    return INDICATORS[number].proponent


@contextmanager
def reads_of(database: Database) -> Iterator[list[str]]:
    """What steps ask of the database meanwhile."""
    reads: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if TURN.get(None) and statement.startswith("SELECT"):
            reads.append(statement)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    yield reads
    event.remove(database.engine.sync_engine, "before_cursor_execute", note)
