from convenio.report.requirements import Requirements
from handlers.actions import Action
from handlers.buttons import back, checkbox
from handlers.forms import mark_of
from handlers.periods.form_state import RequirementsForm
from handlers.periods.form_views import CANCEL
from handlers.periods.requirement_words import CAUSES, REASONS, range_list
from handlers.views import Keyboard, View, button, grid
from handlers.words import say, sentence
from storage.periods.periods import PeriodStatus


def review(found: PeriodStatus, asked: RequirementsForm, note: str = "") -> View:
    """Show what would be required, each part as a button that changes it."""
    text = say(
        "periods/requirements",
        found=found,
        required=asked.chosen,
        ranges=range_list(asked.chosen),
        changed=asked.chosen != asked.seen,
        note=note,
    )
    sure: Keyboard = ()
    if asked.chosen != asked.seen:
        sure = ((button("✅ Guardar", Action.SAVE_REQUIREMENTS, mark_of(asked)),),)
    parts = (
        (checkbox(sentence(CAUSES), Action.REQUIRE, "causes", checked=asked.chosen.causes),),
        (checkbox(sentence(REASONS), Action.REQUIRE, "reasons", checked=asked.chosen.reasons),),
    )
    ranges = [
        checkbox(f"IdG {number}", Action.REQUIRED_RANGE, number, checked=checked)
        for number, checked in _ranged(found, asked.chosen)
    ]
    return View(text, (*sure, *parts, *grid(ranges, 4), (CANCEL,)))


def ask_range(found: PeriodStatus, asked: RequirementsForm, note: str = "") -> View:
    """Ask for the range of one indicator."""
    text = say(
        "periods/ask_range",
        found=found,
        indicator=found.indicators[asked.indicator],
        expected=asked.chosen.ranges.get(asked.indicator),
        note=note,
    )
    none = (button("Sin rango", Action.REQUIRED_RANGE, asked.indicator, "none"),)
    rows = (none,) if asked.indicator in asked.chosen.ranges else ()
    return View(text, (*rows, (back(Action.REQUIRED_RANGE, 0), CANCEL)))


def done(found: PeriodStatus) -> str:
    return say("periods/requirements_done", found=found)


def _ranged(found: PeriodStatus, required: Requirements) -> list[tuple[int, bool]]:
    return [(number, number in required.ranges) for number in found.indicators]
