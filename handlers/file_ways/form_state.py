"""A file whose sender is asked how to read it, as the pending question holds it."""

from dataclasses import dataclass

from documents.workbooks.read.findings import Reason
from documents.workbooks.read.ways import Way
from handlers.access import Capability, require
from handlers.context import Context
from handlers.file_ways import views
from handlers.forms import Form
from handlers.questions import QuestionKind
from handlers.views import View

QUESTION = QuestionKind.FILE_WAYS


@dataclass(frozen=True, slots=True)
class FileWays:
    """`goals_of`: the semester whose goals are in it; empty of a filled form."""

    file_id: str
    name: str
    goals_of: str
    reason: Reason
    detail: str
    ways: tuple[Way, ...]


def _guard(context: Context) -> None:
    require(context, Capability.REPORT, Capability.SET_GOALS)


async def _screen(_context: Context, asked: FileWays, note: str) -> View:
    return view_of(asked, note)


def view_of(asked: FileWays, note: str = "") -> View:
    return views.which_way(asked.name, asked.reason, asked.detail, asked.ways, note)


FORM = Form(QUESTION, FileWays, _guard, _screen)
