"""What Telegram refuses is refused here, in its words; and what it counts is counted alike."""

from datetime import timedelta
from typing import Any

import pytest

from simulator import Simulator
from tests.simulator.conftest import DOS, TRES, UNO, Api, Json

UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly "
    "the same as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
BUTTON = "can't parse inline keyboard button"
FULL = "😀" * 2048  # 4096 units of UTF-16


def text(words: str, **more: Any) -> Json:
    return {"chat_id": UNO, "text": words, **more}


def html(words: str) -> Json:
    return text(words, parse_mode="HTML")


def button(**kind: Any) -> Json:
    return text("a", reply_markup={"inline_keyboard": [[{"text": "x", **kind}]]})


SENT = [
    ({"chat_id": UNO}, "message text is empty"),
    (text(""), "message text is empty"),
    (text("  \n "), "text must be non-empty"),
    (html("<b></b>"), "text must be non-empty"),
    (text("x" * 4097), "message is too long"),
    (text(FULL + "x"), "message is too long"),
    (html(f"<b>{FULL}</b>&lt;"), "message is too long"),
    (text("a", parse_mode="LaTeX"), "unsupported parse_mode"),
    ({"text": "a"}, "chat_id is empty"),
    ({"text": "a", "chat_id": ""}, "chat_id is empty"),
    ({"text": "a", "chat_id": 999}, "chat not found"),
    ({"text": "a", "chat_id": "@nadie"}, "chat not found"),
    (button(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
    (button(callback_data="ñ" * 33), "BUTTON_DATA_INVALID"),
    (button(callback_data=""), f"{BUTTON}: Text buttons are unallowed in the inline keyboard"),
    (button(), f"{BUTTON}: Text buttons are unallowed in the inline keyboard"),
    (
        text("a", reply_markup={"inline_keyboard": [[{"callback_data": "x"}]]}),
        f"{BUTTON}: Can't find field \"text\"",
    ),
    (button(url="no es"), "inline keyboard button URL 'no es' is invalid: Wrong HTTP URL"),
    (button(url="ftp://a.pe"), "inline keyboard button URL 'ftp://a.pe' is invalid: "
        "Unsupported URL protocol"),
    (text("a", reply_markup=[]), None),
    (text("a", reply_markup=["x"]), "object expected as reply markup"),
    (text("a", reply_parameters={"message_id": 7}), "message to be replied not found"),
    (text("a", reply_parameters={"quote": "b"}), 'can\'t find field "message_id"'),
    (text("a", entities=[{"type": "bold", "offset": 9, "length": 1}]),
        "entity begins after the end of the text at UTF-16 offset 9"),
    (text("a", entities=[{"type": "bold", "offset": 0, "length": 9}]),
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9"),
    (text("a", entities=[{"type": "big", "offset": 0, "length": 1}]),
        "can't parse MessageEntity: Unsupported type specified"),
]  # fmt: skip


@pytest.mark.parametrize(("request_", "words"), SENT)
async def test_what_cannot_be_sent(api: Api, request_: Json, words: str | None) -> None:
    if words is None:
        await api.ok("sendMessage", **request_)
    else:
        assert await api.refused("sendMessage", **request_) == (400, f"Bad Request: {words}")


HTML = [
    ("🏟 &lt;<b", "Unclosed start tag at byte offset 9"),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("ñ<br>", 'Unsupported start tag "br" at byte offset 2'),
    ("<script>x</script>", 'Unsupported start tag "script" at byte offset 0'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
    ("🏟</b>", "Unexpected end tag at byte offset 4"),
    ("<i>a</i  ", "Unclosed end tag at byte offset 4"),
    ("<i =x>a</i>", 'Empty attribute name in the tag "i" at byte offset 0'),
    ("<i x>a</i>",
        'Expected equal sign in declaration of an attribute of the tag "i" at byte offset 0'),
    ("<a href=x/>y</a>", "Unexpected end of name token at byte offset 8"),
    ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
    ("<a href", 'Unclosed start tag "a" at byte offset 0'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ("&#xD800;", "Text contains invalid Unicode characters after decoding HTML entities, "
        "check for unmatched surrogate code units"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "words"), HTML)
async def test_html_that_cannot_be_read(api: Api, source: str, words: str) -> None:
    complaint = (400, f"Bad Request: can't parse entities: {words}")
    assert await api.refused("sendMessage", **html(source)) == complaint


READ = [
    ("&lt;&amp;&quot;&laquo; &#241;&#xf1", '<&"&laquo; ññ', []),
    ("😀<b>😀a</b>", "😀😀a", [("bold", 2, 3)]),
    ("<b>ñ<i>😀</i>x</b>", "ñ😀x", [("bold", 0, 4), ("italic", 1, 2)]),
    ("<b><i>x</i></b>", "x", [("italic", 0, 1), ("bold", 0, 1)]),
    ("  <b> a </b> ", "a", [("bold", 0, 1)]),
    (" <code> a</code>", " a", [("code", 0, 2)]),
    ("<B>a</b><u>b</><s>c</s  >", "abc", [("bold", 0, 1), ("underline", 1, 1),
        ("strikethrough", 2, 1)]),
    ("x<b></b>", "x", []),
    ("<tg-spoiler>a</tg-spoiler><span class='tg-spoiler'>b</span>", "ab",
        [("spoiler", 0, 1), ("spoiler", 1, 1)]),
    ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", 0, 1)]),
    ("<pre><code class='language-sql'>a</code></pre>", "a", [("pre", 0, 1, "language", "sql")]),
    ("<a href='gob.pe'>😀</a>", "😀", [("text_link", 0, 2, "url", "http://gob.pe/")]),
    ('<a href="https://gob.pe/?a=1&amp;b=2">x</a>', "x",
        [("text_link", 0, 1, "url", "https://gob.pe/?a=1&b=2")]),
    ("<a href='nada'>x</a>", "x", []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "read", "marks"), READ)
async def test_entities_are_counted_in_utf_16(
    api: Api, source: str, read: str, marks: list[tuple[Any, ...]]
) -> None:
    body = await api.ok("sendMessage", **html(source))
    expected = [
        {"type": kind, "offset": offset, "length": length, **dict([more] if more else [])}
        for kind, offset, length, *more in marks
    ]
    assert body["text"] == read
    assert body.get("entities", []) == expected


async def test_the_longest_text_and_data_are_taken(api: Api) -> None:
    await api.ok("sendMessage", **html(f"<b>{FULL}</b>"))
    await api.ok("sendMessage", **button(callback_data="ñ" * 32))


@pytest.mark.parametrize("method", ["sendMessage", "sendChatAction"])
async def test_a_person_decides_who_may_write(api: Api, method: str) -> None:
    params = {"text": "a", "action": "typing"}
    assert await api.refused(method, chat_id=DOS, **params) == (
        403, "Forbidden: bot can't initiate conversation with a user",
    )  # fmt: skip
    assert await api.refused(method, chat_id=TRES, **params) == (
        403, "Forbidden: bot was blocked by the user",
    )  # fmt: skip


async def test_writing_again_lifts_the_block(simulator: Simulator, api: Api) -> None:
    await simulator.actor(TRES).send("hola")
    await api.ok("sendMessage", chat_id=TRES, text="hola")
    kinds = [set(update) - {"update_id"} for update in await api.ok("getUpdates")]
    assert kinds == [{"my_chat_member"}, {"message"}]


async def test_edits_that_cannot_be(simulator: Simulator, api: Api) -> None:
    await simulator.actor(UNO).send("mío")
    theirs = simulator.actor(UNO).messages[0].id
    keyboard = {"inline_keyboard": [[{"text": "x", "callback_data": "y"}]]}
    own = await api.ok("sendMessage", **html("<b>a</b>"), reply_markup=keyboard)
    place = {"chat_id": UNO, "message_id": own["message_id"]}
    for change, words in [
        (html("<b>a</b>") | {"reply_markup": keyboard}, UNCHANGED),
        (text("a") | {"message_id": 5}, "message to edit not found"),
        (text("a") | {"message_id": theirs}, "message can't be edited"),
        (text("a") | {"message_id": None}, "message identifier is not specified"),
        (text("x" * 4097), "MESSAGE_TOO_LONG"),
        (text(""), "message text is empty"),
    ]:
        refusal = await api.refused("editMessageText", **(place | change))
        assert refusal == (400, f"Bad Request: {words}")
    assert await api.refused("editMessageReplyMarkup", **place, reply_markup=keyboard) == (
        400, f"Bad Request: {UNCHANGED}",
    )  # fmt: skip
    assert await api.refused("editMessageCaption", **place, caption="b") == (
        400, "Bad Request: there is no caption in the message to edit",
    )  # fmt: skip
    changed = await api.ok("editMessageText", **place, text="a")
    assert "reply_markup" not in changed, "a keyboard that is not given again goes"
    assert "entities" not in changed


async def test_a_deleted_message_is_gone(simulator: Simulator, api: Api) -> None:
    own = await api.ok("sendMessage", **text("a"))
    place = {"chat_id": UNO, "message_id": own["message_id"]}
    assert await api.ok("deleteMessage", **place) is True
    missing = (400, "Bad Request: message to delete not found")
    assert await api.refused("deleteMessage", **place) == missing
    assert await api.refused("deleteMessage", chat_id=UNO) == (
        400, "Bad Request: message identifier is not specified",
    )  # fmt: skip
    assert await api.refused("editMessageText", **place, text="b") == (
        400, "Bad Request: message to edit not found",
    )  # fmt: skip
    old = await api.ok("sendMessage", **text("b"))
    simulator.advance(timedelta(hours=49))
    assert await api.refused("deleteMessage", chat_id=UNO, message_id=old["message_id"]) == (
        400, "Bad Request: message can't be deleted for everyone",
    )  # fmt: skip
    assert await api.ok("deleteMessages", chat_id=UNO, message_ids=[1, 2]) is True


async def test_a_press_is_answered_once_and_in_time(simulator: Simulator, api: Api) -> None:
    await api.ok("sendMessage", **button(callback_data="si"))
    uno = simulator.actor(UNO)
    await uno.click("x")
    await uno.click("x")
    queries = [update["callback_query"]["id"] for update in await api.ok("getUpdates")]
    late = (400, f"Bad Request: {TOO_OLD}")
    assert await api.refused(
        "answerCallbackQuery", callback_query_id=queries[0], text="x" * 201
    ) == (400, "Bad Request: MESSAGE_TOO_LONG")
    assert await api.ok("answerCallbackQuery", callback_query_id=queries[0], text="ya") is True
    assert uno.toasts == ["ya"]
    assert await api.refused("answerCallbackQuery", callback_query_id=queries[0]) == late
    assert await api.refused("answerCallbackQuery", callback_query_id="5") == late
    assert await api.refused("answerCallbackQuery") == late
    simulator.advance(timedelta(minutes=16))
    assert await api.refused("answerCallbackQuery", callback_query_id=queries[1]) == late


COMMANDS = [
    ({"command": "Start", "description": "a"}, "BOT_COMMAND_INVALID"),
    ({"command": "año", "description": "a"}, "BOT_COMMAND_INVALID"),
    ({"command": "x" * 33, "description": "a"}, "BOT_COMMAND_INVALID"),
    ({"command": "", "description": "a"}, "command must be non-empty"),
    ({"command": "a", "description": ""}, "command description must be non-empty"),
    ({"command": "a", "description": "x" * 257}, "BOT_COMMAND_DESCRIPTION_INVALID"),
]


@pytest.mark.parametrize(("command", "words"), COMMANDS)
async def test_commands_that_cannot_be(api: Api, command: Json, words: str) -> None:
    kept = [{"command": "ok", "description": "vale"}]
    await api.ok("setMyCommands", commands=kept)
    refusal = await api.refused("setMyCommands", commands=[command])
    assert refusal == (400, f"Bad Request: {words}")
    assert await api.ok("getMyCommands") == kept


@pytest.mark.parametrize(
    ("scope", "words"),
    [
        ({"type": "todo"}, "can't parse BotCommandScope: Unsupported type specified"),
        ({"type": "chat"}, "can't parse BotCommandScope: Can't find field \"chat_id\""),
        ({"type": "chat", "chat_id": 9}, "chat not found"),
    ],
)
async def test_a_scope_that_is_none(api: Api, scope: Json, words: str) -> None:
    commands = [{"command": "ok", "description": "vale"}]
    refusal = await api.refused("setMyCommands", commands=commands, scope=scope)
    assert refusal == (400, f"Bad Request: {words}")


async def test_one_person_may_have_other_commands(simulator: Simulator, api: Api) -> None:
    everyone, one = ([{"command": name, "description": "x"}] for name in ("todos", "uno"))
    await api.ok("setMyCommands", commands=everyone)
    await api.ok("setMyCommands", commands=one, scope={"type": "chat", "chat_id": UNO})
    assert (simulator.actor(UNO).commands, simulator.actor(DOS).commands) == (["uno"], ["todos"])
    await api.ok("deleteMyCommands", scope={"type": "chat", "chat_id": UNO})
    assert simulator.actor(UNO).commands == ["todos"]


async def test_a_stranger_and_a_stray_call(api: Api) -> None:
    wrong = await api.http.post("/bot1:OTRO/getMe")
    assert (wrong.status_code, wrong.json()) == (
        401, {"ok": False, "error_code": 401, "description": "Unauthorized"},
    )  # fmt: skip
    assert (await api.http.get("/file/bot1:OTRO/photos/a.jpg")).status_code == 401
    assert await api.refused("sendTelegram") == (404, "Not Found: method not found")


async def test_a_call_may_come_in_every_form(api: Api) -> None:
    path = f"/bot{api.token}/"
    fields = {"chat_id": str(UNO), "text": "{no json"}
    asked = [
        await api.http.get(path + "SENDMESSAGE", params=fields),
        await api.http.post(path + "sendMessage", data=fields),
        await api.http.post(path + "sendMessage", json=fields),
        await api.http.post(path + "sendMessage", data=fields, files={"unused": b"x"}),
    ]
    assert [answer.json()["result"]["text"] for answer in asked] == ["{no json"] * 4
    broken = await api.http.post(
        path + "sendMessage", content="{", headers={"content-type": "application/json"}
    )
    assert broken.status_code == 400
