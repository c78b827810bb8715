from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicator, Indicators
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted
from convenio.report.entries import LoadedGoal
from convenio.report.goal_rules import unusual
from handlers.actions import Action
from handlers.buttons import MENU, back, cancel
from handlers.forms import mark_of
from handlers.goals.form_state import GoalForm
from handlers.goals.words import MARKS, goal_words, step_words
from handlers.region_names import short_name
from handlers.views import View, button, grid
from handlers.words import say
from storage.periods.periods import PeriodStatus
from storage.reports.goals import GoalHistoryEntry

CANCEL = (cancel(Action.CANCEL_GOALS),)
Present = dict[int, LoadedGoal]


def periods(found: Sequence[PeriodStatus], *, opens: bool) -> View:
    rows = [
        (button(status.period.label, Action.GOAL_PERIOD, status.period.code),) for status in found
    ]
    return View(say("goals/periods", periods=found, opens=opens), (*rows, (MENU,)))


def regions(period: Period, expected: Sequence[str], note: str = "", *, sets: bool) -> View:
    buttons = [button(short_name(region), Action.GOAL_REGION, region) for region in expected]
    text = say("goals/regions", period=period, note=note, sets=sets)
    return View(text, (*grid(buttons, 3), CANCEL))


def goals(
    asked: GoalForm,
    indicators: Indicators,
    present: Present,
    changes: Sequence[GoalHistoryEntry],
    *,
    sent: bool,
    sets: bool,
    note: str = "",
) -> View:
    """Show all goals and pending changes; with `sets`, one tap saves them."""
    lines = [
        (
            number,
            indicator.short_name,
            goal_words(present.get(number)),
            goal_words(new) if (new := asked.goal(number)) else "",
            new is not None and unusual(new),
        )
        for number, indicator in indicators.items()
    ]
    text = say(
        "goals/goals",
        region=REGIONS[asked.region],
        period=Period.parse(asked.period),
        lines=lines,
        count=indicators.in_words,
        changes=[(change, step_words(indicators, change)) for change in changes],
        changed=len(asked.changes),
        sent=sent,
        sets=sets,
        note=note,
    )
    number = len(asked.changes)
    label = f"✅ Guardar {counted(number, 'cambio', 'cambios')} y avisar"
    save = (
        ((button(label, Action.SAVE_GOALS, mark_of(asked, sorted(present.items()))),),)
        if number
        else ()
    )
    buttons = [button(str(number), Action.GOAL_INDICATOR, number) for number in indicators if sets]
    other = () if number else ((back(Action.GOAL_BACK),),)
    return View(text, (*save, *grid(buttons, 6), *other, CANCEL))


def ask(asked: GoalForm, indicator: Indicator, present: Present, note: str = "") -> View:
    text = say(
        "goals/ask",
        region=REGIONS[asked.region],
        indicator=indicator,
        present=goal_words(present.get(asked.indicator)),
        note=note,
    )
    marks = tuple(
        button(words.capitalize(), Action.GOAL_MARK, mark.value) for mark, words in MARKS.items()
    )
    return View(text, (marks, (back(Action.GOAL_INDICATOR, 0),), CANCEL))


def kept(asked: GoalForm, changed: int, told: int) -> str:
    return say("goals/kept", region=REGIONS[asked.region], changed=changed, told=told)


def cancelled() -> View:
    return View(say("goals/cancelled"), ((MENU,),))
