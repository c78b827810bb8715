"""ODES moves activities of the year's schedule; those concerned are told."""

from handlers.rescheduling import region_choice, steps, typed
from handlers.rescheduling.confirmation import confirm
from handlers.rescheduling.screens import QUESTION, present
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("reprogramar", steps.start),
    press_anywhere("moves", steps.start),
    press("mcancel", steps.cancel),
    press("mback", steps.back),
    press("myear", steps.choose_year),
    press("mind", steps.choose_indicator),
    press("mact", steps.choose_activity),
    press("mmonth", steps.choose_month),
    press("mrow", steps.choose_row),
    press("mall", steps.choose_all),
    press("mgo", steps.go_on),
    press("mplace", region_choice.choose_place),
    press("mplaces", region_choice.choose_all_places),
    press("mplaced", region_choice.go_on),
    press("mto", steps.choose_target),
    press("msame", steps.keep_date),
    press("mfield", steps.choose_detail),
    press("mhour", steps.choose_hour),
    press("mnone", steps.leave_empty),
    press("msure", confirm),
    answer(QUESTION, typed.answer),
)

__all__ = ["STEPS", "present"]
