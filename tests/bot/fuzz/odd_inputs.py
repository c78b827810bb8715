"""What people and Telegram may send, the usual and the odd, as Hypothesis strategies of JSON."""

from collections.abc import Sequence
from typing import Any

from hypothesis import strategies as st

from handlers.conversations import CONVERSATIONS

Json = dict[str, Any]
Update = Json

FOCAL, COLLEAGUE, DIRECTOR, TACNA, ODES, DIRECTORATE, STRANGER = 101, 102, 103, 104, 106, 107, 108
NOBODY = 2**52 - 1  # an id of those that Telegram gives out last
PEOPLE = (FOCAL, COLLEAGUE, DIRECTOR, TACNA, ODES, DIRECTORATE, STRANGER, NOBODY)
who = st.sampled_from((FOCAL, *PEOPLE))

ANSWERS = (
    *("45", "0", "60%", "33/55", "33 de 55", "0,45", "1,234", "500", "-3", "1e5", "½", "100000"),
    *("no aplica", "Sin meta", "no se ejecutó", "la lluvia", "Puno", "Tacna", "3", "Ana"),
    "60 45 30 10 89 58 7 25 66 1 33 27",
    "60/45 60/60 0,45/3 10 89 58 7 25 66 1 33 27",
    "1: 60/45\n2: 0,5\n12: no aplica",
    "IdG\tMeta\tEjecutado\n1\t60\t45\n2\t60\tsin meta\n3\t70\t1.234",
    "12;50;27\n11;50;33",
)
REPORT = (
    *("/reportar", " ".join(f"60/{done}" for done in range(58, 70)), "save:", "sure:", "send:"),
    *("/corregir", "hubo un error", "fixsure:", "ask:", "64", "review:", "sure:", "send:"),
)  # a report to its end, and its correction: a colon ends the action of a button
FORWARD = ("ask:", "mark:", "save:", "cause:", "next:", "review:", "sure:", "send:", "open", "fix")
ODD_TEXTS = (
    *(
        "👍",
        "🇵🇪" * 50,
        "\u202e45\u202c",
        "\u200b",
        "\u200d4\u200d5",
        "\u0000",
        "4\u00005",
        "\ufeff",
    ),
    *("<b>45", "<script>alert(1)</script>", "&amp;&lt;", "{{ 7 * 7 }}", "%s%n", "\\", "`_*[]()~"),
    *(
        "'; DROP TABLE figure;--",
        "1 OR 1=1",
        "../../etc",
        "null",
        "NaN",
        "inf",
        "-",
        "/",
        "//",
        "@",
    ),
    *(
        "9" * 40,
        "0." + "1" * 40,
        "9" * 40 + "/" + "9" * 40,
        "1/0",
        "0/0",
        "-5/-5",
        "٤٥",
        "４５",
        "४५",
    ),
    *(
        "a" * 4096,
        "👩‍👩‍👧‍👦" * 500,
        "é" * 4096,
        "1 " * 2048,
        "1\n" * 2048,
        "1: 2\n" * 800,
        "/" * 4096,
    ),
    *("k7qf-m2xd-9tra", "K7QF M2XD 9TRA", "2345 6789 2345", "ñandú", "Ａ", "ﷺ", "\u0301" * 300),
)
COMMANDS = (
    *(
        "start",
        "ayuda",
        "help",
        "menu",
        "cancelar",
        "yo",
        "privacidad",
        "baja",
        "invitar",
        "personas",
    ),
    *("solicitudes", "reportar", "corregir", "reportar@puntual_simulado_bot", "reportar@otro_bot"),
    *(
        "recordatorios",
        "estado",
        "cuadro",
        "salud",
        "proximos",
        "evidencias",
        "periodos",
        "metas",
        "escribir",
        "prorroga",
        "prorrogas",
        "nada",
        "START",
        "a" * 64,
    ),
)
ARGUMENTS = (
    "",
    " puno 1",
    " k7qf-m2xd-9tra",
    " " + "x" * 500,
    " -1",
    " <b>",
    " 👍",
    "\n45",
    " \u0000",
)
texts = st.sampled_from((*ANSWERS, *ODD_TEXTS)) | st.text(min_size=1, max_size=30)

ACTIONS = [entry.key for each in CONVERSATIONS for entry in each.STEPS if entry.on == "press"]
ARGS = (
    *("", "0", "1", "2", "3", "12", "13", "-1", "999999999999999", "1.5", "back", "cause", "goal"),
    *("puno", "tacna", "loreto", "2020-II", "2099-I", "no_goal", "not_executed", "staff", "other"),
    *("odes", "focal", "director", "proponent", "figures", "goals", "base", "all", "2021-01-29"),
    "x" * 40,
)
ODD_DATA = (
    "",
    "x",
    ":",
    "::::::",
    "ask",
    "é" * 32,
    "A" * 64,
    "a" * 65,
    "ask:1:1:" + "0" * 56,
    "👍",
)
forged = st.one_of(
    st.builds(
        lambda action, args: ":".join((action, *args)),
        st.sampled_from(ACTIONS),
        st.lists(st.sampled_from(ARGS), max_size=4),
    ),
    st.sampled_from(ODD_DATA),
    st.text(max_size=64),
)

