"""The methods of the Bot API that are answered here, in one table."""

import re
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from simulator import media, messages, webhook
from simulator.entities import utf16
from simulator.errors import BotApiError, bad_request
from simulator.world import Json, World

Method = Callable[[World, Json], Any]
AsyncMethod = Callable[[World, Json], Awaitable[Any]]

DELETE_WITHIN = timedelta(hours=48)
ANSWER_WITHIN = timedelta(minutes=15)
LONGEST_POLL = 50
WEBHOOK_SET = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)
SCOPES = ("default", "all_private_chats", "chat")


def get_me(world: World, _params: Json) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, params: Json) -> list[Json]:
    if world.webhook.url:
        raise BotApiError(409, WEBHOOK_SET)
    offset = params.get("offset")
    limit = min(max(int(params.get("limit") or 100), 1), 100)
    timeout = min(float(params.get("timeout") or 0), LONGEST_POLL)
    asked = params.get("allowed_updates")
    allowed = asked if isinstance(asked, list) else None
    return await world.get_updates(None if offset is None else int(offset), limit, timeout, allowed)


def send_message(world: World, params: Json) -> Json:
    body = messages.text_body(params)
    return messages.send(world, params, body, str(params["text"])).body


def edit_message_text(world: World, params: Json) -> Json:
    body = messages.text_body(params, "MESSAGE_TOO_LONG") | messages.markup_body(params)
    chat, message = messages.own_message(world, params, "edit")
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return messages.edit(world, chat, message, body, str(params["text"])).body


def edit_message_caption(world: World, params: Json) -> Json:
    chat, message = messages.own_message(world, params, "edit")
    if "text" in message.body:
        raise bad_request("there is no caption in the message to edit")
    kept = {key: message.body[key] for key in messages.MEDIA if key in message.body}
    body = kept | messages.caption_body(params) | messages.markup_body(params)
    return messages.edit(world, chat, message, body, str(params.get("caption") or "")).body


def edit_message_reply_markup(world: World, params: Json) -> Json:
    chat, message = messages.own_message(world, params, "edit")
    kept = {key: message.body[key] for key in messages.CONTENT if key in message.body}
    body = kept | messages.markup_body(params)
    return messages.edit(world, chat, message, body, message.html).body


def edit_message_media(world: World, params: Json) -> Json:
    chat, message = messages.own_message(world, params, "edit")
    body = media.media_body(world, params, params.get("media") or {})
    whole = body | messages.markup_body(params)
    return messages.edit(world, chat, message, whole, str(body.get("caption", ""))).body


def delete_message(world: World, params: Json) -> bool:
    chat = world.chat(params.get("chat_id"))
    message = messages.there(chat, params, "delete")
    if world.now().timestamp() - message.body["date"] > DELETE_WITHIN.total_seconds():
        raise bad_request("message can't be deleted for everyone")
    message.deleted = True
    world.tell({"event": "delete", "chat": chat.member.id})
    return True


def delete_messages(world: World, params: Json) -> bool:
    for message_id in params.get("message_ids") or []:
        try:
            delete_message(world, params | {"message_id": message_id})
        except BotApiError:
            continue  # Telegram skips those it cannot delete
    return True


def answer_callback_query(world: World, params: Json) -> bool:
    if utf16(str(params.get("text") or "")) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    asked = world.callbacks.get(str(params.get("callback_query_id")))
    late = asked is not None and world.now() - asked.asked_at > ANSWER_WITHIN
    if asked is None or asked.answered or late:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    asked.answered = True
    chat = world.chats[asked.chat_id]
    if params.get("text"):
        chat.toasts.append({"text": params["text"], "alert": bool(params.get("show_alert"))})
    world.tell({"event": "answer", "chat": asked.chat_id})
    return True


def set_my_commands(world: World, params: Json) -> bool:
    commands = params.get("commands") or []
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not command.get("command"):
            raise bad_request("command must be non-empty")
        if not command.get("description"):
            raise bad_request("command description must be non-empty")
        if not re.fullmatch(r"[a-z0-9_]{1,32}", str(command.get("command", ""))):
            raise bad_request("BOT_COMMAND_INVALID")
        if len(str(command["description"])) > 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.commands[_scope(world, params)] = commands
    world.tell({"event": "commands"})
    return True


def get_my_commands(world: World, params: Json) -> list[Json]:
    return world.commands.get(_scope(world, params), [])


def delete_my_commands(world: World, params: Json) -> bool:
    world.commands.pop(_scope(world, params), None)
    world.tell({"event": "commands"})
    return True


def _scope(world: World, params: Json) -> tuple[str, str]:
    scope = params.get("scope") or {"type": "default"}
    name = str(scope.get("type", "default"))
    if name not in SCOPES:
        raise bad_request("can't parse BotCommandScope: Unsupported type specified")
    if name == "chat":
        if "chat_id" not in scope:
            raise bad_request("can't parse BotCommandScope: Can't find field \"chat_id\"")
        world.chat(scope.get("chat_id"))
        name = f"chat:{scope['chat_id']}"
    return name, str(params.get("language_code") or "")


def send_chat_action(world: World, params: Json) -> bool:
    world.chat(params.get("chat_id"))
    return True


def get_chat(world: World, params: Json) -> Json:
    return world.chat(params.get("chat_id")).body | {
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": False,
            "limited_gifts": False,
            "unique_gifts": False,
            "premium_subscription": False,
            "gifts_from_channels": False,
        },
    }


METHODS: dict[str, Method | AsyncMethod] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "sendMessage": send_message,
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "editMessageMedia": edit_message_media,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
    "setMyCommands": set_my_commands,
    "getMyCommands": get_my_commands,
    "deleteMyCommands": delete_my_commands,
    "sendPhoto": media.send_photo,
    "sendDocument": media.send_document,
    "sendMediaGroup": media.send_media_group,
    "getFile": media.get_file,
    "sendChatAction": send_chat_action,
    "getChat": get_chat,
    "setWebhook": webhook.set_webhook,
    "deleteWebhook": webhook.delete_webhook,
    "getWebhookInfo": webhook.get_webhook_info,
}
