"""ODES brings in a new agreement: its years, and a file with its indicators."""

from handlers.actions import Action
from handlers.agreements import steps
from handlers.agreements.steps import QUESTION, ListFile, present, take_file
from handlers.routes import answer, command, press

STEPS = (
    command("convenios", steps.start),
    press(Action.NEW_AGREEMENT, steps.ask_years),
    press(Action.AGREEMENT_SAMPLE, steps.send_sample),
    press(Action.SAVE_AGREEMENT, steps.save),
    press(Action.CANCEL_AGREEMENT, steps.cancel),
    answer(QUESTION, steps.answer),
)

__all__ = ["STEPS", "ListFile", "present", "take_file"]
