"""Somebody of the cast: types, presses buttons, and sees what the bot shows."""

import secrets
from collections.abc import Callable, Sequence

from simulator.entities import command_entities
from simulator.media import keep_file
from simulator.person_media import captioned, forwarded, recorded, unrecorded
from simulator.world import Callback, Chat, Json, Message, World


class Actor:
    def __init__(self, world: World, chat: Chat) -> None:
        self._world = world
        self.chat = chat
        self.id = chat.member.id

    async def send(self, text: str) -> int:
        """Send an update, and return its id."""
        entities = command_entities(text)
        return self._write({"text": text} | ({"entities": entities} if entities else {}))

    async def reply(self, message_id: int, text: str) -> int:
        """A text with the message that it answers, which may be gone since."""
        answered = self.chat.messages[message_id].body
        return self._write({"text": text, "reply_to_message": dict(answered)})

    async def send_photo(self, content: bytes, caption: str = "") -> int:
        stored = keep_file(self._world, "photo", "photo.jpg", content)
        return self._write(stored.body | captioned("photo", caption))

    async def send_document(
        self, content: bytes, name: str, mime: str = "", caption: str = "", answers: int = 0
    ) -> int:
        """`answers`: the message that it is a reply to."""
        stored = keep_file(self._world, "document", name, content, mime)
        replied = {"reply_to_message": dict(self.chat.messages[answers].body)} if answers else {}
        return self._write(stored.body | captioned("document", caption) | replied)

    async def send_album(
        self, files: Sequence[tuple[str, bytes]], kind: str = "document", caption: str = ""
    ) -> int:
        """Files chosen together: an update each, the first with the caption.

        Returns the last one's id.
        """
        together = {"media_group_id": secrets.token_hex(8)}
        kept = [keep_file(self._world, kind, name, content) for name, content in files]
        captions = [captioned(kind, caption), *({} for _ in kept[1:])]
        bodies = [file.body | together | own for file, own in zip(kept, captions, strict=True)]
        return [self._write(body) for body in bodies][-1]

    async def send_recorded(self, kind: str, content: bytes = b"...", caption: str = "") -> int:
        """A voice note, an audio, a video, a video note, an animation or a sticker."""
        return self._write(recorded(self._world, kind, content, caption))

    async def send_other(self, kind: str) -> int:
        """A poll, a location, a venue, a contact, a dice or a story."""
        return self._write(unrecorded(kind))

    async def forward(self, text: str) -> int:
        return self._write(forwarded(text, self._world.timestamp()))

    async def click(self, label: str) -> int:
        """Presses the button with that in its label, on the newest message that has one."""
        for message in reversed(self.messages):
            for row in message.buttons:
                for button in row:
                    if label in button["text"] and "callback_data" in button:
                        return await self.press(message.id, button["callback_data"])
        seen = [label for message in self.messages for label in message.labels]
        raise LookupError(f"no button {label!r}; there are: {seen}")

    async def press(self, message_id: int, data: str) -> int:
        """Any data, on any message, even one deleted since: as a forged or late press comes."""
        message = self.chat.messages.get(message_id)
        if message is None or message.deleted:
            shown: Json = {"chat": self.chat.body, "message_id": message_id, "date": 0}
        else:
            shown = message.body
        query_id = str(secrets.randbits(62))
        self._world.callbacks[query_id] = Callback(self.id, self._world.now())
        return self._world.push(
            {
                "callback_query": {
                    "id": query_id,
                    "from": self.chat.member.user,
                    "message": shown,
                    "chat_instance": str(self.id),
                    "data": data,
                }
            }
        )

    def block(self) -> int:
        self.chat.blocked = True
        return self._membership("member", "kicked")

    def unblock(self) -> int:
        self.chat.blocked = False
        return self._membership("kicked", "member")

    @property
    def messages(self) -> list[Message]:
        return self.chat.visible

    @property
    def last(self) -> Message:
        """What the bot wrote or changed last, if it is still there."""
        message = self.chat.last_bot_message
        if message is not None and not message.deleted:
            return message
        return [message for message in self.messages if message.from_bot][-1]

    def last_text(self) -> str:
        return self.last.text

    @property
    def labels(self) -> list[str]:
        return self.last.labels

    @property
    def toasts(self) -> list[str]:
        return [str(toast["text"]) for toast in self.chat.toasts]

    @property
    def commands(self) -> list[str]:
        """The command menu that this person sees: the narrowest scope that has one."""
        return [str(command["command"]) for command in menu_of(self._world, self.chat.id)]

    async def until(self, holds: Callable[[str], bool], seconds: float = 30) -> Message:
        """The bot's last message once its text is as wanted; TimeoutError shows what it was."""

        def seen() -> bool:
            return self.chat.last_bot_message is not None and holds(self.last_text())

        if not await self._world.until(seen, seconds):
            shown = self.last_text() if self.chat.last_bot_message else "(nothing)"
            raise TimeoutError(f"{self.chat.member.first_name} still sees: {shown}")
        return self.last

    def _write(self, content: Json) -> int:
        """A message of this person; writing unblocks a bot, as the app asks for first."""
        self.chat.started = True
        if self.chat.blocked:
            self.unblock()
        message_id = self._world.next_message_id()
        body = {
            "message_id": message_id,
            "from": self.chat.member.user,
            "chat": self.chat.body,
            "date": self._world.timestamp(),
            **content,
        }
        self._world.keep(self.chat, Message(message_id, False, body))
        return self._world.push({"message": body})

    def _membership(self, old: str, new: str) -> int:
        bot = self._world.bot

        def status(word: str) -> Json:
            until = {"until_date": 0} if word == "kicked" else {}
            return {"user": bot, "status": word, **until}

        return self._world.push(
            {
                "my_chat_member": {
                    "chat": self.chat.body,
                    "from": self.chat.member.user,
                    "date": self._world.timestamp(),
                    "old_chat_member": status(old),
                    "new_chat_member": status(new),
                }
            }
        )


def menu_of(world: World, chat_id: int) -> list[Json]:
    for scope in (f"chat:{chat_id}", "all_private_chats", "default"):
        for language in ("es", ""):
            if world.commands.get((scope, language)):
                return world.commands[scope, language]
    return []
