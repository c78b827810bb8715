"""Every kind of message gets an answer that is true and says what to do."""

from datetime import timedelta
from decimal import Decimal

import pytest

from tests.cast import Bot, Player
from tests.loreto import GOALS, PASTED
from tests.simulator.pictures import png

ACTA = b"%PDF-1.4\n%acta de la reunion"
HEARD = ("voice", "audio")
WATCHED = ("video", "video_note", "animation")
OTHERS = ("poll", "location", "venue", "contact", "dice", "story")
FILES = (
    ("acta.pdf", "este PDF", "abra /reportar, toque el indicador y envíelo otra vez"),
    ("carta.doc", "este documento", "Como sustento se reciben una foto, o un PDF"),
    ("carta.docx", "este documento", "toque el indicador y envíelo otra vez"),
    ("datos.bin", "este archivo", "Como sustento se reciben una foto, o un PDF"),
)


async def _at_third(bot: Bot, player: Player) -> None:
    await bot.load_goals("puno", GOALS)
    await player.send("/reportar")
    await player.click("3 Visitas CCL")


async def test_what_cannot_be_read_says_so_and_asks_for_the_figure_again(
    staffed: Bot, puno: Player
) -> None:
    await _at_third(staffed, puno)
    for kind in (*HEARD, *WATCHED, "sticker", *OTHERS):
        await (puno.send_other(kind) if kind in OTHERS else puno.record(kind))
        said = puno.last_text
        expected = "No puedo oír" if kind in HEARD else "No puedo ver"
        assert (expected if kind in (*HEARD, *WATCHED) else "solo leo texto") in said, kind
        assert "Escriba lo ejecutado: un porcentaje, o lo ejecutado sobre la base" in said, kind
        assert "IdG 3 de 12" in said, kind
        assert puno.actor.messages[-1].id == puno.last.id, kind
    await puno.send("45")
    assert await staffed.executed("puno", 3) == Decimal(45)


@pytest.mark.parametrize("opened", [False, True])
async def test_with_no_indicator_open_a_file_is_not_kept_and_says_how(
    staffed: Bot, puno: Player, opened: bool
) -> None:
    if opened:
        await puno.send("/reportar")
    await puno.photograph(png())
    assert "No leí cifras de esta foto, y no quedó guardada" in puno.last_text
    assert "abra /reportar, toque el indicador y envíela otra vez" in puno.last_text
    for name, noun, way in FILES:
        await puno.attach(ACTA, name)
        assert f"No leí cifras de {noun}, y no quedó guardado" in puno.last_text, name
        assert way in puno.last_text, name
    await puno.record("voice")
    assert "No puedo oír esta nota de voz, y no quedó guardada" in puno.last_text
    assert ("0 de 12" in puno.last_text) == opened


@pytest.mark.parametrize("name", ["cifras.xlsb", "cifras.xls"])
async def test_an_old_spreadsheet_gets_one_answer_open_or_not(
    staffed: Bot, puno: Player, name: str
) -> None:
    await puno.attach(b"...", name)
    said = puno.last_text
    assert "Guardar como «Libro de Excel (.xlsx)»" in said
    await _at_third(staffed, puno)
    await puno.attach(b"...", name)
    assert puno.last_text == said


async def test_a_file_with_its_indicator_open_is_evidence_and_no_figure(
    staffed: Bot, puno: Player
) -> None:
    await _at_third(staffed, puno)
    await puno.attach(b"1,2\n", "cifras.csv")
    assert "cifras.csv quedó adjunto al IdG 3, como sustento" in puno.last_text
    assert "No leí cifras de este CSV: para que las lea, péguelas aquí" in puno.last_text
    await puno.attach(ACTA, "acta.pdf", "Reunión del 5 de marzo")
    assert "acta (Reunión del 5 de marzo).pdf quedó adjunto al IdG 3" in puno.last_text
    assert "No leí cifras de este PDF. La cifra del IdG 3 aún falta" in puno.last_text
    await puno.photograph(png(), "Taller en Juliaca")
    assert "Taller en Juliaca.png quedó adjunto al IdG 3" in puno.last_text
    await puno.attach(b"...", "carta.doc")
    assert "carta.doc no se guardó: es de un Word antiguo" in puno.last_text
    assert await staffed.executed("puno", 3) is None


async def test_a_captions_figure_is_read_and_its_photo_is_the_evidence(
    staffed: Bot, puno: Player
) -> None:
    await _at_third(staffed, puno)
    await puno.photograph(png(), "45")
    assert "foto.png quedó adjunto al IdG 3" in puno.last_text
    assert "El IdG 3 dice: ejecutado 45%, meta 70%" in puno.last_text
    assert await staffed.executed("puno", 3) == Decimal(45)
    assert any(message.body.get("caption") == "45" for message in puno.actor.messages)


