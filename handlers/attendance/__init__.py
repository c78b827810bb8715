"""Who took part in the schedule's activities: each region answers for itself, ODES sees all."""

from handlers.actions import Action
from handlers.attendance.answers import (
    answer_all,
    answer_press,
    answer_reason,
    answer_typed,
    open_month,
    own_reason,
    present,
)
from handlers.attendance.implemented import answer_press as implemented
from handlers.attendance.implemented import answer_typed as implemented_typed
from handlers.attendance.office import as_csv_file, reasons, turnout
from handlers.attendance.steps import attendance
from handlers.questions import QuestionKind
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("asistencia", attendance),
    press_anywhere(Action.ATTENDANCE, open_month),
    press(Action.TOOK_PART, answer_press),
    press(Action.TOOK_PART_IN_ALL, answer_all),
    press(Action.REASON, answer_reason),
    press(Action.IMPLEMENTED, implemented),
    answer(QuestionKind.IMPLEMENTED, implemented_typed),
    answer(QuestionKind.ATTENDANCE, answer_typed),
    answer(QuestionKind.ABSENCE_REASON, own_reason),
    press_anywhere(Action.TURNOUT, turnout),
    press_anywhere(Action.REASONS, reasons),
    press_anywhere(Action.ATTENDANCE_CSV, as_csv_file),
)

__all__ = ["STEPS", "present"]
