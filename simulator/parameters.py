"""What a call gives, in whichever of Telegram's ways it gives it."""

import json
import re
from typing import Any
from urllib.parse import parse_qsl, unquote

from starlette.datastructures import UploadFile
from starlette.requests import Request

from simulator.world import Json

_NAME = re.compile(r';\s*filename\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^;"]*))', re.IGNORECASE)
_ESCAPED = re.compile(r"\\(.)")


async def parameters(request: Request) -> Json:
    """Query, form, multipart or JSON; values that hold JSON are read as such."""
    params: Json = dict(request.query_params)
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        body = await request.body()
        params |= json.loads(body) if body else {}
    elif kind.startswith("application/x-www-form-urlencoded"):
        params |= parse_qsl((await request.body()).decode(), keep_blank_values=True)
    elif kind.startswith("multipart/form-data"):
        async with request.form(max_part_size=60 * 1024 * 1024) as form:
            for key, value in form.items():
                params[key] = (
                    (file_name(value) or "file", await value.read())
                    if isinstance(value, UploadFile)
                    else value
                )
    return {key: _parsed(key, value) for key, value in params.items()}


def file_name(upload: UploadFile) -> str:
    """A file's name as Telegram's server reads it: by `filename` alone, its '%41' a letter.

    Within quotes a backslash stands before what is meant as it is; `filename*` is passed over.
    """
    said = upload.headers.get("content-disposition", "").encode("latin-1", "replace").decode()
    found = _NAME.search(said)
    if found is None:
        return ""
    quoted, bare = found.groups()
    return unquote(bare.strip() if quoted is None else _ESCAPED.sub(r"\1", quoted))


def _parsed(key: str, value: Any) -> Any:
    if key in ("text", "caption") or not isinstance(value, str):
        return value
    if value[:1] in "[{" or value in ("true", "false"):
        try:
            return json.loads(value)
        except ValueError:
            return value
    return value


def loggable(params: Json) -> Json:
    return {key: value for key, value in params.items() if not isinstance(value, tuple)}
