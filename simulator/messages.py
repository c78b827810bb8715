"""Checks what a bot wants to write, and makes messages of it."""

import re
from typing import Any

from simulator.entities import Entity, parse_html, utf16
from simulator.errors import bad_request
from simulator.world import Chat, Json, Message, World

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BUTTONS_LIMIT = 100
DATA_BYTES = 64
NO_ACTION = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


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
    return text.strip(), list(params.get("entities") or params.get("caption_entities") or [])


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
    buttons = [_button(button) for row in rows for button in row]
    if len(buttons) > BUTTONS_LIMIT:
        raise bad_request("reply markup is too long")
    kept = [row for row in rows if row]
    return {"reply_markup": {"inline_keyboard": kept}} if kept else {}


def _button(button: Any) -> Json:
    if not isinstance(button, dict) or not str(button.get("text") or "").strip():
        raise bad_request(NO_ACTION)
    if "callback_data" in button:
        size = len(str(button["callback_data"]).encode())
        if not 1 <= size <= DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
    elif "url" in button:
        if not re.fullmatch(r"tg://\S+|(https?://)?[\w-]+(\.[\w-]+)+\S*", str(button["url"])):
            url = button["url"]
            raise bad_request(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    else:
        raise bad_request(NO_ACTION)
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
    message_id = wanted.get("message_id") or params.get("reply_to_message_id")
    if not message_id:
        return {}
    found = chat.messages.get(int(message_id))
    if found is None or found.deleted:
        if wanted.get("allow_sending_without_reply") or params.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    kept = {k: v for k, v in found.body.items() if k != "reply_to_message"}
    return {"reply_to_message": kept}


def own_message(world: World, params: Json, what: str) -> tuple[Chat, Message]:
    """The bot's own message that it wants to change."""
    chat = world.chat(params.get("chat_id"))
    message = chat.messages.get(_integer(params.get("message_id")))
    if message is None or message.deleted:
        raise bad_request(f"message to {what} not found")
    if not message.from_bot:
        raise bad_request("message can't be edited")
    return chat, message


def edit(world: World, chat: Chat, message: Message, changed: Json, html: str) -> Message:
    """`changed` takes the place of text, caption, media and keyboard."""
    editable = ("text", "entities", "caption", "caption_entities", "reply_markup")
    before = {key: message.body[key] for key in editable if key in message.body}
    after = {key: changed[key] for key in editable if key in changed}
    if before == after and "photo" not in changed and "document" not in changed:
        raise bad_request(
            "message is not modified: specified new message content and reply markup are exactly "
            "the same as a current content and reply markup of the message"
        )
    for key in editable:
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
