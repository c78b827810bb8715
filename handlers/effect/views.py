"""Views of what came after reminders: by lead time, and by region."""

from collections.abc import Mapping, Sequence

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.effect import Effect
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.forecast import lead_words
from handlers.region_names import short_name
from handlers.summaries.wanted import Wanted
from handlers.views import View, button
from handlers.words import say, sentence
from storage.models import OccasionKind

OTHERS = 4  # semesters


def by_lead(period: Period, found: Mapping[int, Effect], others: Sequence[Period]) -> View:
    """The reminders of a semester, the earliest first."""
    lines = [
        (sentence(lead_words(OccasionKind.REMINDER, lead)), found[lead]) for lead in sorted(found)
    ]
    text = say("effect/by_lead", period=period, lines=lines)
    rows = [
        (
            Wanted(ChartKind.PROGRESS, period).button("📈 Llegadas"),
            button("Por región", Action.EFFECT_BY_REGION),
        ),
        *((button(other.label, Action.EFFECT, other.code),) for other in others[:OTHERS]),
        (MENU,),
    ]
    return View(text, tuple(rows))


def by_region(found: Mapping[str, Effect], periods: Sequence[Period]) -> View:
    """The reminders to each region over the semesters; who did not send after most goes first."""
    order = list(REGIONS)
    regions = sorted(found, key=lambda code: (-found[code].never, order.index(code)))
    lines = [(short_name(code), found[code]) for code in regions]
    text = say("effect/by_region", periods=periods, lines=lines)
    newest = button("Por antelación", Action.EFFECT, periods[-1].code)
    return View(text, ((newest, MENU),))


def none_of(typed: str, periods: Sequence[Period]) -> View:
    """Nothing was sent of what was typed; offer the semesters of which something was."""
    text = say("effect/none", typed=typed[:40], periods=periods)
    known = [(button(period.label, Action.EFFECT, period.code),) for period in periods[:OTHERS]]
    coming = button("📅 ¿Qué se enviará esta semana?", Action.FORECAST)
    return View(text, (*known, (coming,), (MENU,)))
