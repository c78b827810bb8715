"""`python -m tests.bench.stack`: two replicas behind the proxy, while one of them stands still."""

import asyncio
import signal
import tempfile
from pathlib import Path

from bot.example import demo
from simulator import Simulator
from tests.conftest import TEN_IN_THE_MORNING, fresh_database, running_postgresql
from tests.packaging.stack import SECRET, Posts, Stack, running

RATE = 10
SECONDS = 20


async def measure(database_url: str, folder: Path) -> None:
    simulator = Simulator(demo.CAST, TEN_IN_THE_MORNING)
    await simulator.start()
    async with running(simulator, database_url, folder) as stack:
        first, second = stack.replicas
        _tell("both well", await _load(stack))
        stack.signal(first, signal.SIGSTOP)
        _tell("one frozen (SIGSTOP)", await _load(stack))
        stack.signal(first, signal.SIGCONT)
        await stack.both_serve()
        _tell("thawed (SIGCONT)", await _load(stack))
        posting = asyncio.create_task(_load(stack))
        await asyncio.sleep(1)
        await second.stop()
        _tell("one stopped (SIGTERM)", await posting)
        await second.start()
        await stack.both_serve()
        posting = asyncio.create_task(_load(stack))
        await asyncio.sleep(1)
        await second.kill()
        _tell("one killed (SIGKILL)", await posting)
    for secret in (SECRET, simulator.token):
        found = [log.name for log in (*stack.logs, stack.proxy_log) if secret in log.read_text()]
        print(f"  logs with the {'secret' if secret == SECRET else 'token'}: {found or 'none'}")
    await simulator.stop()


async def _load(stack: Stack) -> Posts:
    return await stack.post(RATE * SECONDS, per_second=RATE)


def _tell(what: str, posts: Posts) -> None:
    one, two = posts.stored
    print(
        f"  {what:24} {len(posts.codes):4} posts {one:6} {two:6} stored {posts.failed:4} failed"
        f" {max(posts.took):6.2f} s at most",
        flush=True,
    )


if __name__ == "__main__":
    print(f"The stack, {RATE} posts a second for {SECONDS} s each; stored by the first, the second")
    with (
        running_postgresql() as server,
        fresh_database(server) as url,
        tempfile.TemporaryDirectory() as name,
    ):
        asyncio.run(measure(url, Path(name)))
