"""Only what is shaped as a word of Telegram's is one; the kind of what is not is open."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.http.telegram_answers import may_be_done, telegrams_word
from simulator.odd_answers import MAY_BE_DONE, ODD_ANSWERS

METHODS = ("sendMessage", "sendPhoto", "editMessageText", "deleteMessage", "getMe", "getFile")
READING = (*METHODS, "getUpdates", "answerCallbackQuery", "")
MESSAGE = {"message_id": 7, "date": 1_609_858_800, "chat": {"id": 101, "type": "private"}}
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=8,
)
NAMED = st.sampled_from(("ok", "result", "error_code", "description", "parameters"))


def said(**fields: Any) -> bytes:
    return json.dumps(fields).encode()


@pytest.mark.parametrize("name", ODD_ANSWERS)
def test_what_something_else_answers_is_no_word(name: str) -> None:
    odd = ODD_ANSWERS[name]
    body = odd.body.encode()
    assert all(telegrams_word(method, odd.status, body) is None for method in READING)
    if body:
        assert may_be_done(odd.status, body) is (name in MAY_BE_DONE)


def test_half_a_word_says_that_it_was_done() -> None:
    whole = said(ok=True, result=MESSAGE)
    assert telegrams_word("sendMessage", 200, whole) == 200
    for end in range(len(whole)):
        assert telegrams_word("sendMessage", 200, whole[:end]) is None
    assert may_be_done(200, whole[: len(whole) // 2])
    assert not may_be_done(502, whole[: len(whole) // 2])
    spread = json.dumps({"ok": True, "result": MESSAGE}, indent=2).encode()
    assert may_be_done(200, spread[: len(spread) // 2])
    odd = (said(ok="true", result=MESSAGE), said(ok=1, result=MESSAGE), b"\xef\xbb\xbf" + whole)
    for body in odd:
        assert telegrams_word("sendMessage", 200, body) is None
        assert may_be_done(200, body)


@pytest.mark.parametrize(
    ("method", "result"),
    [
        ("sendMessage", MESSAGE),
        ("editMessageText", MESSAGE),
        ("editMessageText", True),
        ("deleteMessage", True),
        ("getMe", {"id": 1, "is_bot": True, "first_name": "P", "username": "p_bot"}),
        ("getFile", {"file_id": "a", "file_unique_id": "b", "file_path": "c"}),
        ("getUpdates", []),
        ("getUpdates", [{"update_id": 1}, "odd"]),  # one update may be odd: it is set aside alone
    ],
)
def test_results_are_read_by_their_method(method: str, result: object) -> None:
    assert telegrams_word(method, 200, said(ok=True, result=result)) == 200
    assert telegrams_word(method, 502, said(ok=True, result=result)) is None
    assert telegrams_word(method, 200, said(ok=True, result=None)) is None


@pytest.mark.parametrize(
    "changed",
    [
        {"message_id": 0}, {"message_id": "7"}, {"message_id": 10**30}, {"date": "hoy"},
        {"chat": 101}, {"chat": {"id": "101", "type": "private"}}, {"photo": 7},
    ],
)  # fmt: skip
def test_a_message_of_wrong_types_is_no_word(changed: dict[str, Any]) -> None:
    assert telegrams_word("sendDocument", 200, said(ok=True, result=MESSAGE | changed)) is None


@pytest.mark.parametrize("code", [400, 401, 403, 404, 409, 429, 500])
def test_a_refusal_in_telegram_s_words_is_one(code: int) -> None:
    refusal = {"ok": False, "error_code": code, "description": "x"}
    assert telegrams_word("sendMessage", code, said(**refusal)) == code
    strange: Any
    for more in ({"retry_after": 3}, {"migrate_to_chat_id": -100}, {}):
        assert telegrams_word("sendMessage", code, said(**refusal, parameters=more)) == code
    for strange in ({"retry_after": -1}, {"retry_after": 10**9}, {"migrate_to_chat_id": 1e30}, 7):
        assert telegrams_word("sendMessage", code, said(**refusal, parameters=strange)) is None


@given(st.sampled_from(READING), st.integers(100, 599), st.binary() | ANYTHING.map(said_of := (
    lambda value: json.dumps(value).encode()
)) | st.dictionaries(NAMED, ANYTHING).map(said_of))  # fmt: skip
def test_nothing_that_comes_raises(method: str, status: int, body: bytes) -> None:
    code = telegrams_word(method, status, body)
    may_be_done(status, body)
    if code is not None:
        assert isinstance(json.loads(body)["ok"], bool)
