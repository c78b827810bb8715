"""Goals in words, and the message to a region about them."""

from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Mark
from handlers.actions import Action
from handlers.views import View, button
from handlers.words import exact_percent, say
from storage.models import Person
from storage.reports.goals import GoalStep

MARKS = {Mark.NOT_APPLICABLE: "no aplica", Mark.NO_GOAL: "sin meta"}
TOLD = 24  # lines of a message; two regions whole


def goal_words(goal: LoadedGoal | None) -> str:
    """A goal in words: '60%', 'sin meta', 'no aplica'; a dash where ODES said nothing."""
    if goal is None:
        return "–"
    if goal.mark is not None:
        return MARKS[goal.mark]
    return exact_percent(goal.programmed) if goal.programmed is not None else "–"


def step_words(indicators: Indicators, step: GoalStep) -> str:
    """A change in words: 'IdG 3 Form. laboral: 70% → 65%'."""
    name = indicators[step.indicator].short_name
    before = f"{goal_words(step.before)} → " if step.before else ""
    return f"IdG {step.indicator} {name}: {before}{goal_words(step.after)}"


def goals_told(
    reader: Person,
    period: Period,
    indicators: Indicators,
    steps: Sequence[GoalStep],
    *,
    reports: bool,
) -> View:
    """`reports`: whether the reader is a focal point, with a report to look at."""
    shown = steps[:TOLD]
    text = say(
        "goals/told",
        name=reader.name,
        period=period,
        regions=[
            (
                REGIONS[code].office,
                [step_words(indicators, step) for step in shown if step.region == code],
            )
            for code in dict.fromkeys(step.region for step in shown)
        ],
        more=len(steps) - len(shown),
    )
    return View(text, ((button("📝 Ver el reporte", Action.REPORT),),) if reports else ())
