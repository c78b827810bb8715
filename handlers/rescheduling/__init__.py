"""ODES moves activities of the year's schedule; those concerned are told."""

from handlers.actions import Action
from handlers.notices import NoticeKind
from handlers.rescheduling import region_choice, steps, typed
from handlers.rescheduling.confirmation import confirm
from handlers.rescheduling.notices import SUBJECT, notice_now
from handlers.rescheduling.screens import QUESTION, present
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("reprogramar", steps.start),
    press_anywhere(Action.MOVE, steps.start),
    press(Action.CANCEL_MOVE, steps.cancel),
    press(Action.MOVE_BACK, steps.back),
    press(Action.MOVE_YEAR, steps.choose_year),
    press(Action.MOVE_INDICATOR, steps.choose_indicator),
    press(Action.MOVE_ACTIVITY, steps.choose_activity),
    press(Action.MOVE_MONTH, steps.choose_month),
    press(Action.MOVE_ROW, steps.choose_row),
    press(Action.MOVE_ALL, steps.choose_all),
    press(Action.MOVE_ROWS_CHOSEN, steps.go_on),
    press(Action.MOVE_REGION, region_choice.choose_place),
    press(Action.MOVE_ALL_REGIONS, region_choice.choose_all_places),
    press(Action.MOVE_REGIONS_CHOSEN, region_choice.go_on),
    press(Action.MOVE_TO, steps.choose_target),
    press(Action.MOVE_KEEP_DATE, steps.keep_date),
    press(Action.MOVE_DETAIL, steps.choose_detail),
    press(Action.MOVE_HOUR, steps.choose_hour),
    press(Action.MOVE_NO_HOUR, steps.leave_empty),
    press(Action.CONFIRM_MOVE, confirm),
    answer(QUESTION, typed.answer),
)
NOTICES = (NoticeKind(SUBJECT, "aviso de reprogramación", notice_now, merged=True),)

__all__ = ["NOTICES", "STEPS", "present"]
