"""What people are told in time, and how often: they may ask for fewer, or for silence."""

from handlers.reminders.steps import (
    QUESTION,
    ask_day,
    be_silent,
    choose,
    choose_again,
    read_typed_day,
    set_fewer,
)
from handlers.routes import answer, command, press

STEPS = (
    command("recordatorios", choose),
    press("silence", be_silent),
    press("until", ask_day),
    answer(QUESTION, read_typed_day),
    press("reminders", choose_again),
    press("fewer", set_fewer),
)

__all__ = ["STEPS"]
