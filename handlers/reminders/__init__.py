"""What people are told in time, and how often: they may ask for fewer, or for silence."""

from handlers.dispatch import command, press
from handlers.reminders.steps import be_silent, choose, set_fewer

STEPS = (
    command("recordatorios", choose),
    press("silence", be_silent),
    press("fewer", set_fewer),
)

__all__ = ["STEPS"]
