"""A fast fake of the Bot API in a process of its own, and the people who write to it.

It knows just what a bench needs and checks nothing: the simulator is the strict one. Each chat
writes anew as soon as it is answered, or at a steady pace; who drives it asks for one `Load`.
"""

import argparse
import asyncio
import itertools
import json
import re
from collections import deque
from collections.abc import Iterator
from time import perf_counter, time
from typing import Any

from aiohttp import web

Json = dict[str, Any]
FIRST_CHAT = 1_000
ODES = 900  # the chat that asks for pictures
BATCH = 100
PATIENCE = 30.0  # seconds for a picture
NEXT_BUTTON = re.compile(r'"callback_data": ?"(next:[^"]+)"')
INDICATOR_BUTTONS = re.compile(r'"callback_data": ?"(ask:[^"]+)"')
KEPT = "guardado: "
FIGURES_BEFORE_STARTING_OVER = 12


class Chat:
    """One person: says /reportar, goes on to the first indicator, answers twelve, starts over.

    Once all are answered, they open one indicator after another and correct it. Whose figure was
    not kept starts over.
    """

    def __init__(self, number: int, *, echoes: bool) -> None:
        self.id = FIRST_CHAT + number
        self.user = {"id": self.id, "is_bot": False, "first_name": f"Banco {number}"}
        self.body = {"id": self.id, "type": "private", "first_name": f"Banco {number}"}
        self.shown = self.markup = ""
        self.card = 0
        self.script = self._texts() if echoes else self._report()
        self.asked_at: float | None = None

    def _texts(self) -> Iterator[Json]:
        while True:
            yield self.text("45")

    def _report(self) -> Iterator[Json]:
        figure = 40
        while True:
            yield self.text("/reportar")
            opened = NEXT_BUTTON.search(self.markup)
            if opened:
                yield self._press(opened[1])
            indicators = INDICATOR_BUTTONS.findall(self.markup)
            for number in range(FIGURES_BEFORE_STARTING_OVER):
                if not opened and number < len(indicators):
                    yield self._press(indicators[number])
                figure = 40 + (figure - 39) % 50
                yield self.text(str(figure))
                if KEPT not in self.shown:
                    break

    def text(self, text: str) -> Json:
        message: Json = {
            "message_id": 1,
            "date": int(time()),
            "chat": self.body,
            "from": self.user,
            "text": text,
        }
        if text.startswith("/"):
            command = text.split()[0]
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]
        return {"message": message}

    def _press(self, data: str) -> Json:
        shown = {"message_id": self.card, "date": int(time()), "chat": self.body, "text": "…"}
        query = {
            "id": str(self.id),
            "from": self.user,
            "chat_instance": "1",
            "data": data,
            "message": shown,
        }
        return {"callback_query": query}


