"""Views of a file that can be read in several ways; every function is pure."""

from collections.abc import Sequence

from documents.workbooks.read.findings import Reason
from documents.workbooks.read.ways import Way
from handlers.actions import Action
from handlers.file_ways.by_report import OF_LABELS
from handlers.forms import mark_of
from handlers.views import View, button, grid
from handlers.words import say

SHOWN = 30
_SHORT = 20  # letters of a way, of which two stand side by side


def which_way(name: str, reason: Reason, detail: str, ways: Sequence[Way], note: str = "") -> View:
    """The question, with a button for each way; its mark tells which ways were shown."""
    only = ways[0].words if len(ways) == 1 and reason in OF_LABELS else ""
    text = say("file_ways/which_way", name=name, reason=reason, detail=detail, only=only, note=note)
    mark = mark_of(ways)
    buttons = [button(way.words, Action.READ_WAY, mark, at) for at, way in enumerate(ways[:SHOWN])]
    short = len(ways) > 2 and all(len(way.words) <= _SHORT for way in ways)
    rows = grid(buttons, 2 if short else 1)
    return View(text, (*rows, (button("Ninguno: enviaré otro archivo", Action.CANCEL_WAYS),)))


def reading(name: str, way: Way) -> View:
    return View(say("file_ways/reading", name=name, way=way.words))


def not_read(name: str) -> View:
    return View(say("file_ways/not_read", name=name))
