"""The messages that a bot writes: checked, and kept."""

from typing import Any

from simulator.entities import Entity, checked_entities, parse_html, trimmed, utf16
from simulator.errors import bad_request
from simulator.links import checked_link
from simulator.world import Chat, Json, Message, World

CONTENT = ("text", "entities", "photo", "document", "caption", "caption_entities")
MEDIA = ("photo", "document")
EDITABLE = (*CONTENT, "reply_markup")
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BUTTONS_LIMIT = 100
DATA_BYTES = 64
UNREADABLE_BUTTON = "can't parse inline keyboard button"


def formatted(params: Json, key: str) -> tuple[str, list[Entity]]:
    """The text without its markup, and its entities."""
    text = str(params.get(key) or "")
    mode = str(params.get("parse_mode") or "").lower()
    if mode == "html":
        return parse_html(text)
    if mode and mode not in ("markdown", "markdownv2"):
        raise bad_request("unsupported parse_mode")
    if mode:
        raise bad_request("can't parse entities: this simulator reads HTML only")
    given = params.get("entities" if key == "text" else "caption_entities")
    entities = given if isinstance(given, list) else []
    return trimmed(text, checked_entities(text, entities))


def text_body(params: Json, too_long: str = "message is too long") -> Json:
    if not str(params.get("text") or ""):
        raise bad_request("message text is empty")
    text, entities = formatted(params, "text")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16(text) > TEXT_LIMIT:
        raise bad_request(too_long)
    return {"text": text} | ({"entities": entities} if entities else {})


def caption_body(params: Json) -> Json:
    caption, entities = formatted(params, "caption")
    if utf16(caption) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    body: Json = {"caption": caption} if caption else {}
    return body | ({"caption_entities": entities} if entities else {})


def markup_body(params: Json) -> Json:
    """Only inline keyboards stay with a message; a bot's other keyboards are not shown here."""
    markup = params.get("reply_markup")
    if not markup:
        return {}
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    rows = markup.get("inline_keyboard")
    if rows is None:
        return {}
    kept = [[_button(button) for button in row] for row in rows if row]
    if sum(map(len, kept)) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    return {"reply_markup": {"inline_keyboard": kept}} if kept else {}


def _button(button: Any) -> Json:
    if not isinstance(button, dict) or "text" not in button:
        raise bad_request(f'{UNREADABLE_BUTTON}: Can\'t find field "text"')
    if button.get("url"):
        url, why = checked_link(str(button["url"]))
        if url is None:
            given = button["url"]
            raise bad_request(f"inline keyboard button URL '{given}' is invalid: {why}")
        return button | {"url": url}
    if not button.get("callback_data") or not str(button["text"]).strip():
        words = f"{UNREADABLE_BUTTON}: Text buttons are unallowed in the inline keyboard"
        raise bad_request(words)
    if len(str(button["callback_data"]).encode()) > DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    return button


def send(world: World, params: Json, body: Json, html: str) -> Message:
    """A new message of the bot; a reply must be to a message that is there."""
    chat = world.chat(params.get("chat_id"))
    reply = _reply(chat, params)
    message_id = world.next_message_id()
    whole = {
        "message_id": message_id,
        "from": world.bot,
        "chat": chat.body,
        "date": world.timestamp(),
        **body,
        **markup_body(params),
        **reply,
    }
    message = world.keep(chat, Message(message_id, True, whole, html))
    chat.last_bot_message = message
    return message


def _reply(chat: Chat, params: Json) -> Json:
    wanted = params.get("reply_parameters") or {}
    if wanted and "message_id" not in wanted:
        raise bad_request('can\'t find field "message_id"')
    message_id = wanted.get("message_id") or params.get("reply_to_message_id")
    if not message_id:
        return {}
    found = chat.find(int(message_id))
    if found is None:
        if wanted.get("allow_sending_without_reply") or params.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    kept = {k: v for k, v in found.body.items() if k != "reply_to_message"}
    return {"reply_to_message": kept}


def own_message(world: World, params: Json, what: str) -> tuple[Chat, Message]:
    """The bot's own message that it wants to change."""
    chat = world.chat(params.get("chat_id"))
    message = there(chat, params, what)
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def there(chat: Chat, params: Json, what: str) -> Message:
    message = chat.find(_integer(params.get("message_id")))
    if message is None:
        raise bad_request(f"message to {what} not found")
    return message


def edit(world: World, chat: Chat, message: Message, changed: Json, html: str) -> Message:
    """`changed` takes the place of text, caption, media and keyboard."""
    before = {key: message.body[key] for key in EDITABLE if key in message.body}
    after = {key: changed[key] for key in EDITABLE if key in changed}
    if before == after:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    for key in EDITABLE:
        message.body.pop(key, None)
    message.body.update(changed, edit_date=world.timestamp())
    message.html = html
    message.edits += 1
    chat.last_bot_message = message
    world.tell({"event": "edit", "chat": chat.member.id})
    return message


def _integer(value: object) -> int:
    try:
        return int(str(value))
    except ValueError:
        raise bad_request("message identifier is not specified") from None
