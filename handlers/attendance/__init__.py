"""Who took part in the schedule's activities: each region answers for itself, ODES sees all."""

from handlers.attendance.answers import (
    answer_press,
    answer_reason,
    answer_typed,
    open_month,
    own_reason,
    present,
)
from handlers.attendance.office import as_csv_file, reasons, turnout
from handlers.attendance.steps import attendance
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("asistencia", attendance),
    press_anywhere("attend", open_month),
    press("took", answer_press),
    press("absent", answer_reason),
    answer("attendance", answer_typed),
    answer("absence", own_reason),
    press_anywhere("turnout", turnout),
    press_anywhere("absences", reasons),
    press_anywhere("attendcsv", as_csv_file),
)

__all__ = ["STEPS", "present"]
