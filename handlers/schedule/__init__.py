"""/cronograma: the year's capacity-building schedule, by month, by indicator, as a calendar."""

from handlers.actions import Action
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
    press_anywhere(Action.SCHEDULE, open_schedule),
    answer(QUESTION, named),
    press_anywhere(Action.SCHEDULE_MONTH, show_month),
    press_anywhere(Action.SCHEDULE_INDICATORS, choose_indicator),
    press_anywhere(Action.SCHEDULE_INDICATOR, show_indicator),
    press_anywhere(Action.SCHEDULE_REGIONS, choose_region),
    press_anywhere(Action.SCHEDULE_CALENDAR, as_calendar),
)

__all__ = ["STEPS"]
