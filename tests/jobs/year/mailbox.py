"""Who takes the simulated year's messages for Telegram, and what has arrived by its end."""

import json
import os
import re
from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from telegram.error import Forbidden

from storage.outbox.outbox import OwedRow
from tests.jobs.year.stories import BY_THE_CLOCK, FOCAL, GONE, GONE_AT, RETURNED_AT, Post, Told

APOLOGY = "Disculpe que est"
INDICATOR = re.compile(r"<b>IdG (\d+)")


class Mailbox:
    """What it took is kept, whatever becomes of who brought it; `life` tells those apart."""

    def __init__(self, path: Path, life: int = 0) -> None:
        self.path = path
        self._life = life
        self._file = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        self.words = path.with_suffix(".words")
        self._words = os.open(self.words, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def take(self, now: datetime, row: OwedRow) -> None:
        """Raises Forbidden for who has blocked the bot.

        Whatever it is: all that is sent in that year was due by the clock, or is an alert."""
        assert row.about is not None, "nobody asked for anything"
        if row.chat_id == FOCAL[GONE] and GONE_AT < now <= RETURNED_AT:
            raise Forbidden("Forbidden: bot was blocked by the user")
        items = [read_told(each) for each in row.about.get("items", ())]
        subject = BY_THE_CLOCK if items else row.about["subject"]
        text = row.payload["text"]
        named = [int(each) for each in INDICATOR.findall(text)] if items else []
        post = now.isoformat(), row.chat_id, subject
        line = [self._life, row.id, *post, items, APOLOGY in text, named]
        os.write(self._file, json.dumps(line).encode() + b"\n")
        buttons = [label for each in row.payload["keyboard"] for label, _ in each]
        said = [now.isoformat(), row.chat_id, text, buttons]
        os.write(self._words, json.dumps(said).encode() + b"\n")

    def messages(self) -> "Messages":
        return Messages(map(json.loads, self.path.read_text().splitlines()))


class Messages:
    """What arrived: `doubles` counts what two lives brought, as when one died before its commit.

    `news`: what is about no occasion. `activities`: the indicators of those that are named.
    """

    def __init__(self, lines: Iterable[Any]) -> None:
        self.told: dict[Post, set[Told]] = {}
        self.activities: dict[Post, set[int]] = {}
        self.sorry: set[Post] = set()
        self.news: set[Post] = set()
        self.doubles = 0
        lives = defaultdict[int, list[int]](list)
        posts: dict[Post, int] = {}
        for life, row, at, chat, subject, items, sorry, named in lines:
            told: set[Told] = {(kind, *rest) for kind, *rest in items}
            post = (datetime.fromisoformat(at), chat, subject)
            assert life not in lives[row], "one life sent one message twice"
            assert posts.setdefault(post, row) == row, "two messages tell the same"
            self.doubles += bool(lives[row])
            lives[row].append(life)
            if told:
                self.told[post] = told
            else:
                self.news.add(post)
            if named:
                self.activities[post] = set(named)
            if sorry:
                self.sorry.add(post)


def read_told(item: dict[str, Any]) -> Told:
    return item["kind"], item["period"], item["region"], item["lead"], item["deadline"]
