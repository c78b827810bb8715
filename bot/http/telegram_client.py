"""The HTTP client under python-telegram-bot: aiohttp, which stays quick with many in flight.

What it hands on is Telegram's word; of all else it says whether the call may have been done.
"""

import io
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import RetryAfter
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter
from yarl import URL

from bot.http.line import Line, MaybeDone, MaybeSent, NoWord, TokenRefused
from bot.http.telegram_answers import may_be_done, telegrams_word

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SECONDS = 10.0  # for each of: a connection, a part of the answer
WHOLE_SECONDS = 50.0  # for all of it: less than is left of the lease of a row that is claimed
REFUSED = 401
UNKNOWN = 404
OWN_TROUBLE = range(500, 600)  # of Telegram's: it says itself that nothing came of the call
NOT_BEGUN = (
    aiohttp.ClientConnectorError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.ClientHttpProxyError,
)
_PATIENCE: ContextVar[float] = ContextVar("patience", default=1)


def delay_of(error: RetryAfter) -> timedelta:
    """The time for which Telegram wants to be left alone."""
    after = error.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)


def parameters(given: Mapping[str, Any]) -> RequestData:
    """The parameters of a call that PTB's bot does not make itself; they travel in the body."""
    return RequestData([RequestParameter.from_input(name, value) for name, value in given.items()])


@contextmanager
def patience(times: float) -> Iterator[None]:
    """Wait that many times as long as usual for an answer."""
    token = _PATIENCE.set(times)
    try:
        yield
    finally:
        _PATIENCE.reset(token)


class AiohttpRequest(BaseRequest):
    """The requests of a bot; `api_url` decides once whether the environment's proxy is used."""

    def __init__(self, connections: int, api_url: str, line: Line | None = None) -> None:
        self._connections = connections
        self._proxy = proxy_for(api_url)
        self._line = line or Line()
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float:
        return SECONDS

    async def initialize(self) -> None:
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        if self._session is not None:
            await self._session.close()
            self._session = None

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Send a request; raises NoWord, without the address and its token."""
        if self._session is None:
            raise RuntimeError("not initialized")
        called = _method_of(url) if method == "POST" else ""
        timeout = aiohttp.ClientTimeout(
            total=WHOLE_SECONDS,
            connect=2 * SECONDS,  # waiting for a free connection included
            sock_connect=_seconds(connect_timeout),
            sock_read=_seconds(read_timeout) * _PATIENCE.get(),
        )
        body = _body(request_data)
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=body,
                headers=FORM if isinstance(body, bytes) else None,
                timeout=timeout,
                allow_redirects=False,  # whoever sends us elsewhere would be told the token
            ) as response:
                status, answer = response.status, await response.read()
        except NOT_BEGUN as error:
            raise self._nothing(type(error).__name__) from None
        except Exception as error:  # whatever breaks off what was begun
            raise self._nothing(type(error).__name__, maybe_done=called) from None
        return self._heard(called, status, answer), answer

    def _heard(self, method: str, status: int, answer: bytes) -> int:
        """The code of Telegram's word; raises where it is none. The content of a file is one."""
        if not method and status == 200:
            code: int | None = status
        else:
            code = telegrams_word(method, status, answer)
        if code is None:
            done = method if may_be_done(status, answer) else ""
            raise self._nothing(f"not Telegram's answer ({status})", maybe_done=done)
        if code in OWN_TROUBLE:
            raise self._nothing(f"Telegram is in trouble ({code})")
        if code == REFUSED or (code == UNKNOWN and method == "getMe"):
            self._line.refused_the_token()
            raise TokenRefused("Telegram does not know the token")
        self._line.answered()
        return code

    def _nothing(self, words: str, *, maybe_done: str = "") -> NoWord:
        """Note the trouble. `maybe_done`: the method that Telegram may have done all the same."""
        self._line.came_to_nothing()
        if not maybe_done:
            return NoWord(words)
        return MaybeSent(words) if maybe_done.startswith("send") else MaybeDone(words)


def _method_of(url: str) -> str:
    return url.partition("?")[0].rpartition("/")[2]


def proxy_for(api_url: str) -> str | None:
    address = urlsplit(api_url)
    return None if proxy_bypass(address.hostname or "") else getproxies().get(address.scheme)


def _seconds(given: object) -> float:
    return given if isinstance(given, int | float) else SECONDS


def _body(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    """The body: a form, which aiohttp would take longer to write, or one with files."""
    if data is None:
        return None
    if not data.contains_files:
        return URL.build(path="/", query=data.json_parameters).raw_query_string.encode()
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in (data.multipart_data or {}).items():
        file = io.BytesIO(content) if isinstance(content, bytes) else content  # sent in pieces
        form.add_field(field, file, filename=name, content_type=kind)
    return form
