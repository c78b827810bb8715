"""The arrival of a CSV: noted at once, fetched and read once its year is known."""

from telegram import Document, Message
from telegram.ext import filters

from convenio.schedule.activities import year_named
from convenio.typed.clean_text import one_line
from handlers.access import Capability, may
from handlers.context import Context, Unread
from handlers.new_schedule import views
from handlers.new_schedule.form_state import LARGEST, TOO_LARGE, ScheduleUpload
from handlers.new_schedule.steps import FORM

NAME_KEPT = 60


class ScheduleFile(filters.MessageFilter):
    """A CSV by its name, since a file's type is what the sender's program says."""

    def filter(self, message: Message) -> bool:
        return _is_table(message.document)


async def take(context: Context) -> None:
    message = context.turn.update.effective_message
    document = message.document if message else None
    if document is None or not may(context, Capability.SET_SCHEDULE):
        raise Unread
    name = one_line(document.file_name or "")[-NAME_KEPT:]
    year = year_named(name)
    if (document.file_size or 0) > LARGEST:
        context.say(views.unfit(name, [TOO_LARGE]))
    elif year is not None:
        context.read_schedule(document.file_id, name, year)
    else:
        await FORM.hold(context, ScheduleUpload(document.file_id, name), anew=True)


def _is_table(document: Document | None) -> bool:
    return document is not None and (document.file_name or "").casefold().endswith(".csv")
