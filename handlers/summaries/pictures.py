"""The buttons of any picture: another picture, its numbers in words, its file, its data."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from charts.facts.base import ChartFacts
from charts.facts.empty import NothingToShow
from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.agreements import may_report
from handlers.access import Capability, may
from handlers.context import Context
from handlers.summaries import access, captions, choices, region_views, subject_choice, views
from handlers.summaries.kinds import csv_of
from handlers.summaries.region_summary import known_by_indicator
from handlers.summaries.typed_periods import pair_with
from handlers.summaries.wanted import Wanted
from storage.schedule.entries import years

OTHERS = 4


async def show(context: Context) -> None:
    await show_wanted(context, Wanted.of(context.pressed))


async def in_words(context: Context) -> None:
    facts = await _pressed(context)
    if facts is not None:
        context.say(views.in_words(facts))


async def as_png(context: Context) -> None:
    facts = await _pressed(context)
    if facts is not None:
        context.show_picture(views.as_file(facts))


async def as_data(context: Context) -> None:
    facts = await _pressed(context)
    if facts is not None:
        context.send_file(facts.file_name("csv"), csv_of(facts), captions.file_caption(facts))


async def show_wanted(context: Context, wanted: Wanted, name: str = "") -> None:
    """Show the picture, ask what is missing first, or say that there is nothing to show."""
    settled = await subject_choice.settled(context, wanted, name)
    if settled is None:
        return
    match settled.kind:
        case ChartKind.REGION:
            await _show_region(context, settled)
        case ChartKind.INDICATOR:
            await _show_indicator(context, settled)
        case _:
            await _show(context, settled)


async def _show(context: Context, wanted: Wanted) -> None:
    facts = await fetch(context, wanted)
    if facts is not None:
        context.show_picture(views.of_facts(facts, wanted))


async def _show_region(context: Context, wanted: Wanted) -> None:
    summary = await access.region_summary(context, wanted.period, wanted.region or "")
    if summary.first is None:
        reports = may(context, Capability.REPORT, summary.region.code)
        if summary.only_published:
            context.show_picture(region_views.published(summary, reports=reports))
        else:
            context.say(region_views.unsent(summary, reports=reports))
    else:
        context.show_picture(region_views.region(summary))


async def _show_indicator(context: Context, wanted: Wanted) -> None:
    """Show the country's average and, where regions' reports are known, all regions in order.

    One that applies to none of them has no average.
    """
    shown = False
    for asked in (wanted, replace(wanted, kind=ChartKind.RANKING)):
        with suppress(NothingToShow):
            context.show_picture(views.of_facts(await access.facts_for(context, asked), asked))
            shown = True
    if not shown:
        await _say_nothing(context, wanted)


async def fetch(context: Context, wanted: Wanted) -> ChartFacts | None:
    """The facts that may be seen; None if there are none, which has been said by then."""
    try:
        return await access.facts_for(context, wanted)
    except NothingToShow:
        await _say_nothing(context, wanted)
        return None


async def _say_nothing(context: Context, wanted: Wanted) -> None:
    """Say that there is nothing to show, with what there is instead."""
    if wanted.kind is ChartKind.SCHEDULE:
        context.say(choices.no_schedule(wanted.period.year, await years(context.session)))
        return
    known = await access.periods_of(context)
    awaited = access.is_awaited(known.get(wanted.period), context.today)
    elsewhere = len(await access.visible_regions(context, wanted)) > 1
    others = _others(wanted, await _with_such(context, wanted, known))
    context.say(choices.nothing(wanted, others, awaited=awaited, elsewhere=elsewhere))


async def _with_such(context: Context, wanted: Wanted, known: access.Periods) -> list[Period]:
    """The known semesters; where indicators are asked for, only those that have them."""
    if wanted.indicator is None and wanted.kind is not ChartKind.HEATMAP:
        return list(known)
    return [period for period in known if await known_by_indicator(context.session, period.code)]


def _others(wanted: Wanted, known: Sequence[Period]) -> list[Wanted]:
    """The same picture of other semesters in which the region may have an agreement."""
    known = [period for period in known if wanted.region in (None, *may_report(period.year))]
    if wanted.kind is ChartKind.COMPARISON:
        pairs = dict.fromkeys(pair_with(period, known) for period in known)
        others = [replace(wanted, earlier=pair[0], period=pair[1]) for pair in pairs if pair]
    else:
        others = [replace(wanted, period=period) for period in known]
    return [other for other in others if other.semesters != wanted.semesters][:OTHERS]


async def _pressed(context: Context) -> ChartFacts | None:
    return await fetch(context, Wanted.of(context.pressed))
