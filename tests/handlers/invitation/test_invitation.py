"""Who may come in, and how they leave."""

from datetime import timedelta

import pytest

from handlers.invitation.access import create_invitation, looks_like_code
from storage.models import Position, Role
from tests.cast import Bot, Player


async def code_for(bot: Bot, role: Role, region: str = "", indicator: int = 0) -> str:
    async with bot.database.transaction() as session:
        now = bot.simulator.now()
        return await create_invitation(session, Position(role, region, indicator), now)


def read_code(text: str) -> str:
    return next(line for line in text.splitlines() if looks_like_code(line))


async def test_the_first_odes_comes_in_with_a_code_from_the_command_line(bot: Bot) -> None:
    code = await code_for(bot, Role.ODES)
    somebody = bot.player(106)
    await somebody.send(f"/start {code}")
    assert "ODES (Oficina de Descentralización)" in somebody.last_text
    assert somebody.actor.commands[:2] == ["invitar", "personas"]


async def test_a_code_may_be_typed_alone_without_hyphens_and_in_capitals(bot: Bot) -> None:
    code = await code_for(bot, Role.FOCAL, "puno")
    somebody = bot.player(101)
    await somebody.send(code.replace("-", " ").upper())
    assert "Punto focal de la DRTPE Puno" in somebody.last_text


@pytest.mark.both_databases
async def test_a_code_is_used_once(bot: Bot) -> None:
    code = await code_for(bot, Role.FOCAL, "puno")
    first, second = bot.player(101), bot.player(108)
    await first.send(f"/start {code}")
    await second.send(f"/start {code}")
    assert "ya se usó o venció" in second.last_text


async def test_a_code_expires_after_seven_days(bot: Bot) -> None:
    code = await code_for(bot, Role.FOCAL, "puno")
    bot.simulator.advance(timedelta(days=7, seconds=1))
    somebody = bot.player(101)
    await somebody.send(f"/start {code}")
    assert "ya se usó o venció" in somebody.last_text


@pytest.mark.both_databases
async def test_five_wrong_codes_are_not_listened_to_for_an_hour(bot: Bot) -> None:
    code = await code_for(bot, Role.FOCAL, "puno")
    somebody = bot.player(108)
    for _ in range(5):
        await somebody.send("/start aaaa-bbbb-cccc")
        assert "no existe" in somebody.last_text
    await somebody.send(f"/start {code}")
    assert "no leeré más códigos suyos durante una hora" in somebody.last_text
    bot.simulator.advance(timedelta(minutes=61))
    await somebody.send(f"/start {code}")
    assert "Punto focal de la DRTPE Puno" in somebody.last_text


async def test_odes_invites_a_focal_point_by_chat(staffed: Bot, odes: Player) -> None:
    await odes.send("/invitar")
    await odes.click("Punto focal")
    await odes.send("cuzco")
    await odes.send("Punto focal Cusco")
    invitation = odes.last_text
    assert "https://t.me/puntual_simulado_bot?start=" in invitation
    newcomer = staffed.player(108)
    await newcomer.send(f"/start {read_code(invitation)}")
    assert "Punto focal de la GRTPE Cusco" in newcomer.last_text
    assert "reportar" in newcomer.actor.commands


@pytest.mark.both_databases
async def test_a_second_focal_point_is_titular_or_alternate(staffed: Bot, odes: Player) -> None:
    await odes.send("/invitar")
    await odes.click("Punto focal")
    await odes.click("Tacna")
    assert "Ya hay punto focal: Punto focal Tacna" in odes.last_text
    await odes.click("Suplente")
    await odes.click("Sin nombre")
    assert "suplente" in odes.last_text


async def test_an_unknown_region_is_asked_back_with_the_nearest(odes: Player) -> None:
    await odes.send("/invitar")
    await odes.click("Director")
    await odes.send("lima la bella")
    assert "No reconocí «lima la bella»" in odes.last_text
    await odes.click("Lima Provincias")
    await odes.click("Sin nombre")
    assert "DRTPE Lima Provincias" in odes.last_text


async def test_an_invitation_can_be_begun_again_or_given_up(odes: Player) -> None:
    await odes.send("/invitar")
    await odes.click("Director")
    await odes.click("De nuevo")
    assert "¿Qué función tendrá?" in odes.last_text
    await odes.click("Cancelar")
    await odes.send("gracias")
    assert "¿Qué desea hacer?" in odes.last_text


async def test_somebody_whose_access_was_taken_may_still_see_and_erase_what_is_stored(
    staffed: Bot, odes: Player, tacna: Player
) -> None:
    await staffed.end_duties(104)
    await tacna.send("/yo")
    assert "Nombre: Punto focal Tacna" in tacna.last_text
    await tacna.send("/baja")
    await tacna.click("Sí, retirar mi acceso")
    await tacna.send("/yo")
    assert "necesita una invitación" in tacna.last_text


async def test_odes_leaves_by_baja_only_and_is_warned_if_alone(odes: Player) -> None:
    await odes.send("/personas")
    await odes.click("👤 ODES")
    await odes.click("Retirar")
    await odes.click("Sí, retirar")
    assert "use /baja" in odes.toasts[-1]
    await odes.send("/baja")
    assert "la única persona de ODES" in odes.last_text


