"""The HTTP client under python-telegram-bot: aiohttp, which stays quick with many in flight."""

import io
from datetime import timedelta
from urllib.parse import urlencode, urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.request import BaseRequest, RequestData
from yarl import URL

FORM = {"Content-Type": "application/x-www-form-urlencoded"}
SECONDS = 10.0  # for each of: a connection, a part of the answer
WHOLE_SECONDS = 55.0  # for all of it: less than is left of the lease of a row that is claimed


def delay_of(error: RetryAfter) -> timedelta:
    """The time for which Telegram wants to be left alone."""
    after = error.retry_after
    return after if isinstance(after, timedelta) else timedelta(seconds=after)


class AiohttpRequest(BaseRequest):
    """The requests of a bot; `api_url` decides once whether the environment's proxy is used."""

    def __init__(self, connections: int, api_url: str) -> None:
        self._connections = connections
        self._proxy = _proxy_for(api_url)
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
        """Send a request; raises TimedOut or NetworkError, without the address and its token."""
        if self._session is None:
            raise RuntimeError("not initialized")
        timeout = aiohttp.ClientTimeout(
            total=WHOLE_SECONDS,
            connect=2 * SECONDS,  # waiting for a free connection included
            sock_connect=_seconds(connect_timeout),
            sock_read=_seconds(read_timeout),
        )
        body = _body(request_data)
        try:
            async with self._session.request(
                method,
                URL(url, encoded=True),
                data=body,
                headers=FORM if isinstance(body, bytes) else None,
                timeout=timeout,
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except aiohttp.ClientError as error:
            raise NetworkError(f"aiohttp.{type(error).__name__}") from None


def _proxy_for(api_url: str) -> str | None:
    address = urlsplit(api_url)
    return None if proxy_bypass(address.hostname or "") else getproxies().get(address.scheme)


def _seconds(given: object) -> float | None:
    return given if isinstance(given, int | float) or given is None else SECONDS


def _body(data: RequestData | None) -> aiohttp.FormData | bytes | None:
    """The body: a form, which aiohttp would take longer to write, or one with files."""
    if data is None:
        return None
    if not data.contains_files:
        return urlencode(data.json_parameters).encode()
    form = aiohttp.FormData(data.json_parameters)
    for field, (name, content, kind) in (data.multipart_data or {}).items():
        file = io.BytesIO(content) if isinstance(content, bytes) else content  # sent in pieces
        form.add_field(field, file, filename=name, content_type=kind)
    return form
