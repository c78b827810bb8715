"""An auditor reads what ODES reads, changes nothing, and is told nothing by itself."""

from collections.abc import Iterator
from datetime import timedelta

from sqlmodel import SQLModel, col, func, select

from bot.example.demo import AUDITOR
from handlers.conversations import CONVERSATIONS
from handlers.invitation.access import give_duty
from handlers.words import plain_text, say
from storage.database import Database, run
from storage.models import AuditSeal, HandledUpdate, KeptPicture, Outbox, Pulse, Question, Slot
from storage.people.people import find_person
from tests.cast import Bot, Player
from tests.handlers.consultations.scripts import consult
from tests.handlers.staff.test_staff import code_in
from tests.handlers.test_access import offered, walk_through

[CHAT] = AUDITOR
A_DAY = timedelta(days=1)
REFUSED = plain_text(say("menu/refused"))
READ = (
    *("/estado", "/estado puno", "/cuadro", "/cuadro 5", "/consolidado", "/resumen puno"),
    *("/comparar puno", "/indicador 1", "/versiones puno", "/evidencias puno", "/cronograma"),
    *("/asistencia", "/aprobar", "/prorrogas", "/personas", "/solicitudes", "/periodos"),
    *("/metas", "/convenios", "/salud", "/proximos", "/verificar", "/consultas"),
)
WRITE = ("/invitar", "/escribir", "/reprogramar", "/cargar", "/reportar", "/corregir", "/anexo4")
OF_ODES = {  # what only a reader who also acts is told to do
    "verlo y decidir": "verlo",
    "para cambiar sus fechas, cerrarlo o publicarlo": "para verlo",
    "\n¿Las tiene en Excel o LibreOffice? Envíe aquí el libro (.xlsx, .ods), con una fila para "
    "cada región y una columna para cada indicador (1, 2, 3…).": "",
}
OWN = {"leave"}  # one's own access is everybody's to give back
# What chats are at, and what the clock does.
PASSING = (AuditSeal, HandledUpdate, KeptPicture, Outbox, Pulse, Question, Slot)


async def stored(database: Database) -> dict[str, list[str]]:
    """All other rows by table, without when somebody was last seen."""
    passing = {table.__tablename__ for table in PASSING}
    lasting = [table for table in SQLModel.metadata.sorted_tables if table.name not in passing]
    async with database.transaction() as session:
        found = {table.name: await run(session, table.select(), {}) for table in lasting}
        return {
            name: sorted(repr({**row, "seen_at": None}) for row in rows.mappings())
            for name, rows in found.items()
        }


async def owed_to_others(database: Database) -> int:
    """How many messages anybody but the auditor was ever sent."""
    async with database.transaction() as session:
        query = select(func.count()).where(col(Outbox.chat_id) != CHAT)
        return (await session.exec(query)).one()


def keys(on: str) -> Iterator[str]:
    return (entry.key for each in CONVERSATIONS for entry in each.STEPS if entry.on == on)


async def answers(player: Player, command: str) -> list[str]:
    before = {message.id for message in player.actor.messages}
    await player.send(command)
    return [m.text for m in player.actor.messages if m.from_bot and m.id not in before]


def as_read(text: str) -> str:
    for words, others in OF_ODES.items():
        text = text.replace(words, others)
    return text


async def buttons_of_odes(odes: Player) -> set[str]:
    """Data of the buttons on the screens where ODES acts."""
    data: set[str] = set()
    walks = (
        *(("/periodos", "II Semestre 2020", act) for act in ("Cambiar", "Regiones", "Publicar")),
        *(("/metas", region, "1") for region in ("Puno", "Tacna")),
        ("/convenios", "Convenio nuevo"),
        ("/escribir", "todas"),
        ("/personas", "Punto focal Puno", "Reemplazar"),
        ("/personas", "Punto focal Puno", "ausencia"),
        ("/reprogramar", "1", "1"),
        ("/estado tacna", "Ampliar"),
        ("/cargar",),
        ("/consultas", "1 · Puno", "Responder"),
        ("/consultas", "1 · Puno", "Cerrar"),
        ("/invitar", "Punto focal"),
    )
    for command, *labels in walks:
        await odes.send(command)
        data.update(offered(odes))
        for label in labels:
            await odes.click(label)
            data.update(offered(odes))
    return data


