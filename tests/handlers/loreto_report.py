"""Puno sends Loreto's figures, and what came of it."""

from sqlmodel import col, select

from convenio.report.stages import Stage
from storage.models import Transition
from tests.cast import Bot, Player
from tests.loreto import GOALS, send_report


async def stages(bot: Bot) -> list[Stage]:
    return [version.stage for version in await bot.versions("puno")]


async def history(bot: Bot) -> list[Transition]:
    async with bot.database.transaction() as session:
        query = (
            select(Transition).where(col(Transition.version_id) > 1).order_by(col(Transition.id))
        )
        return list((await session.exec(query)).all())


async def load_and_send(bot: Bot, player: Player) -> None:
    await bot.load_goals("puno", GOALS)
    await send_report(player)
