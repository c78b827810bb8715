"""Ways to screens that few see: what was done before, one in doubt, one of several."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlmodel import col, select

from convenio.catalogue.indicators import INDICATORS
from handlers.invitation.access import give_duty
from storage.models import Position, Role, Version
from storage.people.people import find_person
from storage.report.editions import add_edition
from tests.cast import Bot, Player
from tests.documents.workbooks.samples import sheet_with
from tests.handlers.new_schedule.test_new_schedule import NEW_YEAR, table
from tests.handlers.pending.ways import (
    CONCLUDED,
    DIRECTORATE,
    ODES,
    PUNO,
    Way,
    after,
    attaching,
    clicks,
    in_march,
)
from tests.handlers.report.scripts import arrived
from tests.loreto import send_again
from tests.sent_evaluations import Asked, recommend

TACNA, LORETO = 104, 105
DOUBTFUL = sheet_with([1, "45-50"], [2, 30], headings=("N.°", "Ejecutado"))
ACTA = b"%PDF-1.4 acta"
TEXTS = b"III. Objetivos\n\nDar cuenta.\n\nNota de m\xc3\xa9todo\n\nSe suma y se divide.\n"


@dataclass(frozen=True)
class Older:
    """A button of a message that `who` got before: its data."""

    who: int
    data: str


Lead = Callable[[Bot], Awaitable[Player | Older]]


def older(who: int, data: str, way: Way | None = None) -> Lead:
    """A button of a message that somebody got before; `way`: what is done before."""

    async def lead(bot: Bot) -> Older:
        if way is not None:
            await way(bot)
        return Older(who, data)

    return lead


def typing(lead: Way, *typed: str) -> Way:
    async def go(bot: Bot) -> Player:
        player = await lead(bot)
        for text in typed:
            await player.send(text)
        return player

    return go


def newest(action: str, region: str = "puno") -> Lead:
    """ODES's button about a region's newest version."""

    async def find(bot: Bot) -> Older:
        async with bot.database.transaction() as session:
            sent = select(Version).where(Version.region == region).order_by(col(Version.id).desc())
            version = (await session.exec(sent)).first()
        assert version is not None
        return Older(ODES, f"{action}:{version.id}")

    return find


async def with_two_duties(bot: Bot) -> Player:
    """Who serves two regions asks as one of them."""
    await bot.give_focal(TACNA, "moquegua")
    return await clicks(TACNA, "/consulta", typed="¿Cuándo vence?")(bot)


async def with_two_indicators(bot: Bot) -> Player:
    """The directorate of two indicators types a text without a heading."""
    async with bot.database.transaction() as session:
        person = await find_person(session, DIRECTORATE)
        assert person is not None
        second = Position(Role.PROPONENT, indicator=5, agreement=INDICATORS.agreement)
        await give_duty(session, person, second, bot.simulator.now())
    return await clicks(DIRECTORATE, "/evaluar", typed=CONCLUDED)(bot)


async def with_texts(bot: Bot) -> Player:
    odes = await clicks(ODES, "/informe", "Textos")(bot)
    await odes.attach(TEXTS, "textos.txt")
    await arrived(bot)
    return odes


async def corrected(bot: Bot) -> Player:
    """A second version was sent, with another figure."""
    puno = await clicks(PUNO, "/corregir", typed="Error en el IdG 3")(bot)
    await puno.click("Abrir la versión")
    await puno.click("3 Visitas")
    await puno.send("65")
    await clicks(PUNO, "/reportar", "Revisar y enviar")(bot)
    await send_again(puno)
    return puno


async def with_edition(bot: Bot) -> Player:
    async with bot.database.transaction() as session:
        edition = await add_edition(session, "2020-II", "", (), None, bot.simulator.now(), after=0)
    assert edition is not None
    return bot.player(ODES)


async def asked_to_consent(bot: Bot) -> Player:
    """ODES, whom a region asks to consent to a correction."""
    await clicks(LORETO, "/corregir", typed="error de digitación")(bot)
    await bot.player(LORETO).click("Pedir a ODES")
    return bot.player(ODES)


async def asked_to_consent_to_evaluation(bot: Bot) -> Player:
    await bot.player(DIRECTORATE).click("Pedirlo a ODES")
    return bot.player(ODES)


async def implemented(bot: Bot) -> Player:
    """The directorate sees what a region says that it implemented, with a file that shows it."""
    await with_two_indicators(bot)
    await recommend(bot, 5, Asked("Visitar empresas.", regions=("puno",), everybody=False))
    puno = await clicks(PUNO, "/recomendaciones idg 5", "✓ Hecha")(bot)
    await puno.attach(ACTA, "acta.pdf")
    await puno.click("Guardar")
    return await clicks(DIRECTORATE, "/recomendaciones puno", "🔎 R-")(bot)


async def of_new_period(bot: Bot) -> Player:
    odes = await clicks(ODES, "/periodos", "Abrir otro semestre", typed="I semestre 2021")(bot)
    await odes.click("Regiones")
    return odes


RARE_BEFORE: tuple[Lead, ...] = (
    attaching(PUNO, "/reportar", DOUBTFUL, "dudas.xlsx"),
    typing(attaching(ODES, "/cargar", table(NEW_YEAR), "programa.csv"), "2023"),
    older(ODES, f"iagree:{INDICATORS.agreement}", clicks(ODES, "/invitar", "Dirección")),
    of_new_period,
    clicks(TACNA, "/reportar", "4 ", typed="60"),
    with_two_duties,
    clicks(TACNA, "/menu", typed="45"),
    clicks(ODES, "/reprogramar", "12 ", "2", "Sin fecha (1)"),
    clicks(ODES, "/reprogramar Puno", "7 "),
    clicks(ODES, "/reprogramar 12.2 puno 15/4", "Hora"),
    with_two_indicators,
    older(ODES, "infheadown", clicks(ODES, "/informe", "Textos", "Membrete")),
    with_texts,
    *(
        older(ODES, data)
        for data in (
            *("evidences:puno:1:2020-II", "book:2020-II", "offices:2020-II", "effectby"),
            *("matrix:2021:0", "factorhide"),
        )
    ),
)
RARE_AFTER: tuple[Lead, ...] = (
    clicks(DIRECTORATE, "/evaluar 1", "Corregir", typed="Puno se omitió"),
    asked_to_consent_to_evaluation,
    asked_to_consent,
    implemented,
    older(PUNO, "infread:1", with_edition),
    older(ODES, "infreaders:1"),
    after(in_march, clicks(PUNO, "/asistencia", "Puno · febrero", "❌ No")),
)