async def test_an_auditor_reads_what_odes_reads(
    staffed: Bot, sent: int, odes: Player, auditor: Player
) -> None:
    for command in READ:
        theirs = [as_read(text) for text in await answers(odes, command)]
        assert await answers(auditor, command) == theirs, command
        assert theirs
        assert REFUSED not in theirs[-1]


async def test_an_auditor_is_shown_no_button_that_is_refused(
    staffed: Bot, sent: int, auditor: Player
) -> None:
    pressed: set[str] = set()
    for command in (*READ, "/menu", "/yo", "/ayuda"):
        await auditor.send(command)
        offered_here = [each["callback_data"] for row in auditor.last.buttons for each in row]
        for data in [each for each in offered_here if each not in pressed]:
            pressed.add(data)
            await auditor.send(command)
            seen = len(auditor.toasts)
            await auditor.press(auditor.last, data)
            assert all(REFUSED not in toast for toast in auditor.toasts[seen:]), data
    await auditor.send("/metas")
    await auditor.click("Puno")
    assert auditor.labels == ["← Atrás", "✖ Cancelar"]


async def test_nothing_that_an_auditor_presses_or_types_changes_anything(
    staffed: Bot, puno: Player, odes: Player, stranger: Player, auditor: Player
) -> None:
    await consult(puno)
    data = await walk_through(staffed, puno, odes, stranger) | await buttons_of_odes(odes)
    shown = {each.split(":")[0] for each in data}
    guessed = ("", ":1:1", ":2020-II:puno", ":puno:1", ":all")
    data |= {f"{key}{args}" for key in {*keys("press")} - shown for args in guessed}
    before, told = await stored(staffed.database), await owed_to_others(staffed.database)
    await auditor.send("/start")
    await auditor.press_all(
        auditor.last, [each for each in sorted(data) if each.split(":")[0] not in OWN]
    )
    for command in sorted({*keys("command")}):
        await auditor.send(f"/{command}")
        await auditor.send("puno")
        await auditor.send("45")
    for name in ("metas.xlsx", "programacion-2021.csv"):
        await auditor.attach(b"1;2", name)
    assert await stored(staffed.database) == before
    assert await owed_to_others(staffed.database) == told
    assert len(shown) > 60


async def test_what_an_auditor_may_not_do_is_refused_in_words(
    staffed: Bot, auditor: Player
) -> None:
    for command in WRITE:
        assert REFUSED in (await answers(auditor, command))[-1], command


async def test_an_auditor_is_invited_in_the_chat_and_named_in_it(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    await odes.send("/invitar")
    await odes.click("Auditoría")
    await odes.click("Sin nombre")
    await stranger.send(code_in(odes.last_text))
    assert "• Auditoría" in stranger.last_text
    await stranger.send("/yo")
    assert "Auditoría" in stranger.last_text
    await stranger.send("/ayuda")
    assert "Usted ve lo mismo que ODES y no cambia nada" in stranger.last_text


async def test_an_auditor_is_told_nothing_by_itself(
    staffed: Bot, sent: int, odes: Player, auditor: Player
) -> None:
    heard = len(auditor.texts)
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Publicar")
    await odes.click("Sí, publicar")
    for _ in range(14):
        await staffed.pass_time(A_DAY)
    assert len(auditor.texts) == heard


async def test_who_becomes_an_auditor_is_asked_nothing_more_of_what_they_did_for_odes(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("Abrir otro semestre")
    async with staffed.database.transaction() as session:
        person = await find_person(session, odes.actor.id)
        assert person is not None
        await give_duty(session, person, AUDITOR[CHAT], staffed.simulator.now())
    await odes.press(odes.last, "nothing")
    assert "• Auditoría" in odes.last_text
