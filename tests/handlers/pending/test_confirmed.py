"""What is sent on in somebody's words, or can't be undone, is shown first and confirmed."""

import pytest

from tests.cast import Bot, Player
from tests.handlers.extensions.test_extensions import ask
from tests.handlers.loreto_report import stages
from tests.handlers.pending.lone_words import newest
from tests.handlers.pending.trials import contents
from tests.handlers.reporting.test_corrected import publish

NOT_CONTENT = ("ayuda", "cancelar", "ok", "gracias", "no", "👍", "aprobar", "volver")


def hears(player: Player, words: str) -> bool:
    return any(words in text for text in player.texts)


@pytest.mark.parametrize("word", NOT_CONTENT)
async def test_a_word_that_is_no_comment_returns_nothing(
    staffed: Bot, sent: int, director: Player, puno: Player, word: str
) -> None:
    await director.click("Devolver")
    await director.click("IdG 3")
    await director.send(word)
    assert await stages(staffed) == ["waiting"]
    assert not hears(puno, "devolvió")


async def test_a_return_is_shown_changed_and_sent_in_four_acts(
    staffed: Bot, sent: int, director: Player, puno: Player
) -> None:
    await director.click("Devolver")
    await director.click("IdG 3")
    await director.send("¿No fueron 40?")
    assert "Se devolverá a Puno con este comentario sobre el IdG 3" in newest(director).text
    assert "«¿No fueron 40?»" in newest(director).text
    assert director.labels == ["↩️ Devolver", "✎ Escribir otro", "✖ Cancelar"]
    assert not hears(puno, "devolvió")
    await director.send("sí")
    assert "Para confirmar, pulse «↩️ Devolver»." in newest(director).text
    await director.click("Escribir otro")
    await director.send("Revise las <visitas>")
    old = director.data_of("Devolver")
    await director.send("Revise las visitas de julio")
    await director.press(director.last, old)
    assert await stages(staffed) == ["waiting"]
    await director.click("↩️ Devolver")
    assert await stages(staffed) == ["returned"]
    assert "con este comentario: «Revise las visitas de julio»" in director.last_text
    assert hears(puno, "«Revise las visitas de julio»")


async def test_a_return_is_left_without_a_trace(
    staffed: Bot, sent: int, director: Player, puno: Player
) -> None:
    before = await contents(staffed)
    await director.click("Devolver")
    await director.send("Revíselo")
    await director.click("Cancelar")
    assert "no se devolvió" in newest(director).text
    assert "Ver y decidir" in director.labels[0]
    assert await contents(staffed) == before
    assert not hears(puno, "devolvió")


async def test_a_refusal_of_more_time_is_shown_and_quoted(odes: Player, puno: Player) -> None:
    await ask(puno)
    await odes.click("No ampliar")
    for word in NOT_CONTENT[2:6]:
        await odes.send(word)
    await odes.send("El informe sale el 20")
    assert "recibirá esta respuesta:\n\n«El informe sale el 20»" in newest(odes).text
    assert not hears(puno, "no amplió")
    await odes.click("No ampliar y avisar")
    assert "Respuesta: «El informe sale el 20»" in newest(odes).text
    assert hears(puno, "El informe sale el 20")


async def test_a_request_for_access_is_shown_and_quoted(odes: Player, stranger: Player) -> None:
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    for word in ("hola", "ayuda", "sí"):
        await stranger.send(word)
    await stranger.send("Ana Quispe, DRTPE Ica")
    assert "ODES recibirá este pedido de acceso:\n\n«Ana Quispe, DRTPE Ica»" in stranger.last_text
    assert not hears(odes, "Ana Quispe")
    await stranger.click("Enviar a ODES")
    assert "«Ana Quispe, DRTPE Ica»" in newest(stranger).text
    assert hears(odes, "Ana Quispe, DRTPE Ica")


async def test_a_refused_request_is_confirmed_and_can_still_be_granted(
    odes: Player, stranger: Player
) -> None:
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    await stranger.send("Ana Quispe, DRTPE Ica")
    await stranger.click("Enviar a ODES")
    await odes.click("Rechazar")
    assert "Ana Quispe, DRTPE Ica" in newest(odes).text
    assert not hears(stranger, "no pudo darle acceso")
    await odes.click("Cancelar")
    assert newest(odes).labels == ["Dar acceso…", "Rechazar"]


async def test_the_reason_of_a_correction_is_shown_and_quoted(
    staffed: Bot, sent: int, puno: Player
) -> None:
    await puno.send("/corregir")
    for word in NOT_CONTENT[2:6]:
        await puno.send(word)
    await puno.send("error en el IdG 3")
    assert "Se abrirá una nueva versión con este motivo" in newest(puno).text
    assert "«error en el IdG 3»" in newest(puno).text
    assert len(await staffed.versions("puno")) == 1
    await puno.click("Cancelar")
    assert "Lo enviado sigue igual" in newest(puno).text
    assert len(await staffed.versions("puno")) == 1


async def test_an_answer_to_a_consent_is_confirmed_first(
    staffed: Bot, loreto: Player, odes: Player
) -> None:
    await publish(staffed, closed=True)
    await loreto.send("/corregir")
    await loreto.send("error de digitación")
    assert "Se pedirá a ODES que consienta" in newest(loreto).text
    assert not hears(odes, "pide corregir")
    await loreto.click("Pedir a ODES")
    await odes.click("No consentirla")
    assert "Motivo: «error de digitación»" in newest(odes).text
    await odes.click("Cancelar")
    assert newest(odes).labels == ["✅ Consentir la corrección", "✖️ No consentirla"]
    assert not hears(loreto, "no consiente")
    await odes.click("No consentirla")
    await odes.click("Sí, no consentirla")
    assert hears(loreto, "ODES no consiente corregir")


async def test_nothing_to_cancel_says_what_one_can_do(puno: Player, odes: Player) -> None:
    for player, label in ((puno, "Reportar"), (odes, "Estado")):
        await player.send("/cancelar")
        assert "No hay nada que cancelar." in newest(player).text
        assert "Toque un botón" in newest(player).text
        assert any(label in shown for shown in newest(player).labels)


async def test_a_letter_that_is_cancelled_is_not_said_to_be_kept(odes: Player) -> None:
    await odes.send("/escribir")
    await odes.send("cancelar")
    assert "no se envió ni se guardó nada de eso" in newest(odes).text
