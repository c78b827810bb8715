"""Reminders to people, and how often: they may ask for fewer, or for silence."""

from handlers.actions import Action
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
    press(Action.SILENCE, be_silent),
    press(Action.SILENCE_UNTIL, ask_day),
    answer(QUESTION, read_typed_day),
    press(Action.REMINDERS, choose_again),
    press(Action.FEWER_REMINDERS, set_fewer),
)

__all__ = ["STEPS"]
