"""A route that was said or offered goes as the same command or button goes by itself."""

from handlers.context import Context
from handlers.conversations import ROUTES
from handlers.pending.covering import covering
from handlers.routes import On


async def follow(context: Context, on: On, key: str) -> None:
    """Go that route, with what becomes of the pending question."""
    step = covering(ROUTES[on, key])
    context.turn.step = step.__name__
    await step(context)
