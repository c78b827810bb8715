"""A region reports its twelve figures: one card, edited in place, until it is sent."""

from handlers.reporting.answers import (
    answer_cause,
    answer_mark,
    answer_reading,
    answer_typed,
    ask_indicator,
    ask_next,
    ask_programmed,
    own_words,
)
from handlers.reporting.consent import decide_consent
from handlers.reporting.pasted_table import ask_several, read_pasted, read_slash, save_table
from handlers.reporting.report_card import correct, open_chosen, open_correction, report, show_card
from handlers.reporting.screens import present
from handlers.reporting.submission import confirm, discard, review, send
from handlers.reporting.workbook import save_workbook
from handlers.reporting.workbook_views import QUESTION
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("reportar", report),
    press_anywhere("report", report),
    press_anywhere("open", open_chosen),
    command("corregir", correct),
    press_anywhere("fix", correct),
    answer("reason", open_correction),
    press_anywhere("consent", decide_consent),
    press("card", show_card),
    press("ask", ask_indicator),
    press("goal", ask_programmed),
    press("next", ask_next),
    press("mark", answer_mark),
    press("read", answer_reading),
    press("cause", answer_cause),
    answer("programmed", answer_typed),
    answer("executed", answer_typed),
    answer("cause", own_words),
    press("several", ask_several),
    answer("several", read_pasted),
    answer("table", read_pasted),
    answer("card", read_pasted),
    answer("review", read_pasted),
    press("slash", read_slash),
    press("save", save_table),
    answer(QUESTION, read_pasted),
    press("keep", save_workbook),
    press("review", review),
    press("sure", confirm),
    press("send", send),
    press("discard", discard),
)

__all__ = ["STEPS", "present"]
