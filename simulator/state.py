"""What the chat page shows: everything, each time; it is small."""

from simulator.actors import menu_of
from simulator.entities import Entity, command_entities
from simulator.world import Chat, Json, Message, World


def state(world: World) -> Json:
    return {
        "now": world.now().isoformat(),
        "note": world.note,
        "bot": world.bot["first_name"],
        "waiting": len(world.updates),
        "faults": world.faults.active,
        "struck": world.faults.count() + world.limits.refused,
        "limits": world.limits.on,
        "chats": [_chat(world, chat) for chat in world.chats.values()],
    }


def _chat(world: World, chat: Chat) -> Json:
    return {
        "id": chat.member.id,
        "name": f"{chat.member.first_name} {chat.member.last_name}".strip(),
        "note": chat.member.note,
        "started": chat.started,
        "blocked": chat.blocked,
        "commands": menu_of(world, chat.member.id),
        "toasts": chat.toasts,
        "answered": sum(
            c.answered for c in world.callbacks.values() if c.chat_id == chat.member.id
        ),
        "messages": [shown(message) for message in chat.visible],
    }


def shown(message: Message) -> Json:
    body = message.body
    photo = body.get("photo")
    return {
        "id": message.id,
        "from_bot": message.from_bot,
        "date": body["date"],
        "text": message.text,
        "entities": _entities(message),
        "buttons": message.buttons,
        "edits": message.edits,
        "photo": photo[-1]["file_id"] if photo else None,
        "document": body.get("document"),
    }


def _entities(message: Message) -> list[Entity]:
    """Its own, and the commands that an app finds in it: they can be tapped, but not in code."""
    given = message.body.get("entities") or message.body.get("caption_entities") or []
    taken = [entity for entity in given if entity["type"] in ("code", "pre", "bot_command")]
    found = [
        entity
        for entity in command_entities(message.text)
        if not any(0 <= entity["offset"] - other["offset"] < other["length"] for other in taken)
    ]
    return sorted([*given, *found], key=lambda entity: (entity["offset"], -entity["length"]))