class Fake:
    """`delay`: seconds for each answer; `echoes`: the people just write.

    Else an answer has buttons: what has none, as that it takes long, is told beside it.
    """

    def __init__(self, chats: int = 0, delay: float = 0, *, echoes: bool = False) -> None:
        self.delay, self.echoes = delay, echoes
        self.chats = {chat.id: chat for chat in (Chat(n, echoes=echoes) for n in range(chats))}
        self.odes = Chat(ODES - FIRST_CHAT, echoes=True)
        self.queue: deque[Json] = deque()
        self.arrived = asyncio.Event()
        self.update_id = self.message_id = 1
        self.took: list[float] = []
        self.sent: list[float] = []
        self.unasked = self.unanswered = 0
        self.figures = self.kept = 0  # typed, and of these the ones said to be kept
        self.at_once = False
        self.over = asyncio.Event()
        self.pictured = asyncio.Event()
        self.uploaded = False

    # What the bot calls

    async def call(self, request: web.Request) -> web.Response:
        method = request.match_info["method"].lower()
        params: Json = {**request.query, **(await request.post())}
        if method == "getupdates":
            result: Any = await self._updates(params)
        elif method in ("sendmessage", "editmessagetext"):
            result = self._show(params)
        elif method == "sendphoto":
            result = self._picture(params)
        elif method == "getme":
            result = {"id": 1, "is_bot": True, "first_name": "Banco", "username": "banco_bot"}
        else:
            result = True
        if self.delay:
            await asyncio.sleep(self.delay)
        return web.Response(
            text=json.dumps({"ok": True, "result": result}), content_type="application/json"
        )

    async def _updates(self, params: Json) -> list[Json]:
        offset = int(params.get("offset") or 0)
        while self.queue and self.queue[0]["update_id"] < offset:
            self.queue.popleft()
        if not self.queue:
            self.arrived.clear()
            try:
                await asyncio.wait_for(self.arrived.wait(), float(params.get("timeout") or 0))
            except TimeoutError:
                return []
        return [self.queue[n] for n in range(min(BATCH, len(self.queue)))]

    def _picture(self, params: Json) -> Json:
        """`uploaded`: the picture itself came, not the name that Telegram gave it before."""
        self.message_id += 1
        self.uploaded = not isinstance(params["photo"], str)
        self.pictured.set()
        photo = {"file_id": f"f{self.message_id}", "file_unique_id": f"u{self.message_id}"}
        return {
            "message_id": self.message_id,
            "date": int(time()),
            "chat": {"id": int(params["chat_id"]), "type": "private", "first_name": "ODES"},
            "photo": [photo | {"width": 1, "height": 1}],
        }

    def _show(self, params: Json) -> Json:
        chat = self.chats.get(int(params["chat_id"])) or self.odes
        now = perf_counter()
        self.sent.append(now)
        if "message_id" in params:
            chat.card = int(params["message_id"])
        else:
            self.message_id += 1
            chat.card = self.message_id
        chat.shown = str(params.get("text", ""))
        chat.markup = str(params.get("reply_markup", ""))
        if chat.asked_at is not None and (self.echoes or "callback_data" in chat.markup):
            self.took.append(now - chat.asked_at)
            chat.asked_at = None
            self.kept += KEPT in chat.shown
            self._answered(chat)
        return {"message_id": chat.card, "date": int(time()), "chat": chat.body, "text": "…"}

    def _answered(self, chat: Chat) -> None:
        self.unanswered -= 1
        if self.unanswered == 0:
            self.over.set()
        if self.at_once and self.unasked:
            self.ask(chat)

    def ask(self, chat: Chat) -> None:
        self.unasked -= 1
        chat.asked_at = perf_counter()
        update = next(chat.script)
        self.figures += str(update.get("message", {}).get("text", "")).isdecimal()
        self._push(update)

    def _push(self, update: Json) -> None:
        self.update_id += 1
        self.queue.append({"update_id": self.update_id, **update})
        self.arrived.set()

    # What the bench asks for

    async def load(self, request: web.Request) -> web.Response:
        """`updates`: how many; `rate`: a second, 0 for as fast as they are answered."""
        asked = await request.json()
        self.took, self.sent, self.figures, self.kept = [], [], 0, 0
        self.unasked = self.unanswered = asked["updates"]
        self.at_once = not asked["rate"]
        self.over = asyncio.Event()
        began = perf_counter()
        if self.at_once:
            for chat in list(self.chats.values())[: asked["updates"]]:
                self.ask(chat)
        else:
            await self._steadily(asked["rate"])
        await self.over.wait()
        told = {"figures": self.figures, "kept": self.kept}
        return web.json_response({"seconds": perf_counter() - began, "took": self.took} | told)

    async def _steadily(self, rate: float) -> None:
        """Each time somebody else; whoever still waits for an answer is passed over."""
        began, asked = perf_counter(), 0
        chats = itertools.cycle(self.chats.values())
        while self.unasked:
            self.ask(next(chat for chat in chats if chat.asked_at is None))
            asked += 1
            await asyncio.sleep(max(began + asked / rate - perf_counter(), 0))

    async def pictures(self, request: web.Request) -> web.Response:
        """Asks for one picture after another; seconds to each, and how many were uploaded."""
        took, uploads = [], 0
        for text in (await request.json())["texts"]:
            self.pictured.clear()
            began = perf_counter()
            self._push(self.odes.text(text))
            await asyncio.wait_for(self.pictured.wait(), PATIENCE)
            took.append(perf_counter() - began)
            uploads += self.uploaded
        return web.json_response({"took": took, "uploads": uploads})

    async def counted(self, _request: web.Request) -> web.Response:
        """When each message arrived, since the last load began."""
        return web.json_response({"sent": self.sent})


class Server:
    """One process for all that is measured: each measure begins with people of its own."""

    def __init__(self) -> None:
        self.fake = Fake()

    async def begin(self, request: web.Request) -> web.Response:
        self.fake = Fake(**await request.json())
        return web.json_response({})

    def app(self) -> web.Application:
        app = web.Application()
        app.router.add_post("/begin", self.begin)
        app.router.add_route("*", "/bot{token}/{method}", lambda asked: self.fake.call(asked))
        app.router.add_post("/load", lambda asked: self.fake.load(asked))
        app.router.add_post("/pictures", lambda asked: self.fake.pictures(asked))
        app.router.add_get("/counted", lambda asked: self.fake.counted(asked))
        return app


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    port = parser.parse_args().port
    app = Server().app()
    web.run_app(app, host="127.0.0.1", port=port, print=lambda *_: None, access_log=None)


if __name__ == "__main__":
    main()
