"""Answers that are no word of Telegram's: what proxies, portals and broken lines make of one."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

PAGE = "<html><head><title>{0}</title></head><body><h1>{0}</h1><hr>nginx</body></html>\n"
MAY_BE_DONE = ("truncated", "cut_off", "no_result", "null_result", "wrong_result", "page_504")


@dataclass(frozen=True, slots=True)
class OddAnswer:
    status: int
    body: str
    headers: Mapping[str, str] = field(default_factory=dict)


def _said(status: int, said: object) -> OddAnswer:
    return OddAnswer(status, json.dumps(said), {"content-type": "application/json"})


def _page(status: int, **headers: str) -> OddAnswer:
    return OddAnswer(status, PAGE.format(status), {"content-type": "text/html", **headers})


def _refusal(**changed: object) -> object:
    return {"ok": False, "error_code": 400, "description": "Bad Request: odd"} | changed


PAGES = (200, 204, 400, 401, 403, 404, 409, 413, 429, 500, 502, 503, 504)
ODD_ANSWERS: dict[str, OddAnswer] = {
    "empty": OddAnswer(200, ""),
    "object": _said(200, {}),
    "list": _said(200, []),
    "string": _said(200, "hola"),
    "number": _said(200, 7),
    "null": _said(200, None),
    "list_500": _said(500, [1]),
    "string_403": _said(403, "Forbidden"),
    "no_result": _said(200, {"ok": True}),
    "only_false": _said(400, {"ok": False}),
    "code_as_text": _said(403, _refusal(error_code="403")),
    "no_words": _said(403, _refusal(description=None, error_code=403)),
    "other_code": _said(403, _refusal(error_code=7)),
    "strange_parameters": _said(429, _refusal(error_code=429, parameters=[1])),
    "strange_rest": _said(429, _refusal(error_code=429, parameters={"retry_after": "soon"})),
    "strange_move": _said(400, _refusal(parameters={"migrate_to_chat_id": {}})),
    "other_api": _said(404, {"error": "not found"}),
    "deep": OddAnswer(200, "[" * 100_000),
    "null_result": _said(200, {"ok": True, "result": None}),
    "wrong_result": _said(200, {"ok": True, "result": {"message_id": "x", "chat": 7}}),
    **{f"page_{status}": _page(status) for status in PAGES},
    **{
        f"redirect_{status}": _page(status, location="http://127.0.0.1:9/elsewhere")
        for status in (301, 302, 303, 307, 308)
    },
    "truncated": OddAnswer(200, ""),  # the first half of the right answer
    "cut_off": OddAnswer(200, ""),  # so too, and the connection ends where more was promised
}
NAMES = tuple(ODD_ANSWERS)


class _CutOff(Response):
    """An answer whose connection ends before it does."""

    async def __call__(self, _scope: Scope, _receive: Receive, send: Send) -> None:
        begin = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **begin})
        await send({"type": "http.response.body", "body": self.body, "more_body": True})


def odd_answer(name: str, right: bytes) -> Response:
    """The answer of that name; `right`: what would have been answered."""
    odd = ODD_ANSWERS[name]
    half = right[: max(len(right) // 2, 1)]
    if name == "truncated":
        return Response(half, odd.status, media_type="application/json")
    if name == "cut_off":
        return _CutOff(half, odd.status, {"content-length": str(len(right) + 1)})
    content = b"" if odd.status == 204 else odd.body.encode()
    return Response(content, odd.status, dict(odd.headers))
