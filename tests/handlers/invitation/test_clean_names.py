"""Names, words and files' names come in without what nobody sees, wherever they come in."""

from dataclasses import replace

from sqlmodel import select

from storage.models import Evidence, FigureRow, Person
from tests.cast import Bot, Player
from tests.handlers.consultations.scripts import consult, respond, words_kept
from tests.loreto import GOALS

NAME = "Mari\u0301a\u202e Luz\u200b"


async def test_a_name_and_words_from_telegram_are_kept_as_they_are_read(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    chat = stranger.actor.chat
    chat.member = replace(chat.member, first_name=NAME, last_name="Quispe\nMamani")
    await stranger.send("hola")
    await stranger.click("Solicitar acceso")
    await stranger.send("Soy de\u2066 la DRTPE\u2028Ica\0")
    await stranger.click("Enviar a ODES")
    assert "María Luz Quispe Mamani" in odes.last_text
    assert "«Soy de la DRTPE Ica»" in odes.last_text
    await odes.click("Dar acceso")
    await odes.click("Punto focal")
    await odes.send("Ica")
    await odes.click("Usar ese nombre")
    async with staffed.database.transaction() as session:
        names = (await session.exec(select(Person.name))).all()
    assert "María Luz Quispe Mamani" in names


async def test_a_cause_a_letter_and_a_files_name_are_cleaned_too(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.attach(b"%PDF-1.4", "acta\u202e\u200b fin\u0301al.pdf")
    await puno.send("5")
    await puno.send("Nin\u0303o\u200e costero\u0007\ny lluvias")
    async with staffed.database.transaction() as session:
        words = (await session.exec(select(FigureRow.cause_words))).all()
        [file] = (await session.exec(select(Evidence))).all()
    assert "Niño costero y lluvias" in words
    assert file.name == "acta fińal.pdf"
    await odes.send("/escribir")
    await odes.click("todas las personas")
    await odes.send("Estimados:\n\nNo hay\u202e sistema.")
    await odes.click("Enviar a 6 personas")
    assert any("Estimados:\n\nNo hay sistema." in text for text in tacna.texts)


async def test_a_command_a_question_and_an_answer_are_cleaned_too(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await odes.send("/escribir \u200ePu\u200bno\u00a0")
    await odes.send("Man\u0303ana no hay\u202e sistema.")
    await odes.click("Enviar a 3 personas")
    assert any("Mañana no hay sistema." in text for text in puno.texts)
    await consult(puno, "\u2067¿Hasta\u200b cua\u0301ndo?\u2069")
    await respond(odes, "\ufeffHasta el\u202e viernes.")
    assert await words_kept(staffed) == ["¿Hasta cuándo?", "Hasta el viernes."]
