"""The way to each question of the bot, by the real chat; each may be gone more than once."""

from collections.abc import Awaitable, Callable

from convenio.report.requirements import Requirements
from handlers.invitation.access import create_invitation
from handlers.questions import QuestionKind as Kind
from storage.models import Position, Role, SecondFactor
from storage.people.people import find_person
from tests.cast import Bot, Player
from tests.documents.workbooks.samples import sheet_with
from tests.handlers.consultations.scripts import consult, threads
from tests.handlers.extensions.test_extensions import ask, wishes
from tests.handlers.loreto_report import load_and_send
from tests.handlers.new_schedule.test_new_schedule import NEW_YEAR, table
from tests.jobs.test_in_the_chat import clock_says
from tests.loreto import GOALS, PASTED
from tests.sent_evaluations import Asked, recommend

PUNO, DIRECTOR, ODES, DIRECTORATE, STRANGER = 101, 103, 106, 107, 108
CONCLUDED = "La G/DRTPE de Loreto cumplió la meta."
Way = Callable[[Bot], Awaitable[Player]]
TWICE = sheet_with(["Puno", 5, 80, 89], headings=("Región", "IdG", "Meta", "Meta"))
FORM = sheet_with([1, 60, 45], headings=("N.°", "Meta", "Ejecutado"))


def clicks(who: int, command: str, *labels: str, typed: str = "") -> Way:
    """A command, the buttons pressed after it, and perhaps a text."""

    async def lead(bot: Bot) -> Player:
        player = bot.player(who)
        await player.send(command)
        for label in labels:
            await player.click(label)
        if typed:
            await player.send(typed)
        return player

    return lead


def after(first: Way, then: Way, *, once: bool = False) -> Way:
    """One way after another; `once`: the first is gone only once."""
    gone: set[Bot] = set()

    async def lead(bot: Bot) -> Player:
        if not (once and bot in gone):
            await first(bot)
            gone.add(bot)
        return await then(bot)

    return lead


async def with_goals(bot: Bot) -> Player:
    await bot.load_goals("puno", GOALS)
    return bot.player(PUNO)


async def sent(bot: Bot) -> Player:
    await load_and_send(bot, bot.player(PUNO))
    return bot.player(PUNO)


async def in_march(bot: Bot) -> Player:
    await clock_says(bot, "2021-03-01T08:30")
    return bot.player(PUNO)


async def asked_for_time(bot: Bot) -> Player:
    if not await wishes(bot):
        await ask(bot.player(PUNO))
    return bot.player(ODES)


async def asked_for_contact(bot: Bot) -> Player:
    """With a code that is bound to a telephone."""
    async with bot.database.transaction() as session:
        code = await create_invitation(
            session, Position(Role.FOCAL, "ica"), bot.simulator.now(), bound_to="51987654321"
        )
    player = bot.player(STRANGER)
    await player.send(f"/start {code}")
    return player


def attaching(who: int, command: str, content: bytes, name: str) -> Way:
    async def lead(bot: Bot) -> Player:
        player = bot.player(who)
        await player.send(command)
        await player.attach(content, name)
        return player

    return lead


def pressing(who: int, data: str, *then: str) -> Way:
    """A button of an old message, and what is typed after it."""

    async def lead(bot: Bot) -> Player:
        player = bot.player(who)
        await player.press(player.last, data)
        for typed in then:
            await player.send(typed)
        return player

    return lead


def of_report(*labels: str, typed: str = "") -> Way:
    return after(with_goals, clicks(PUNO, "/reportar", *labels, typed=typed), once=True)


async def of_causes(bot: Bot) -> Player:
    """Asked for the one cause of all that missed their goal."""
    player = bot.player(PUNO)
    await player.send("/reportar")
    await player.send(PASTED)
    await player.click("Guardar")
    await player.click("La misma causa")
    return player


def of_return(*labels: str, typed: str = "") -> Way:
    lead = clicks(DIRECTOR, "/aprobar", "Puno", "Devolver", *labels, typed=typed)
    return after(sent, lead, once=True)


def of_correction(typed: str = "") -> Way:
    return after(sent, clicks(PUNO, "/corregir", typed=typed), once=True)


def of_wish(label: str, typed: str = "") -> Way:
    return after(asked_for_time, clicks(ODES, "/prorrogas", "Responder: Puno", label, typed=typed))


async def asked_odes(bot: Bot) -> Player:
    if not await threads(bot):
        await consult(bot.player(PUNO))
    return bot.player(ODES)


def in_thread(typed: str = "") -> Way:
    return after(asked_odes, clicks(ODES, "/consultas", "1 · Puno", "Responder", typed=typed))


def of_attendance(*labels: str) -> Way:
    return after(in_march, clicks(PUNO, "/asistencia", "Puno · febrero", *labels), once=True)


