"""The year as two people read it: every message, in order, as a text that is kept and read.

`python -m tests.jobs.year.seats` writes the goldens anew; read each before it is committed.
"""

import asyncio
import json
import re
from datetime import datetime
from html import unescape
from pathlib import Path
from tempfile import TemporaryDirectory

from handlers.words import long_day
from storage.database import Database
from tests.jobs.year.mailbox import Mailbox
from tests.jobs.year.stories import FOCAL, ODES, year_hours
from tests.jobs.year.year import Life, prepare

MARKUP = re.compile(r"<[^>]*>")
GOLDENS = Path(__file__).parent / "goldens"
SEATS = {"focal-point.txt": FOCAL["cusco"], "odes.txt": ODES}  # one who reports nothing at first


def story(mailbox: Mailbox, chat: int) -> str:
    """What one chat got: each message below its day, the buttons below it."""
    told: dict[str, str] = {}
    for at, reader, words, buttons in map(json.loads, mailbox.words.read_text().splitlines()):
        if reader == chat:
            moment = datetime.fromisoformat(at)
            shown = "\n" + " ".join(f"[{label}]" for label in buttons) if buttons else ""
            said = unescape(MARKUP.sub("", words))
            told.setdefault(at + words, f"== {long_day(moment)}\n{said}{shown}\n")
    return f"{len(told)} mensajes\n\n" + "\n".join(told.values())


async def live(folder: Path) -> Mailbox:
    database = Database(f"sqlite:///{folder / 'year.db'}")
    await prepare(database)
    life = Life(database, Mailbox(folder / "messages"))
    for now in year_hours():
        await life.hour(now)
    await database.close()
    return Mailbox(folder / "messages")


def main() -> None:
    with TemporaryDirectory() as folder:
        mailbox = asyncio.run(live(Path(folder)))
        for name, chat in SEATS.items():
            (GOLDENS / name).write_text(story(mailbox, chat))


if __name__ == "__main__":
    main()
