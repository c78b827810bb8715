"""Puno sends Loreto's figures, and what came of it."""

from sqlmodel import col, select

from convenio.states import Stage
from storage.models import Transition
from tests.cast import Bot, Player
from tests.loreto import GOALS, PASTED


async def stages(bot: Bot) -> list[Stage]:
    return [version.stage for version in await bot.versions("puno")]


async def history(bot: Bot) -> list[Transition]:
    async with bot.database.transaction() as session:
        query = select(Transition).where(Transition.version_id > 1).order_by(col(Transition.id))
        return list((await session.exec(query)).all())


async def send_report(bot: Bot, player: Player) -> None:
    await bot.load_goals("puno", GOALS)
    await player.send("/reportar")
    await player.send(PASTED)
    await player.click("Guardar")
    await send_again(player)


async def send_again(player: Player) -> None:
    await player.click("Enviar")
    await player.click("Sí, enviar")
