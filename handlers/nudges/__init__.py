"""ODES follows what is missing, reports and evaluations: it reminds, and gives more time."""

from handlers.actions import Action
from handlers.notices import NoticeKind
from handlers.nudges.acts import notice_now
from handlers.nudges.answers import cancel, present, typed
from handlers.nudges.extension import ask_reason, extend, start_extending
from handlers.nudges.form_state import QUESTION, Purpose
from handlers.nudges.reminder import (
    all_missing_button,
    evaluation_buttons,
    remind,
    remind_all,
    reminder_now,
    start_reminding,
)
from handlers.routes import answer, press, press_anywhere

STEPS = (
    press_anywhere(Action.NUDGE, start_reminding),
    press(Action.SEND_NUDGE, remind),
    press_anywhere(Action.NUDGE_ALL, remind_all),
    press_anywhere(Action.EXTEND, start_extending),
    press(Action.EXTEND_TO, ask_reason),
    press(Action.CONFIRM_EXTENSION, extend),
    press(Action.CANCEL_NUDGE, cancel),
    answer(QUESTION, typed),
)
NOTICES = (
    NoticeKind(Purpose.NUDGE, "recordatorio que pidió ODES", reminder_now),
    NoticeKind(Purpose.EXTEND, "aviso de prórroga", notice_now, merged=True),
)

__all__ = ["NOTICES", "STEPS", "all_missing_button", "evaluation_buttons", "present"]