async def test_a_caption_is_asked_back_as_what_is_typed(staffed: Bot, puno: Player) -> None:
    await _at_third(staffed, puno)
    await puno.attach(ACTA, "acta.pdf", "45 % (33 de 72)")
    assert "acta.pdf quedó adjunto al IdG 3" in puno.last_text
    assert "33 de 72 es 46%" in puno.last_text
    await puno.click("45.83% (33 de 72)")
    assert await staffed.executed("puno", 3) == Decimal("45.833333")


async def test_all_of_a_captioned_album_belongs_to_the_indicator_that_was_open(
    staffed: Bot, puno: Player
) -> None:
    await _at_third(staffed, puno)
    files = (("a.jpg", png()), ("b.jpg", png(3)), ("c.jpg", png(4)))
    await puno.attach_together(*files, kind="photo", caption="75")
    assert "3 archivos quedaron adjuntos al IdG 3" in puno.last_text
    assert await staffed.executed("puno", 3) == Decimal(75)
    assert "IdG 4 de 12" in puno.last_text
    assert "📎 Adjuntar sustento" in puno.labels


async def test_a_captions_table_is_shown_before_it_is_kept(staffed: Bot, puno: Player) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.send("/reportar")
    await puno.photograph(png(), PASTED)
    assert "No leí cifras de esta foto" in puno.texts[-2]
    assert "sí: mire abajo" in puno.texts[-2]
    assert "Esto leí. ¿Lo guardo?" in puno.last_text
    await puno.click("Los doce")
    await puno.record("video", "45")
    assert "No puedo ver este video" in puno.texts[-2]
    assert "¿De qué indicador es 45%?" in puno.last_text
    await puno.click("3 Visitas CCL")
    assert await staffed.executed("puno", 3) == Decimal(45)