@pytest.mark.both_databases
async def test_a_directorate_is_invited_for_its_indicator(staffed: Bot, odes: Player) -> None:
    await odes.send("/invitar")
    await odes.click("Dirección proponente")
    await odes.send("13")
    assert "No entendí «13»" in odes.last_text
    await odes.send("9")
    await odes.send("Dirección de conflictos")
    newcomer = staffed.player(108)
    await newcomer.send(read_code(odes.last_text))
    assert "Dirección proponente del IdG 9 (Conciliación)" in newcomer.last_text


@pytest.mark.both_databases
async def test_somebody_without_invitation_asks_and_odes_lets_them_in(
    odes: Player, stranger: Player
) -> None:
    await stranger.send("hola")
    assert "Solicitar acceso" in stranger.labels[0]
    await stranger.click("Solicitar acceso")
    await stranger.send("Soy el nuevo punto focal de la DRTPE Ica")
    await stranger.click("Enviar a ODES")
    assert "ODES recibió su pedido" in stranger.last_text
    assert "«Soy el nuevo punto focal de la DRTPE Ica»" in odes.last_text
    await odes.click("Dar acceso")
    await odes.click("Punto focal")
    await odes.send("Ica")
    await odes.click("Usar ese nombre")
    assert "ya tiene acceso" in odes.last_text
    assert "Punto focal de la DRTPE Ica" in stranger.last_text
    await stranger.send("/reportar")
    assert "DRTPE Ica · II Semestre 2020" in stranger.last_text


async def test_a_code_is_a_code_even_while_a_request_is_being_written(
    staffed: Bot, stranger: Player
) -> None:
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    await stranger.send(await code_for(staffed, Role.FOCAL, "ica"))
    assert "Punto focal de la DRTPE Ica" in stranger.last_text
    await stranger.send("hola")
    assert "¿Qué desea hacer?" in stranger.last_text


async def test_a_refused_request_is_told_politely(odes: Player, stranger: Player) -> None:
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    await stranger.send("curiosidad")
    await stranger.click("Enviar a ODES")
    await odes.click("Rechazar")
    await odes.click("Sí, rechazar")
    assert "ODES no pudo darle acceso" in stranger.last_text
    await odes.click("Dar acceso")
    assert "ya no está vigente" in odes.toasts[-1]


@pytest.mark.both_databases
async def test_odes_sees_who_has_access_and_takes_it_away(odes: Player, tacna: Player) -> None:
    await tacna.send("/reportar")
    await odes.send("/personas")
    assert "Punto focal Tacna: Punto focal de la DRTPE Tacna" in odes.last_text
    await odes.click("👤 Punto focal Tacna")
    await odes.click("Retirar")
    await odes.click("Sí, retirar")
    assert "Punto focal Tacna ya no es" in odes.last_text
    assert "ODES retiró su acceso" in tacna.last_text
    assert tacna.actor.commands == ["start", "ayuda"]
    await tacna.send("60")
    assert "necesita una invitación" in tacna.last_text


@pytest.mark.both_databases
async def test_an_unused_invitation_can_be_withdrawn(staffed: Bot, odes: Player) -> None:
    code = await code_for(staffed, Role.FOCAL, "ica")
    await odes.send("/personas")
    await odes.click("Anular invitación 1")
    newcomer = staffed.player(108)
    await newcomer.send(f"/start {code}")
    assert "ya se usó o venció" in newcomer.last_text


@pytest.mark.both_databases
async def test_yo_shows_what_is_stored(puno: Player) -> None:
    await puno.send("/yo")
    assert "Nombre: Punto focal Puno" in puno.last_text
    assert "Número de Telegram: 101" in puno.last_text
    assert "Punto focal de la DRTPE Puno" in puno.last_text


@pytest.mark.both_databases
async def test_baja_takes_access_and_name_and_keeps_the_reports(
    staffed: Bot, puno: Player, colleague: Player, odes: Player
) -> None:
    await puno.send("/reportar")
    await puno.send("1: meta 60, ejecutado 45")
    await puno.click("Guardar")
    await puno.send("/baja")
    await puno.click("Sí, retirar mi acceso")
    assert "su acceso y su nombre fueron retirados" in puno.last_text
    assert puno.actor.commands == ["start", "ayuda"]
    await staffed.pass_time()
    assert "Punto focal Puno retiró su acceso. Era: Punto focal de la DRTPE Puno." in odes.last_text
    await puno.send("/reportar")
    assert "necesita una invitación" in puno.last_text
    await colleague.send("/reportar")
    assert "1 de 12" in colleague.last_text
    assert "una persona que se retiró" in colleague.last_text


async def test_baja_can_be_thought_better_of(puno: Player) -> None:
    await puno.send("/baja")
    await puno.click("No, seguir")
    await puno.send("/reportar")
    assert "DRTPE Puno" in puno.last_text


@pytest.mark.both_databases
async def test_a_person_who_blocks_the_bot_is_noticed_by_odes(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    assert "Punto focal Puno no recibe mensajes" in odes.last_text
    await puno.send("/start")
    await odes.send("/personas")
    assert "no recibe mensajes" not in odes.last_text


@pytest.mark.parametrize("text", ["/invitar", "/personas", "/solicitudes", "/reportar"])
async def test_a_stranger_gets_a_polite_refusal_and_how_to_ask(stranger: Player, text: str) -> None:
    await stranger.send(text)
    assert "necesita una invitación" in stranger.last_text
    assert stranger.labels == ["✋ Solicitar acceso"]


@pytest.mark.parametrize("text", ["/invitar", "/personas", "/solicitudes"])
async def test_only_odes_manages_people(puno: Player, director: Player, text: str) -> None:
    for player in (puno, director):
        await player.send(text)
        assert "no está disponible para usted" in player.last_text
