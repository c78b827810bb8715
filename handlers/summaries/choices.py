"""What has to be asked before something can be shown, and what is said where nothing can."""

from collections.abc import Sequence
from dataclasses import replace

from charts.requests import Kind
from convenio.indicators import INDICATORS
from convenio.periods import Period
from convenio.regions import REGIONS
from handlers.summaries.tables import short_name
from handlers.summaries.wanted import Wanted
from handlers.views import View, grid
from handlers.words import say

SHOWN_BACK = 40
_WHAT = {Kind.REGION: "Resumen", Kind.COMPARISON: "Comparación"}


def region(
    wanted: Wanted, regions: Sequence[str], *, unknown: str = "", typed: bool = False
) -> View:
    """`unknown`: what was typed and isn't among those that may be seen, or isn't at all."""
    text = say(
        "summaries/choose_region",
        what=_WHAT[wanted.kind],
        period=wanted.period,
        unknown=unknown[:SHOWN_BACK],
        typed=typed,
    )
    buttons = [replace(wanted, region=code).button(short_name(code)) for code in regions]
    return View(text, grid(buttons, 3))


def period(kind: Kind, periods: Sequence[Period], unknown: str, region: str | None = None) -> View:
    text = say("summaries/choose_period", unknown=unknown[:SHOWN_BACK], periods=periods)
    buttons = [Wanted(kind, each, region).button(each.label) for each in periods]
    return View(text, grid(buttons, 2))


def indicator(
    wanted: Wanted, numbers: Sequence[int], *, unknown: str = "", typed: bool = False
) -> View:
    text = say(
        "summaries/choose_indicator",
        period=wanted.period,
        unknown=unknown[:SHOWN_BACK],
        typed=typed,
    )
    buttons = [
        replace(wanted, indicator=number).button(f"{number}. {INDICATORS[number].short_name}")
        for number in numbers
    ]
    return View(text, grid(buttons, 2))


def nothing(wanted: Wanted, others: Sequence[Period]) -> View:
    text = say(
        "summaries/nothing",
        wanted=wanted,
        region=REGIONS[wanted.region] if wanted.region else None,
        others=others,
    )
    buttons = [replace(wanted, period=each, earlier=None).button(each.label) for each in others]
    return View(text, grid(buttons, 2))
