"""The choice of a region or indicator: the person's own, the one typed, or asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.agreements import may_report
from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import REGIONS, Unresolved, plain, resolve_region
from convenio.typed.whole_numbers import whole_number
from handlers.context import Context, Refused
from handlers.questions import QuestionKind
from handlers.summaries import access, choices
from handlers.summaries.wanted import Wanted
from handlers.views import View
from storage.models import Question

LONGEST = 80
QUESTION = QuestionKind.SUMMARY_SUBJECT


async def settled(context: Context, wanted: Wanted, name: str = "") -> Wanted | None:
    """The request with its region or indicator; None if that was asked of the person instead."""
    if wanted.kind in access.OF_REGION and wanted.region is None:
        return await _with_region(context, wanted, name[:LONGEST])
    if wanted.kind is not ChartKind.INDICATOR:
        return wanted
    if wanted.region is None:
        wanted = replace(wanted, region=next(iter(access.own_regions(context)), None))
    if wanted.indicator is None:
        return await _with_indicator(context, wanted, name[:LONGEST])
    return wanted


async def _with_region(context: Context, wanted: Wanted, name: str) -> Wanted | None:
    """Settle the region: one answer for what may not be seen and for what isn't there."""
    visible, own = await access.visible_regions(context, wanted), access.own_regions(context)
    if not visible:
        raise Refused
    if not name and len(own) == 1:
        return replace(wanted, region=own[0])
    found = resolve_region(name)
    reporting = _reporting(wanted, visible, own)
    if isinstance(found, Unresolved):
        everything = len(visible) == len(REGIONS)
        nearest = [region.code for region in found.nearest if region.code in reporting]
        offered = reporting
        if not name:
            offered = own or reporting
        elif everything and nearest:
            offered = nearest
    elif found.code in visible:
        return replace(wanted, region=found.code)
    else:
        offered = reporting
    typed = await _ask(context, wanted)
    shown = REGIONS[name].name if name in REGIONS else name
    context.say(choices.region(wanted, offered, unknown=shown, typed=typed))
    return None


def _reporting(wanted: Wanted, visible: Sequence[str], own: Sequence[str]) -> list[str]:
    allowed = may_report(wanted.period.year)
    return [code for code in visible if code in allowed or code in own]


async def _with_indicator(context: Context, wanted: Wanted, name: str) -> Wanted | None:
    visible = await access.visible_indicators(context, wanted)
    if not visible:
        raise Refused
    if not name and len(visible) == 1:
        return replace(wanted, indicator=next(iter(visible)))
    found = _indicators_like(visible, name) if name else []
    if len(found) == 1:
        return replace(wanted, indicator=found[0])
    typed = await _ask(context, wanted)
    context.say(choices.indicator(wanted, visible, unknown=name, typed=typed))
    return None


def _indicators_like(visible: Mapping[int, Indicator], name: str) -> Sequence[int]:
    """The numbers of the indicator of that number, or of those whose words begin like these."""
    if name.isdecimal():
        return [number for number in visible if number == whole_number(name)]
    typed = plain(name)
    return [
        number
        for number, indicator in visible.items()
        if typed and f" {typed}" in plain(f" {indicator.short_name} {indicator.name}")
    ]


async def present(context: Context) -> View | None:
    """The choice that was asked for, without what was typed for it."""
    if not context.asks(QUESTION):
        return None
    wanted = asked_for(context.question)
    if wanted.kind is ChartKind.INDICATOR:
        visible = await access.visible_indicators(context, wanted)
        return choices.indicator(wanted, visible, typed=True)
    own = access.own_regions(context)
    reporting = _reporting(wanted, await access.visible_regions(context, wanted), own)
    return choices.region(wanted, own or reporting, typed=True)


async def _ask(context: Context, wanted: Wanted) -> bool:
    earlier = wanted.earlier.code if wanted.earlier else ""
    args = {"kind": wanted.kind.value, "period": wanted.period.code, "earlier": earlier}
    return await ask_name(context, QUESTION, args)


async def ask_name(context: Context, kind: QuestionKind, args: dict[str, Any]) -> bool:
    """Whether the name may be typed: not while a report is open, whose place is kept."""
    waiting = context.turn.question
    if waiting is not None and waiting.version_id is not None:
        return False
    await context.ask(kind, args=args)
    return True


def asked_for(question: Question) -> Wanted:
    kind, period, earlier = (question.args[name] for name in ("kind", "period", "earlier"))
    return Wanted(
        ChartKind(kind), Period.parse(period), earlier=Period.parse(earlier) if earlier else None
    )
