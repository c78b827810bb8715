"""The situational report: made, edited, published and read; the data of it for portals."""

from handlers.actions import Action
from handlers.context import Context
from handlers.notices import NoticeKind
from handlers.report import card, reading, text_steps
from handlers.report.editions import NEWS, REMINDER, news_now, reminder_now
from handlers.report.file import ReportFile
from handlers.report.file import take as take_file
from handlers.routes import answer, command, press, press_anywhere
from handlers.views import View

STEPS = (
    command("informe", card.start),
    press_anywhere(Action.REPORT_CARD, card.show_period),
    press_anywhere(Action.MAKE_REPORT, card.make),
    press_anywhere(Action.OPEN_DATA, card.send_data),
    press_anywhere(Action.REPORT_TEXTS, text_steps.start),
    press(Action.REPORT_TEXT, text_steps.open_part),
    press(Action.REPORT_TEXT_DATA, text_steps.show_placeholders),
    press(Action.REPORT_TEXT_PAGE, text_steps.send_page),
    press(Action.EARLIER_REPORT_TEXTS, text_steps.show_earlier),
    press(Action.RESTORE_REPORT_TEXT, text_steps.choose_earlier),
    press(Action.SAVE_REPORT_TEXT, text_steps.save),
    press(Action.SAVE_REPORT_TEXTS, text_steps.save_several),
    press(Action.REPORT_LETTERHEAD, text_steps.ask_letterhead),
    press(Action.OWN_LETTERHEAD, text_steps.own_letterhead),
    answer(text_steps.QUESTION, text_steps.answer),
    press_anywhere(Action.HAVE_READ, reading.have_read),
    press_anywhere(Action.READERS, reading.show_readers),
    press_anywhere(Action.REMIND_READERS, reading.remind),
)
NOTICES = (
    NoticeKind(NEWS, "publicación del informe", news_now),
    NoticeKind(REMINDER, "recordatorio de leer el informe", reminder_now),
)


async def present(context: Context) -> View | None:
    return await text_steps.present(context)


__all__ = ["NOTICES", "STEPS", "ReportFile", "present", "take_file"]