async def test_a_captions_figure_with_nothing_open_is_asked_for_its_indicator(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await puno.photograph(png(), "45")
    assert "¿De qué indicador es 45%?" in puno.last_text
    await puno.click("3 Visitas CCL")
    assert await staffed.executed("puno", 3) == Decimal(45)
    await puno.send("/cancelar")
    await puno.photograph(png(), "Taller de abril")
    assert "Tampoco leí su leyenda «Taller de abril»" in puno.last_text
    assert "escríbalo como mensaje" in puno.last_text


async def test_a_caption_below_another_screen_is_asked_about(staffed: Bot, puno: Player) -> None:
    await _at_third(staffed, puno)
    await puno.send("/menu")
    await puno.photograph(png(), "45")
    assert await staffed.executed("puno", 3) is None
    assert "Escribió 45% debajo de otra pantalla y no se guardó" in puno.last_text
    await puno.click("Sí, es 45%")
    assert await staffed.executed("puno", 3) == Decimal(45)


async def test_an_album_with_nothing_open_is_answered_once(staffed: Bot, puno: Player) -> None:
    for begin in ("/menu", "/reportar"):
        await puno.send(begin)
        before = len(puno.actor.messages)
        await puno.attach_together(("a.pdf", ACTA), ("b.pdf", ACTA), ("c.pdf", ACTA))
        written = [message.text for message in puno.actor.messages[before - 1 :]]
        told = [text for text in written if "no quedó guardado" in text]
        assert len(told) == 1
        assert "Lo mismo vale para lo que envió junto" in told[0]


async def test_a_forwarded_message_is_read_as_typed(staffed: Bot, puno: Player) -> None:
    await _at_third(staffed, puno)
    await puno.forward("75")
    assert "IdG 3 guardado: ejecutado 75%" in puno.last_text


async def test_whoever_does_not_report_gets_an_answer_too(
    odes: Player, director: Player, stranger: Player
) -> None:
    for player in (odes, director):
        for kind in ("voice", "video", "sticker"):
            await player.record(kind)
            assert "No puedo" in player.last_text or "solo leo texto" in player.last_text
        await player.attach(ACTA, "acta.pdf")
        assert "no leí este PDF, y no quedó guardado" in player.last_text
        await player.send_other("poll")
        assert "esta encuesta no cambió nada" in player.last_text
    await stranger.record("voice")
    assert "necesita una invitación" in stranger.last_text
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    for kind in ("voice", "sticker"):
        await stranger.record(kind)
        assert "No puedo oír" in stranger.last_text or "solo leo texto" in stranger.last_text
        assert "Escriba su nombre, su oficina y su función" in stranger.last_text
    await stranger.photograph(png(), "Rosa, de la DRTPE Ica")
    assert "Tampoco leí su leyenda «Rosa, de la DRTPE Ica»" in stranger.last_text
    await stranger.send("Rosa, de la DRTPE Ica")
    assert "Rosa, de la DRTPE Ica" in stranger.last_text


async def test_edits_are_answered_but_for_a_place_that_moves(
    staffed: Bot, puno: Player, director: Player, stranger: Player
) -> None:
    await puno.send_other("location")
    sent = puno.actor.messages[-2].body
    before = len(puno.texts)
    moved = {**sent, "edit_date": staffed.simulator.timestamp()}
    await staffed.settled(staffed.simulator.push({"edited_message": moved}))
    assert len(puno.texts) == before
    for player, way in (
        (puno, "abra /reportar"),
        (director, "escríbala en un mensaje nuevo"),
        (stranger, "escríbala en un mensaje nuevo"),
    ):
        await player.send("hola")
        said = next(m.body for m in reversed(player.actor.messages) if m.body.get("text") == "hola")
        changed = {**said, "text": "45", "edit_date": staffed.simulator.timestamp()}
        await staffed.settled(staffed.simulator.push({"edited_message": changed}))
        assert "Cambió un mensaje que ya había leído; lo guardado sigue igual" in player.last_text
        assert way in player.last_text


async def test_what_telegram_itself_notes_in_the_chat_is_passed_over(
    staffed: Bot, puno: Player
) -> None:
    await puno.send("/menu")
    said = puno.actor.messages[-2].body
    before = len(puno.texts)
    pinned = {key: said[key] for key in ("message_id", "date", "chat", "from")}
    pinned |= {"message_id": said["message_id"] + 50, "pinned_message": dict(said)}
    await staffed.settled(staffed.simulator.push({"message": pinned}))
    assert len(puno.texts) == before


async def test_what_no_library_knows_yet_is_answered_too(staffed: Bot, puno: Player) -> None:
    await puno.send("/menu")
    said = puno.actor.messages[-2].body
    unknown = {key: said[key] for key in ("date", "chat", "from")}
    unknown |= {"message_id": said["message_id"] + 50, "hologram": {"id": 1}}
    await staffed.settled(staffed.simulator.push({"message": unknown}))
    assert "este mensaje no cambió nada" in puno.last_text


async def test_the_words_of_a_caption_that_a_read_file_has_are_not_passed_over(
    staffed: Bot, puno: Player
) -> None:
    await puno.attach(b"...", "anexo.xls", "Aquí va lo de Puno, saludos")
    assert "No leí la leyenda «Aquí va lo de Puno, saludos», solo el archivo" in "".join(puno.texts)
    await puno.attach(b"...", "anexo.xls", "45")
    assert "¿De qué indicador es 45%?" in puno.last_text


async def test_what_comes_early_is_not_lost_without_a_word(staffed: Bot, puno: Player) -> None:
    await _at_third(staffed, puno)
    late = staffed.simulator.timestamp()
    staffed.simulator.advance(timedelta(minutes=1))
    await puno.record("voice", "75")
    assert "IdG 4 de 12" in puno.last_text
    said = next(m.body for m in reversed(puno.actor.messages) if m.body.get("voice"))
    early = {**said, "message_id": said["message_id"] + 50, "date": late, "caption": "50"}
    await staffed.settled(staffed.simulator.push({"message": early}))
    assert "«50» llegó antes de que usted pudiera ver esta pregunta" in puno.last_text
    del early["voice"]
    paper = {"file_id": "x", "file_unique_id": "y", "file_name": "acta.pdf"}
    early |= {"message_id": said["message_id"] + 51, "document": paper}
    await staffed.settled(staffed.simulator.push({"message": early}))
    assert "Este archivo llegó antes" in puno.last_text
    assert await staffed.executed("puno", 4) is None


async def test_a_caption_that_names_another_indicator_files_it_there(
    staffed: Bot, puno: Player
) -> None:
    await _at_third(staffed, puno)
    await puno.photograph(png(), "IdG 5: 60")
    assert "foto.png quedó adjunto al IdG 5" in puno.last_text
    assert "5 Agentes econ.     60%" in puno.last_text
    await puno.click("Guardar")
    assert await staffed.executed("puno", 5) == Decimal(60)
    await puno.attach(ACTA, "acta.pdf", "sustento de la Bolsa de trabajo")
    assert "No leí cifras de este PDF, y no quedó guardado" in puno.last_text
    await puno.attach(ACTA, "acta.pdf", "Sustento del IdG 4")
    assert "acta (Sustento del IdG 4).pdf quedó adjunto al IdG 4" in puno.last_text


async def test_a_caption_that_says_there_is_no_figure_is_asked_for_its_mark(
    staffed: Bot, puno: Player
) -> None:
    await _at_third(staffed, puno)
    await puno.photograph(png(), "aún no hay datos")
    assert "quedó adjunto al IdG 3" in puno.last_text
    assert "«aún no hay datos» no es una cifra" in puno.last_text
    await puno.click("No se ejecutó (había meta)")
    assert await staffed.executed("puno", 3) == 0
