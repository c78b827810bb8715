"""What Loreto reported of the second semester of 2020 (Gráfico 11), as tests load and send it."""

from tests.cast import Player

GOALS = [60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50]
PASTED = "60 45 30 10 89 58 7 25 66 1 33 27"


async def send_report(player: Player) -> None:
    """All twelve pasted at once."""
    await player.send("/reportar")
    await player.send(PASTED)
    await player.click("Guardar")
    await send_again(player)


async def send_again(player: Player) -> None:
    await player.click("Enviar")
    await player.click("Sí, enviar")
