"""What people are told unasked, and when: they may ask for fewer reminders, or for silence."""

from handlers.actions import Action
from handlers.reminders.steps import (
    QUESTION,
    ask_day,
    be_silent,
    choose,
    choose_again,
    present,
    read_typed_day,
    set_arrivals,
    set_fewer,
    show_told,
)
from handlers.routes import answer, command, press

STEPS = (
    command("avisos", show_told),
    command("recordatorios", choose),
    press(Action.SILENCE, be_silent),
    press(Action.SILENCE_UNTIL, ask_day),
    answer(QUESTION, read_typed_day),
    press(Action.REMINDERS, choose_again),
    press(Action.FEWER_REMINDERS, set_fewer),
    press(Action.ARRIVALS, set_arrivals),
)

__all__ = ["STEPS", "present"]
