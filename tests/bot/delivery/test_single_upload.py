"""One uploads, the others wait: not for ever, and not for one that failed."""

import asyncio

import pytest

from bot.delivery.single_upload import SingleUploads

KEY = ("digest", False)


async def test_what_is_uploaded_is_waited_for() -> None:
    uploads, order = SingleUploads(), list[str]()
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def first() -> None:
        async with uploads.one_at_a_time(KEY):
            begun.set()
            await goes_on.wait()
            order.append("uploaded")

    async def second() -> None:
        async with uploads.one_at_a_time(KEY):
            order.append("found")

    uploading = asyncio.create_task(first())
    await begun.wait()
    waiting = asyncio.create_task(second())
    async with uploads.one_at_a_time(("another", False)):
        goes_on.set()
    await asyncio.gather(uploading, waiting)
    assert order == ["uploaded", "found"]


async def test_a_slow_upload_is_waited_for_only_so_long() -> None:
    uploads = SingleUploads(patience=0)
    async with uploads.one_at_a_time(KEY), uploads.one_at_a_time(KEY):
        pass
    async with uploads.one_at_a_time(KEY):
        pass


async def test_an_upload_that_failed_lets_the_next_one_have_its_turn() -> None:
    uploads = SingleUploads(patience=60)
    with pytest.raises(OSError, match="line"):
        async with uploads.one_at_a_time(KEY):
            raise OSError("line")
    async with uploads.one_at_a_time(KEY):
        pass
