"""The webhook's server bears whatever connects: slow, broken off, or of two minds."""

import asyncio
from contextlib import suppress

import pytest

from bot.config.settings import Settings
from bot.inbox import patient_protocol, webhook
from tests.bot.inbox.test_webhook import settings
from tests.cast import Bot

__all__ = ["settings"]
HEAD = b"POST /aviso HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: de-a_1\r\n"
NOWHERE = HEAD.replace(b"/aviso", b"/x")
SECONDS = 20


async def said(
    settings: Settings, *pieces: bytes, hear: bool = True, dripping: bool = False
) -> bytes:
    """What the server answers until it hangs up; without `hear`, we hang up first.

    `dripping`: a letter more follows every moment.
    """
    reader, writer = await asyncio.open_connection("127.0.0.1", settings.webhook_port)
    for piece in pieces:
        writer.write(piece)
        await writer.drain()
    if not hear:
        writer.transport.abort()
        return b""
    dripped = asyncio.create_task(_drip(writer)) if dripping else None
    async with asyncio.timeout(SECONDS):
        heard = await reader.read()
    if dripped:
        dripped.cancel()
    writer.close()
    with suppress(ConnectionError):
        await writer.wait_closed()
    return heard


async def _drip(writer: asyncio.StreamWriter) -> None:
    while not writer.is_closing():
        writer.write(b"a")
        await asyncio.sleep(0.05)


async def test_what_is_slow_broken_off_or_ambiguous_is_answered_and_hung_up_on(
    staffed: Bot, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(patient_protocol, "HEAD_SECONDS", 0.3)
    monkeypatch.setattr(webhook, "BODY_SECONDS", 0.3)
    await staffed.up()
    of = staffed.settings
    assert await said(of) == b""  # says nothing at all
    assert await said(of, HEAD) == b""  # never ends its headers
    late = await said(of, HEAD + b"Content-Length: 50\r\n\r\n", b'{"update_id"')
    assert late.startswith(b"HTTP/1.1 408")
    chunked = b"Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n"
    for lengths in (b"Content-Length: 2\r\n", b"Content-Length: 50\r\n"):
        assert (await said(of, HEAD + lengths + chunked)).startswith(b"HTTP/1.1 400")
    endless = b"Content-Length: 500000\r\n\r\n"
    for refused, code in ((HEAD.replace(b"de-a_1", b"otro"), b"403"), (NOWHERE, b"404")):
        assert (await said(of, refused + endless, dripping=True)).startswith(b"HTTP/1.1 " + code)
    two = b"Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}"
    assert (await said(of, HEAD + two)).startswith(b"HTTP/1.1 400")
    for path in (b"/aviso/", b"//aviso", b"/healthz/"):
        wrong = HEAD.replace(b"/aviso", path, 1) + b"Connection: close\r\nContent-Length: 0\r\n\r\n"
        answer = await said(of, wrong)
        assert answer.startswith(b"HTTP/1.1 404")
        assert b"location" not in answer.lower()
    await said(of, HEAD + b"Content-Length: 50\r\n\r\n", b'{"update_id"', hear=False)
    ended = HEAD + b"Connection: close\r\nContent-Length: 2\r\n\r\n{}"
    assert b"not an update" in await said(of, ended)
    assert "Traceback" not in "".join(capfd.readouterr())
