"""ODES loads the schedule of a year from a CSV; people whom a change concerns are told."""

from handlers.actions import Action
from handlers.new_schedule import steps
from handlers.new_schedule.form_state import QUESTION
from handlers.new_schedule.news import SUBJECT, news_now
from handlers.new_schedule.steps import present
from handlers.new_schedule.upload import ScheduleFile, take
from handlers.notices import NoticeKind
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("cargar", steps.explain),
    press_anywhere(Action.LOAD, steps.explain),
    press(Action.LOAD_YEAR, steps.choose_year),
    press(Action.LOAD_OTHER_YEAR, steps.ask_year),
    press(Action.SAVE_SCHEDULE, steps.save),
    press(Action.CANCEL_LOAD, steps.cancel),
    answer(QUESTION, steps.answer),
)
NOTICES = (NoticeKind(SUBJECT, "aviso de la programación cargada", news_now, merged=True),)

__all__ = ["NOTICES", "STEPS", "ScheduleFile", "present", "take"]
