from collections.abc import Sequence
from datetime import datetime

from convenio.regions import Region
from handlers.following.access import Following
from handlers.following.views import CANCEL, counted, names_of
from handlers.views import View, button
from handlers.words import say
from storage.occasions import Recipient


def nobody(region: Region) -> View:
    return View(say("following/nobody", region=region))


def ask_words(region: Region, readers: Sequence[Recipient], *, too_long: int = 0) -> View:
    text = say("following/ask_words", region=region, names=names_of(readers), too_long=too_long)
    return View(text, (CANCEL,))


def confirm(
    found: Following,
    region: Region,
    text: str,
    draft: int,
    readers: Sequence[Recipient],
    leaves_at: datetime | None,
) -> View:
    shown = say(
        "following/confirm_letter",
        letter=letter(text, region).text,
        names=names_of(readers),
        count=counted(len(readers), "persona"),
        leaves_at=leaves_at,
    )
    label = f"Enviar a {counted(len(readers), 'persona')}"
    send = button(label, "lettered", found.period.code, region.code, draft)
    return View(shown, ((send,), CANCEL))


def letter(text: str, region: Region) -> View:
    return View(say("following/letter", words=text, region=region))


def sent(region: Region, readers: Sequence[Recipient], leaves_at: datetime | None) -> View:
    names = names_of(readers)
    return View(say("following/letter_sent", region=region, names=names, leaves_at=leaves_at))
