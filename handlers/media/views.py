"""What is said of a message that is not read; every function is pure."""

from handlers.media_kinds import MediaKind
from handlers.pending.kinds import AWAITED
from handlers.views import View
from handlers.words import say

SHOWN_BACK = 80


def unread(
    kind: MediaKind,
    question: str | None,
    *,
    reports: bool,
    caption: str,
    taken: bool,
    album: bool = False,
) -> str:
    """What was not read and what to do; `taken`: the caption's figures were."""
    return say(
        "media/unread",
        kind=kind,
        ending="a" if kind.feminine else "o",
        awaited=AWAITED.get(question or "", ""),
        reports=reports,
        caption=_shown(caption),
        taken=taken,
        album=album,
    )


def caption_unread(caption: str) -> View:
    """Said of a file that is read, while its caption is not."""
    return View(say("media/caption_unread", caption=_shown(caption)))


def _shown(caption: str) -> str:
    return " ".join(caption.split())[:SHOWN_BACK]
