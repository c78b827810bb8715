"""Figures of a region or an indicator at a glance: pictures with their numbers in words."""

from handlers.actions import Action
from handlers.routes import answer, command, press_anywhere
from handlers.summaries.commands import compare, indicator, named, summary
from handlers.summaries.pictures import as_data, as_png, in_words, show
from handlers.summaries.subject_choice import QUESTION

STEPS = (
    command("resumen", summary),
    press_anywhere(Action.SUMMARY, summary),
    command("comparar", compare),
    press_anywhere(Action.COMPARE, compare),
    command("indicador", indicator),
    press_anywhere(Action.INDICATOR, indicator),
    answer(QUESTION, named),
    press_anywhere(Action.SHOW, show),
    press_anywhere(Action.AS_WORDS, in_words),
    press_anywhere(Action.AS_PNG, as_png),
    press_anywhere(Action.AS_DATA, as_data),
)

__all__ = ["STEPS"]