async def with_recommendations(bot: Bot) -> Player:
    for indicator in (4, 5, 7):
        await recommend(bot, indicator, Asked("Difundir el servicio.", activities=(1,)))
    await bot.publish_period()
    return bot.player(PUNO)


def marking(label: str) -> Way:
    return clicks(PUNO, "/recomendaciones", label)


async def with_reasons(bot: Bot) -> Player:
    await with_goals(bot)
    await bot.require(Requirements(reasons=True))
    return bot.player(PUNO)


async def evaluated(bot: Bot) -> Player:
    """The directorate of IdG 1 has sent its evaluation."""
    directorate = bot.player(DIRECTORATE)
    await directorate.send("/evaluar 1")
    await directorate.send(CONCLUDED)
    for label in ("Guardar", "Enviar a ODES", "Sí, enviar"):
        await directorate.click(label)
    return directorate


def of_evaluation(*labels: str, typed: str = "") -> Way:
    lead = clicks(ODES, "/evaluaciones", "IdG 1", *labels, typed=typed)
    return after(evaluated, lead, once=True)


async def with_second_factor(bot: Bot) -> Player:
    """ODES has set a second factor, whose codes nobody here knows."""
    async with bot.database.transaction() as session:
        person = await find_person(session, ODES)
        assert person is not None
        await session.merge(
            SecondFactor(
                person_id=person.id or 0,
                since=bot.simulator.now(),
                salt="1",
                key_mark="2",
                recovery_salt="3",
            )
        )
    return bot.player(ODES)


