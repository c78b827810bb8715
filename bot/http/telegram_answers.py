"""What came over HTTP: a word of Telegram's, or an answer of something else on the way.

Only a word may settle a message, make somebody unreachable or end the process. Proxies, captive
portals and broken lines answer with the same statuses and with bodies of their own.
"""

import json
import re
from collections.abc import Callable
from typing import Any

from telegram import File, Message, User, WebhookInfo

MESSAGE_IDS = range(1, 1 << 53)
CODES = range(400, 600)
LONGEST_REST = 86_400  # seconds that Telegram may ask for
SAYS_YES = re.compile(rb'(\xef\xbb\xbf)?\s*\{\s*"ok"\s*:\s*true')
GATEWAY_TIMEOUT = 504


def telegrams_word(method: str, status: int, body: bytes) -> int | None:
    """The code of Telegram's word, 200 where it did what was asked; None for what is no word."""
    said = _read(body)
    if not isinstance(said, dict):
        return None
    if said.get("ok") is True and "result" in said:
        return 200 if status == 200 and _is_well_formed(method, said["result"]) else None
    return _code_of_refusal(said) if said.get("ok") is False else None


def may_be_done(status: int, body: bytes) -> bool:
    """Tell whether the call may have been done, by an answer that is no word.

    One that says so, as what broke off; or a proxy's, which passed the call on and waited in vain.
    """
    if status == GATEWAY_TIMEOUT:
        return True
    if not 200 <= status < 300:
        return False
    said = _read(body)
    return bool(said.get("ok")) if isinstance(said, dict) else SAYS_YES.match(body) is not None


def _read(body: bytes) -> Any:
    try:
        return json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        return None


def _code_of_refusal(said: dict[str, Any]) -> int | None:
    code, words, more = said.get("error_code"), said.get("description"), said.get("parameters", {})
    if type(code) is not int or code not in CODES or not isinstance(words, str):
        return None
    if not isinstance(more, dict):
        return None
    rest, moved_to = more.get("retry_after", 0), more.get("migrate_to_chat_id", 0)
    well_formed = type(rest) is int and 0 <= rest <= LONGEST_REST and type(moved_to) is int
    return code if well_formed and abs(moved_to) in range(1 << 62) else None


def _is_well_formed(method: str, result: Any) -> bool:
    """Tell whether a result is of the method's kind, as far as anybody here reads it."""
    try:
        return _reader(method)(result)
    except Exception:  # whatever PTB raises when it reads what is no such object
        return False


def _reader(method: str) -> Callable[[Any], bool]:
    if method == "sendMessage":
        return _is_numbered
    if method.startswith("send"):
        return _is_message
    if method.startswith("edit"):
        return lambda result: result is True or _is_numbered(result)
    return READERS.get(method, lambda result: result is True)


def _is_numbered(result: Any) -> bool:
    """Tell whether it is a message as far as `plain_calls` reads it."""
    number, at, chat = result["message_id"], result["date"], result["chat"]
    ids = (number, at, chat["id"])
    return all(type(each) is int for each in ids) and number in MESSAGE_IDS and "type" in chat


def _is_message(result: Any) -> bool:
    message = Message.de_json(result, None)
    number, chat = message.message_id, message.chat.id
    return type(number) is int and number in MESSAGE_IDS and type(chat) is int


def _is_user(result: Any) -> bool:
    user = User.de_json(result, None)
    return type(user.id) is int and isinstance(user.username, str)


def _is_file(result: Any) -> bool:
    file = File.de_json(result, None)
    size, path = file.file_size, file.file_path
    return isinstance(path, str) and (size is None or type(size) is int)


READERS: dict[str, Callable[[Any], bool]] = {
    "getMe": _is_user,
    "getFile": _is_file,
    "getWebhookInfo": lambda result: isinstance(WebhookInfo.de_json(result, None).url, str),
    "getUpdates": lambda result: isinstance(result, list),
}
