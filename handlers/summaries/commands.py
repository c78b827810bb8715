"""/resumen, /comparar and /indicador, with what is typed behind them in any order."""

from dataclasses import replace

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS, Region, resolve_region
from handlers.access import Capability, may
from handlers.context import Context
from handlers.summaries import access, choices
from handlers.summaries.pictures import show_wanted
from handlers.summaries.subject_choice import asked_for
from handlers.summaries.typed_periods import (
    are_years,
    nearest_periods,
    other_half,
    pair_of,
    pairs_near,
    pairs_with,
    period_of,
    said_twice,
)
from handlers.summaries.typed_request import TypedRequest, bare, read_asked, without_semester
from handlers.summaries.wanted import Wanted
from storage.agreements import indicators_in


async def summary(context: Context) -> None:
    """/resumen: show a region's semester, by default one's own newest, or compare two."""
    typed = _typed(context)
    if len(set(read_asked(typed).periods)) > 1:
        await _of_two(context, typed)
    else:
        await _of_semester(context, ChartKind.REGION, typed)


async def compare(context: Context) -> None:
    """/comparar: show two semesters of a region."""
    await _of_two(context, _typed(context))


async def _of_two(context: Context, typed: str) -> None:
    asked, known = read_asked(typed), await access.periods_to_see(context, ChartKind.COMPARISON)
    pair, twice = pair_of(asked, known), said_twice(asked, known)
    hidden = pair_of(asked, list(await access.periods_of(context)))
    if pair is not None:
        earlier, later = pair
        if are_years(asked):
            context.say(choices.like_semesters(pair, other_half(pair, known), _region(asked)))
        await show_wanted(
            context, Wanted(ChartKind.COMPARISON, later, earlier=earlier), asked.words
        )
    elif twice is not None:
        context.say(choices.with_itself(twice, pairs_with(twice, known), _region(asked)))
    elif hidden is not None:
        context.say(choices.unpublished(hidden[1], known, _region(asked)))
    else:
        context.say(choices.pair(pairs_near(asked, known), typed, _region(asked)))


async def indicator(context: Context) -> None:
    """/indicador: show the country's average, and all regions in order."""
    await _of_semester(context, ChartKind.INDICATOR, _typed(context))


async def _of_semester(context: Context, kind: ChartKind, typed: str) -> None:
    asked, known = read_asked(typed), await access.periods_to_see(context, kind)
    if kind is ChartKind.INDICATOR:
        asked = without_semester(asked)
    period = period_of(asked, known)
    hidden = period_of(asked, list(await access.periods_of(context)))
    if period is not None and kind is ChartKind.INDICATOR:
        await _show_indicator(context, period, asked)
    elif period is not None:
        await show_wanted(context, Wanted(kind, period), asked.words)
    elif hidden is not None:
        context.say(choices.unpublished(hidden, known, _region(asked)))
    else:
        context.say(choices.period(kind, nearest_periods(asked, known), typed, _region(asked)))


async def _show_indicator(context: Context, period: Period, asked: TypedRequest) -> None:
    """Show an indicator, with the region marked that was named beside it, if it may be seen.

    A directorate's one indicator is meant where none is named.
    """
    region, of = _region(asked), Wanted(ChartKind.REGION, period)
    wanted = Wanted(ChartKind.INDICATOR, period)
    numbers = " ".join(map(str, asked.numbers))
    if region in await access.visible_regions(context, of):
        await show_wanted(context, replace(wanted, region=region), numbers)
    elif region is not None and numbers:
        context.say(choices.unseen(REGIONS[region].name))
        await show_wanted(context, wanted, numbers)
    elif asked.words:
        await show_wanted(context, wanted, asked.words)
    else:
        await show_wanted(context, replace(wanted, indicator=await _own(context, period)))


async def _own(context: Context, period: Period) -> int | None:
    """The indicator of somebody who serves one directorate and has no other role, else None."""
    own = access.own_indicators(context, await indicators_in(context.session, period.year))
    others = may(context, Capability.READ_ALL) or access.own_regions(context)
    return own[0] if len(own) == 1 and not others else None


def _region(asked: TypedRequest) -> str | None:
    found = resolve_region(asked.name)
    return found.code if isinstance(found, Region) else None


async def named(context: Context) -> None:
    """Take the typed region or indicator that was asked for, perhaps with a semester."""
    wanted, asked = asked_for(context.question), read_asked(context.text)
    await context.ask_nothing()
    if not (asked.periods or asked.years):
        await show_wanted(context, wanted, bare(context.text))
    elif wanted.kind is ChartKind.COMPARISON:
        await _of_two(context, context.text)
    else:
        await _of_semester(context, wanted.kind, context.text)


def _typed(context: Context) -> str:
    return " ".join(context.args or ())
