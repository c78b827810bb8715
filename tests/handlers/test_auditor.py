"""An auditor reads what ODES reads, changes nothing, and is told nothing by itself."""

from datetime import timedelta

from bot.example.demo import AUDITOR
from handlers.invitation.access import give_duty
from handlers.words import plain_text, say
from storage.people.people import find_person
from tests.cast import Bot, Player
from tests.handlers.staff.test_staff import code_in

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


async def answers(player: Player, command: str) -> list[str]:
    before = {message.id for message in player.actor.messages}
    await player.send(command)
    return [m.text for m in player.actor.messages if m.from_bot and m.id not in before]


def as_read(text: str) -> str:
    for words, others in OF_ODES.items():
        text = text.replace(words, others)
    return text


async def test_an_auditor_reads_what_odes_reads(
    staffed: Bot, sent: int, odes: Player, auditor: Player
) -> None:
    for command in READ:
        theirs = [as_read(text) for text in await answers(odes, command)]
        assert await answers(auditor, command) == theirs, command
        assert theirs
        assert REFUSED not in theirs[-1]


async def test_an_auditor_is_offered_no_goal_to_set(staffed: Bot, auditor: Player) -> None:
    await auditor.send("/metas")
    await auditor.click("Puno")
    assert auditor.labels == ["← Atrás", "✖ Cancelar"]


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
