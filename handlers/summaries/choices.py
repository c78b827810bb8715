"""Questions before something can be shown, and answers where nothing can."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.agreements import may_report
from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import TO_MENU
from handlers.region_names import short_name
from handlers.summaries.typed_periods import Pair
from handlers.summaries.wanted import Wanted
from handlers.views import Button, Keyboard, View, button, grid
from handlers.words import say

SHOWN_BACK = 40
_WHAT = {ChartKind.REGION: "Resumen", ChartKind.COMPARISON: "Comparación"}


def region(
    wanted: Wanted, regions: Sequence[str], *, unknown: str = "", typed: bool = False
) -> View:
    what = f"{_WHAT[wanted.kind]} · {_semesters(wanted)}"
    buttons = [replace(wanted, region=code).button(short_name(code)) for code in regions]
    return region_of(what, buttons, unknown=unknown, typed=typed)


def region_of(
    what: str, buttons: Sequence[Button], *, unknown: str = "", typed: bool = False
) -> View:
    """Ask for the region; `unknown`: a typed name that is not known or may not be seen."""
    text = say("summaries/choose_region", what=what, unknown=unknown[:SHOWN_BACK], typed=typed)
    return View(text, grid(buttons, 3))


def period(
    kind: ChartKind, periods: Sequence[Period], unknown: str, region: str | None = None
) -> View:
    text = say("summaries/choose_period", unknown=unknown[:SHOWN_BACK], periods=periods)
    buttons = [Wanted(kind, semester, region).button(semester.label) for semester in periods]
    return View(text, grid(buttons, 2))


def unseen(region: str) -> View:
    return View(say("summaries/unseen_region", region=region))


def pair(pairs: Sequence[Pair], unknown: str, region: str | None) -> View:
    """Ask which two semesters are meant, of those that are both known."""
    text = say("summaries/choose_pair", unknown=unknown[:SHOWN_BACK], pairs=pairs)
    return View(text, _of_pairs(pairs, region))


def with_itself(period: Period, pairs: Sequence[Pair], region: str | None) -> View:
    """Say that a semester can't be compared with itself; `pairs`: possible comparisons."""
    return View(say("summaries/with_itself", period=period, pairs=pairs), _of_pairs(pairs, region))


def like_semesters(pair: Pair, other: Pair | None, region: str | None) -> View:
    """Say what is compared of two years, with a button for the other semester of both."""
    text = say("summaries/like_semesters", earlier=pair[0], later=pair[1], other=other)
    return View(text, _of_pairs([other], region) if other else ())


def _of_pairs(pairs: Sequence[Pair], region: str | None) -> Keyboard:
    wanted = [
        Wanted(ChartKind.COMPARISON, later, region, earlier=earlier) for earlier, later in pairs
    ]
    return grid([comparison.button(_semesters(comparison)) for comparison in wanted], 2)


def unpublished(period: Period, public: Sequence[Period], region: str | None) -> View:
    """Say that ODES has yet to publish a semester; `public`: those that may be seen now."""
    text = say("summaries/unpublished", period=period, public=public)
    return View(
        text, grid([Wanted(ChartKind.REGION, p, region).button(p.label) for p in public], 2)
    )


def _semesters(wanted: Wanted) -> str:
    if wanted.earlier is None:
        return wanted.period.label
    return f"{wanted.earlier.code} y {wanted.period.code}"


def indicator(
    wanted: Wanted, visible: Mapping[int, Indicator], *, unknown: str = "", typed: bool = False
) -> View:
    text = say(
        "summaries/choose_indicator",
        period=wanted.period,
        unknown=unknown[:SHOWN_BACK],
        typed=typed,
    )
    buttons = [
        replace(wanted, indicator=number).button(f"{number}. {listed.short_name}")
        for number, listed in visible.items()
    ]
    return View(text, grid(buttons, 2))


def no_schedule(year: int, years: Sequence[int]) -> View:
    text = say("summaries/no_schedule", year=year, years=years)
    return View(
        text, grid([button(str(year), Action.SCHEDULE_MONTH, year, "", "", 0) for year in years], 3)
    )


def nothing(wanted: Wanted, others: Sequence[Wanted], *, awaited: bool, elsewhere: bool) -> View:
    """Say there is nothing; `awaited`: reports can still arrive; `elsewhere`: of others too."""
    text = say(
        "summaries/nothing",
        wanted=wanted,
        region=REGIONS[wanted.region] if wanted.region else None,
        agreement=wanted.region is None or wanted.region in may_report(wanted.period.year),
        others=others,
        awaited=awaited,
    )
    buttons = [other.button(_semesters(other)) for other in others]
    if wanted.kind in _WHAT and elsewhere:
        buttons.append(replace(wanted, region=None).button("Otra región"))
    return View(text, grid(buttons, 2) if buttons else TO_MENU)
