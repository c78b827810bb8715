"""Views for ODES alone: where each report is, and the report's tables computed anew."""

from handlers.actions import Action
from handlers.country.steps import (
    averages,
    both,
    both_data,
    differences,
    offices,
    one_office,
    status,
)
from handlers.routes import command, press_anywhere

STEPS = (
    command("estado", status),
    press_anywhere(Action.STATUS, status),
    press_anywhere(Action.OFFICES, offices),
    press_anywhere(Action.OFFICE, one_office),
    command("cuadro", averages),
    press_anywhere(Action.AVERAGES, averages),
    press_anywhere(Action.BOTH_SEMESTERS, both),
    press_anywhere(Action.BOTH_DATA, both_data),
    press_anywhere(Action.DIFFERENCES, differences),
)

__all__ = ["STEPS"]
