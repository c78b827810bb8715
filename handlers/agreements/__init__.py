"""ODES brings in a new agreement: its years, and a file with its indicators."""

from handlers.agreements import steps
from handlers.agreements.steps import QUESTION, ListFile, present, take_file
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("convenios", steps.start),
    press_anywhere("agreements", steps.start),
    press("aadd", steps.ask_years),
    press("asample", steps.send_sample),
    press("asave", steps.save),
    press("acancel", steps.cancel),
    answer(QUESTION, steps.answer),
)

__all__ = ["STEPS", "ListFile", "present", "take_file"]