PERIOD = ("/periodos", "II Semestre 2020")
METAS = sheet_with(["Puno", *GOALS], headings=("Región", *range(1, 13)))
WAYS: tuple[tuple[Kind, Way], ...] = (
    (Kind.INVITATION, clicks(ODES, "/invitar")),
    (Kind.INVITATION, clicks(ODES, "/invitar", "Punto focal")),
    (Kind.INVITATION, clicks(ODES, "/invitar", "Director", "Ica")),
    (Kind.ACCESS_REQUEST, clicks(STRANGER, "/start", "Solicitar acceso")),
    (Kind.ACCESS_REQUEST, clicks(STRANGER, "/start", "Solicitar acceso", typed="Soy de Ica")),
    (Kind.CONTACT, asked_for_contact),
    (Kind.LEAVING, clicks(PUNO, "/baja")),
    (Kind.FIRST_CODE, clicks(ODES, "/seguridad", "Activar")),
    (Kind.CODE, after(with_second_factor, clicks(ODES, *PERIOD, "Publicar", "Sí, publicar"))),
    (Kind.REPLACEMENT, clicks(ODES, "/personas", "👤 Director Puno", "Reemplazar")),
    (Kind.STAND_IN, clicks(ODES, "/personas", "👤 Punto focal Puno", "Suplente por ausencia")),
    (Kind.CARD, of_report()),
    (Kind.PROGRAMMED, clicks(PUNO, "/reportar", "4 ")),
    (Kind.EXECUTED, of_report("4 ")),
    (
        Kind.FIGURE_REASON,
        after(with_reasons, clicks(PUNO, "/reportar", "4 ", "No aplica"), once=True),
    ),
    (Kind.CAUSE, of_report("4 ", typed="1")),
    (Kind.SHARED_CAUSE, after(with_goals, of_causes, once=True)),
    (Kind.SEVERAL, of_report("Varios a la vez")),
    (Kind.TABLE, of_report(typed=PASTED)),
    (
        Kind.WORKBOOK,
        after(
            with_goals,
            attaching(PUNO, "/reportar", FORM, "a.xlsx"),
        ),
    ),
    (Kind.REVIEW, of_report("Revisar y enviar")),
    (Kind.REVIEW, after(of_report(typed=PASTED), of_report("Revisar y enviar"))),
    (Kind.CORRECTION_REASON, of_correction()),
    (
        Kind.CORRECTION_REASON,
        of_correction("hubo un error"),
    ),
    (Kind.REMARK, of_return()),
    (Kind.REMARK, of_return("IdG 3")),
    (Kind.REMARK, of_return("IdG 3", typed="Revise el 3")),
    (Kind.SUMMARY_SUBJECT, clicks(ODES, "/resumen")),
    (Kind.SUMMARY_SUBJECT, clicks(ODES, "/indicador")),
    (Kind.SCHEDULE_REGION, clicks(ODES, "/cronograma", "Una región")),
    (Kind.DAY_OFF, clicks(PUNO, "/dias", "Agregar un día: Puno")),
    (Kind.DAY_OFF, clicks(PUNO, "/dias", "Agregar un día: Puno", typed="29/1")),
    (Kind.SILENCE, clicks(PUNO, "/recordatorios", "hasta otra fecha")),
    (Kind.FOLLOWED, pressing(ODES, "extend:2020-II")),
    (Kind.FOLLOWED, pressing(ODES, "extend:2020-II:puno")),
    (Kind.FOLLOWED, pressing(ODES, "extend:2020-II:puno", "29/1")),
    (Kind.EXTENSION_REQUEST, clicks(PUNO, "/prorroga")),
    (Kind.EXTENSION_REQUEST, clicks(PUNO, "/prorroga", "+7 días")),
    (Kind.EXTENSION_REQUEST, clicks(PUNO, "/prorroga", "+7 días", typed="Corte de luz")),
    (Kind.EXTENSION_ANSWER, of_wish("Otra fecha")),
    (Kind.EXTENSION_ANSWER, of_wish("No ampliar")),
    (Kind.EXTENSION_ANSWER, of_wish("No ampliar", "El informe sale el 20")),
    (Kind.LETTER, clicks(ODES, "/escribir")),
    (Kind.LETTER, clicks(ODES, "/escribir", "Puno")),
    (Kind.LETTER, clicks(ODES, "/escribir", "Puno", typed="Envíen su reporte")),
    (Kind.CONSULTATION, clicks(PUNO, "/consulta")),
    (Kind.CONSULTATION, clicks(PUNO, "/consulta", typed="¿Cuándo vence?")),
    (Kind.IN_THREAD, in_thread()),
    (Kind.IN_THREAD, in_thread("Vence el 15")),
    (Kind.EVALUATION, clicks(DIRECTORATE, "/evaluar")),
    (Kind.EVALUATION, clicks(DIRECTORATE, "/evaluar 1")),
    (Kind.EVALUATION, clicks(DIRECTORATE, "/evaluar 1", typed=CONCLUDED)),
    (Kind.EVALUATION_REMARK, of_evaluation("Devolver")),
    (Kind.EVALUATION_REMARK, of_evaluation("Devolver", typed="Falta Puno")),
    (Kind.REPORT_TEXT, clicks(ODES, "/informe", "Textos")),
    (Kind.REPORT_TEXT, clicks(ODES, "/informe", "Textos", "Objetivos")),
    (Kind.REPORT_TEXT, clicks(ODES, "/informe", "Textos", "Objetivos", typed="Dar cuenta.")),
    (Kind.WORDING, clicks(ODES, "/textos")),
    (Kind.WORDING, clicks(ODES, "/textos", "Recordatorio a la región")),
    (
        Kind.WORDING,
        clicks(
            ODES, "/textos", "Consultas sin responder", typed="Esperan respuesta:\n{{ consultas }}"
        ),
    ),
    (Kind.NEW_SCHEDULE, attaching(ODES, "/cargar", table(NEW_YEAR), "programa.csv")),
    (Kind.MOVE, clicks(ODES, "/reprogramar")),
    (Kind.MOVE, clicks(ODES, "/reprogramar", "9 Conciliación")),
    (Kind.ATTENDANCE, of_attendance()),
    (Kind.ABSENCE_REASON, of_attendance("❌ No")),
    (Kind.IMPLEMENTED, after(with_recommendations, of_attendance("✅ Sí"), once=True)),
    (Kind.PROGRESS, after(with_recommendations, marking("◐ En curso"), once=True)),
    (Kind.PROGRESS, after(with_recommendations, marking("✗ No procede"), once=True)),
    (Kind.PERIOD, clicks(ODES, *PERIOD, "Cambiar fechas")),
    (Kind.PERIOD, clicks(ODES, *PERIOD, "Cambiar fechas", "Motivo")),
    (Kind.PERIOD, clicks(ODES, *PERIOD, "Cambiar fechas", "Fecha límite")),
    (Kind.PERIOD_REGION, clicks(ODES, *PERIOD, "Regiones")),
    (Kind.PERIOD_REGION, clicks(ODES, *PERIOD, "Regiones", "Tacna")),
    (Kind.PERIOD_REGION, clicks(ODES, *PERIOD, "Regiones", "Tacna", typed="Sin convenio")),
    (Kind.PERIOD_REQUIREMENTS, clicks(ODES, *PERIOD, "Qué se exige")),
    (Kind.GOALS, clicks(ODES, "/metas")),
    (Kind.GOALS, clicks(ODES, "/metas", "Puno")),
    (Kind.GOALS, clicks(ODES, "/metas", "Puno", "1")),
    (Kind.FILE_WAYS, attaching(ODES, "/metas", TWICE, "metas.xlsx")),
    (Kind.GOAL_SHEET, attaching(ODES, "/metas", METAS, "metas.xlsx")),
    (Kind.AGREEMENT, clicks(ODES, "/convenios", "Convenio nuevo")),
    (Kind.FIGURES, after(with_goals, clicks(PUNO, "/menu", typed="45"), once=True)),
    (Kind.AGREEMENT, clicks(ODES, "/convenios", "Convenio nuevo", typed="2024-2025")),
)
