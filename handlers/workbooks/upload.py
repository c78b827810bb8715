"""A spreadsheet was sent: what is no workbook of ours is told at once, the rest is read."""

from telegram import Document, Message
from telegram.ext import filters

from convenio.typed.clean_text import one_line
from documents.workbooks.read.findings import Reason, UnfitWorkbook
from documents.workbooks.read.safety import CSV_ENDING, ENDINGS, LARGEST_FILE
from handlers.access import Capability, may
from handlers.context import Context, Unread
from handlers.goals import sheet_views
from handlers.goals.screens import QUESTIONS
from handlers.goals.sheet import take_goals
from handlers.turn import TURN
from handlers.workbooks import views

OTHERS = {
    ".xls": Reason.OLD_FORMAT,
    ".xlsb": Reason.OLD_FORMAT,
    ".numbers": Reason.NUMBERS,
    ".xlsm": Reason.MACROS,
    ".xltm": Reason.MACROS,
}
NAME_KEPT = 60


class Spreadsheet(filters.MessageFilter):
    """A filter by file name; the stated file type depends on the sender's program.

    A CSV is one where goals are asked, or of who reports; else it may be a year's schedule.
    """

    def filter(self, message: Message) -> bool:
        ending = _ending(message.document)
        if ending == CSV_ENDING:
            turn = TURN.get()
            goals = turn.question is not None and turn.question.kind in QUESTIONS
            reports = may(turn.duties, Capability.REPORT)
            return goals or (reports and not may(turn.duties, Capability.SET_SCHEDULE))
        return ending in (*ENDINGS, *OTHERS)


class OldSpreadsheet(filters.MessageFilter):
    """A filter for spreadsheets of other programs or formats, which are no evidence either."""

    def filter(self, message: Message) -> bool:
        return _ending(message.document) in OTHERS


async def take(context: Context) -> None:
    message = context.turn.update.effective_message
    document = message.document if message else None
    reports = may(context, Capability.REPORT)
    goals = may(context, Capability.SET_GOALS) and (context.asks(*QUESTIONS) or not reports)
    if document is None or not (goals or reports):
        raise Unread
    name = one_line(document.file_name or "")[-NAME_KEPT:]
    reason = OTHERS.get(_ending(document))
    if (document.file_size or 0) > LARGEST_FILE:
        reason = Reason.TOO_LARGE
    if reason is not None:
        unfit = sheet_views.unfit if goals else views.unfit
        context.say(unfit(name, UnfitWorkbook(reason)))
    elif goals:
        await take_goals(context, document.file_id, name)
    else:
        context.read_file(document.file_id, name)


def _ending(document: Document | None) -> str:
    name = (document.file_name or "") if document else ""
    return f".{name.rpartition('.')[2].casefold()}" if "." in name else ""
