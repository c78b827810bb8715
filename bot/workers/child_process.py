"""A process that is given everything at once, and answers with everything at its end."""

from asyncio.subprocess import Process


async def answer_of(process: Process, given: bytes) -> tuple[bytes, bytes]:
    """What it wrote to its two streams; it is killed if nobody waits for it any more."""
    try:
        return await process.communicate(given)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
