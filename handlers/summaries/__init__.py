"""A region's or an indicator's figures at a glance: pictures with their numbers in words."""

from handlers.routes import answer, command, press_anywhere
from handlers.summaries.commands import compare, indicator, named, summary
from handlers.summaries.pictures import as_data, as_png, in_words, show
from handlers.summaries.subject_choice import QUESTION

STEPS = (
    command("resumen", summary),
    press_anywhere("summary", summary),
    command("comparar", compare),
    press_anywhere("compare", compare),
    command("indicador", indicator),
    press_anywhere("indicator", indicator),
    answer(QUESTION, named),
    press_anywhere("show", show),
    press_anywhere("words", in_words),
    press_anywhere("png", as_png),
    press_anywhere("data", as_data),
)

__all__ = ["STEPS"]
