"""/cronograma: the year's capacity-building schedule, by month, by indicator, as a calendar."""

from handlers.routes import answer, command, press_anywhere
from handlers.schedule.scope_choice import choose_region, named, open_schedule
from handlers.schedule.steps import (
    QUESTION,
    as_calendar,
    choose_indicator,
    show_indicator,
    show_month,
)

STEPS = (
    command("cronograma", open_schedule),
    press_anywhere("schedule", open_schedule),
    answer(QUESTION, named),
    press_anywhere("crono", show_month),
    press_anywhere("cronolist", choose_indicator),
    press_anywhere("cronoidg", show_indicator),
    press_anywhere("cronowho", choose_region),
    press_anywhere("cronoics", as_calendar),
)

__all__ = ["STEPS"]
