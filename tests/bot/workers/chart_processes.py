"""The processes that draw for this one."""

import asyncio
from multiprocessing import active_children
from multiprocessing.process import BaseProcess

POOLED = ("SpawnProcess", "ForkServerProcess")  # as a pool names them


def workers() -> list[BaseProcess]:
    """Those that draw; other tests of this process may have left bots behind that they forked."""
    return [each for each in active_children() if each.name.startswith(POOLED)]


async def all_gone() -> None:
    for each in workers():
        await asyncio.to_thread(each.join)
