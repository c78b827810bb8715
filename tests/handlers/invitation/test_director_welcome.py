"""What a director reads on coming in: where the region's report is, and what waits for them."""

from handlers.invitation.access import create_invitation
from storage.models import Position, Role
from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send


async def comes_in(bot: Bot, player: Player, role: Role, region: str) -> None:
    async with bot.database.transaction() as session:
        code = await create_invitation(session, Position(role, region), bot.simulator.now())
    await player.send(code)


async def test_a_new_director_reads_what_waits_and_is_led_to_it_and_to_the_summary(
    staffed: Bot, sent: int, stranger: Player
) -> None:
    await comes_in(staffed, stranger, Role.DIRECTOR, "puno")
    assert "Usted es:\n• Director/a o gerente regional de la DRTPE Puno" in stranger.last_text
    words = "DRTPE Puno · II Semestre 2020: espera su aprobación desde el martes 5 de enero."
    assert words in stranger.last_text
    assert "Un reporte espera su aprobación: toque «Por aprobar»." in stranger.last_text
    assert stranger.labels == ["🖊 Por aprobar (1)", "📊 Resumen de mi región", "❓ Cómo funciona"]
    await stranger.click("Por aprobar")
    assert "✅ Aprobar" in stranger.labels
    await stranger.click("Resumen de mi región")
    assert "DRTPE Puno" in stranger.last_text


async def test_before_the_report_comes_it_says_how_far_it_is(
    staffed: Bot, puno: Player, stranger: Player, director: Player
) -> None:
    assert "su punto focal aún no lo empieza; vence el viernes 15 de enero, faltan 10 días" in (
        director.last_text
    )
    await staffed.load_goals("puno", [60] * 12)
    await puno.send("/reportar")
    await puno.click("Empezar")
    await puno.send("45")
    await comes_in(staffed, stranger, Role.DIRECTOR, "puno")
    assert "su punto focal lleva 1 de 12; vence el viernes 15 de enero" in stranger.last_text
    assert "Nada espera su aprobación" in stranger.last_text
    await stranger.click("Por aprobar")
    assert "Ningún reporte espera aprobación." in stranger.last_text


async def test_after_it_was_received_nothing_is_asked_of_them(
    staffed: Bot, puno: Player, director: Player, stranger: Player
) -> None:
    await load_and_send(staffed, puno)
    await director.click("Aprobar")
    await comes_in(staffed, stranger, Role.DIRECTOR, "puno")
    assert "DRTPE Puno · II Semestre 2020: se envió el martes 5 de enero." in stranger.last_text
    assert "Nada espera su aprobación" in stranger.last_text


async def test_the_help_of_a_director_names_approving(director: Player) -> None:
    await director.send("/ayuda")
    assert "apruébelo o devuélvalo con un comentario" in director.last_text
    assert "Con /aprobar ve lo que espera su aprobación." in director.last_text
    assert "/aprobar – Reportes por aprobar" in director.last_text


async def test_a_focal_point_is_welcomed_as_before(staffed: Bot, stranger: Player) -> None:
    await comes_in(staffed, stranger, Role.FOCAL, "tumbes")
    assert stranger.labels == ["📝 Reportar ahora", "❓ Cómo funciona"]
    assert "aprobación" not in stranger.last_text