_FILE = {"file_id": "f", "file_unique_id": "u"}
_PICTURE = {**_FILE, "width": 90, "height": 90}
_PLACE = {"longitude": -70.0, "latitude": -15.8}
ATTACHMENTS: Sequence[Json] = (
    {"photo": [_PICTURE], "caption": "45"},
    {"photo": [_PICTURE], "caption": "/reportar", "media_group_id": "7"},
    {"document": {**_FILE, "file_name": "<b>.xlsx", "mime_type": "x"}, "caption": "45 60"},
    {"voice": {**_FILE, "duration": 3}},
    {"audio": {**_FILE, "duration": 3}},
    {"video": {**_PICTURE, "duration": 3}},
    {"video_note": {**_FILE, "length": 90, "duration": 3}},
    {"animation": {**_PICTURE, "duration": 3}, "document": _FILE},
    {"sticker": {**_PICTURE, "type": "regular", "is_animated": False, "is_video": False}},
    {"dice": {"emoji": "🎲", "value": 3}},
    {"contact": {"phone_number": "+51 1", "first_name": "x"}},
    {"location": {**_PLACE, "live_period": 60}},
    {"venue": {"location": _PLACE, "title": "x", "address": "x"}, "location": _PLACE},
    {
        "poll": {
            **{
                "id": "1",
                "question": "45",
                "options": [{"text": "45", "voter_count": 0, "persistent_id": "1"}],
            },
            **{"total_voter_count": 0, "is_closed": False, "is_anonymous": True},
            **{
                "type": "regular",
                "allows_multiple_answers": False,
                "allows_revoting": False,
                "members_only": False,
            },
        }
    },
    {"story": {"chat": {"id": 5, "type": "private"}, "id": 5}},
    {"web_app_data": {"data": "45", "button_text": "45"}},
    {"write_access_allowed": {"from_request": True}},
    {"users_shared": {"request_id": 1, "users": [{"user_id": 5}]}},
    {"pinned_message": {"chat": {"id": 101, "type": "private"}, "message_id": 5, "date": 0}},
    {"message_auto_delete_timer_changed": {"message_auto_delete_time": 86400}},
    {"connected_website": "example.org"},
    {"something_new": {"of": ["a", {"later": "version"}]}},
    {},
)
EXTRAS: Sequence[Json] = (
    {"edit_date": 1},
    {"forward_origin": {"type": "hidden_user", "date": 1, "sender_user_name": "x"}},
    {"entities": [{"type": "bot_command", "offset": 0, "length": 4000}]},
    {"entities": [{"type": "bot_command", "offset": 3, "length": 2}]},
    {"entities": [{"type": "of_tomorrow", "offset": -1, "length": 0}]},
    {"via_bot": {"id": 5, "is_bot": True, "first_name": "x"}},
    {"quote": {"text": "45", "position": 0}, "reply_to_message": None},
    {"something_new": None},
)


def person(telegram_id: int) -> Json:
    return {"id": telegram_id, "is_bot": False, "first_name": f"<{telegram_id}>"}


def message(telegram_id: int, number: int, content: Json) -> Json:
    chat = {"id": telegram_id, "type": "private", "first_name": "x"}
    sender = person(telegram_id)
    return {"message_id": number, "date": number, "chat": chat, "from": sender, **content}


def command(words: str) -> Json:
    """A text that begins with a command, as Telegram marks it."""
    length = len(words.split(maxsplit=1)[0].encode("utf-16-le")) // 2
    return {"text": words, "entities": [{"type": "bot_command", "offset": 0, "length": length}]}


def press(telegram_id: int, number: int, data: str, card: int) -> Update:
    shown = message(telegram_id, card, {"text": "x"})
    query = {"id": str(number), "from": person(telegram_id), "chat_instance": "1", "data": data}
    return {"callback_query": {**query, "message": shown}}


def membership(telegram_id: int, status: str) -> Update:
    bot = {"id": 1, "is_bot": True, "first_name": "Puntual"}
    now: Json = {"user": bot, "status": status}
    if status == "kicked":
        now["until_date"] = 0
    chat = message(telegram_id, 1, {})
    change = {"chat": chat["chat"], "from": chat["from"], "date": 1}
    before = {"user": bot, "status": "member"}
    return {"my_chat_member": {**change, "old_chat_member": before, "new_chat_member": now}}
