"""Buttons of one item: its regions, its claim, by when, by whom, and whether it stays."""

from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from convenio.calendar.periods import Period
from convenio.calendar.year_month import YearMonth
from convenio.evaluation.due_months import due_in
from convenio.evaluation.following import schedule_year
from convenio.evaluation.groups import Group
from convenio.evaluation.items import Claim, Item, ItemKind, Responsible
from handlers.context import Context
from handlers.evaluations.access import own_period
from handlers.evaluations.form_state import EvaluationScreen
from handlers.evaluations.item_views import ALL, NOTHING
from handlers.evaluations.screens import FORM, keep, looked_at
from handlers.evaluations.standing import standing_of
from handlers.views import BadPress
from storage.schedule.entries import activities_in

Word = TypeVar("Word", bound=StrEnum)
_CLAIMS = {group: Claim(group.value) for group in Group if group.value in list(Claim)}


async def open_item(context: Context) -> None:
    form = replace(FORM.now(context), position=context.pressed.integer(0))
    await FORM.hold(context, replace(form, screen=EvaluationScreen.ITEM))


async def begin_about_group(context: Context) -> None:
    """'Sobre los que…': a conclusion about a group's regions, which needs only its words."""
    form, group = FORM.now(context), _one_of(context, Group)
    period = await own_period(context, form.period)
    standing = await standing_of(context.session, period)
    if form.indicator not in period.indicators:
        raise BadPress(context.pressed.action)
    regions = standing.groups(form.indicator)[group]
    if not regions:
        raise BadPress(context.pressed.action)
    begun = Item(form.indicator, ItemKind.CONCLUSION, "", regions, claim=_CLAIMS.get(group))
    await FORM.hold(context, replace(form, screen=EvaluationScreen.WORDS, begun=begun))


async def ask_text(context: Context) -> None:
    await _go(context, EvaluationScreen.TEXT)


async def choose_regions(context: Context) -> None:
    await _go(context, EvaluationScreen.REGIONS)


async def choose_region(context: Context) -> None:
    """Tick a region, or all of them, or take the tick away."""
    form, code = FORM.now(context), context.pressed.text(0)
    item, standing = await looked_at(context, form)
    if code == ALL:
        chosen = replace(item, everybody=not item.everybody, regions=())
    elif code not in (*standing.expected, *item.regions):
        raise BadPress(context.pressed.action)
    elif code in item.regions:
        kept = tuple(region for region in item.regions if region != code)
        chosen = replace(item, regions=kept, everybody=False)
    else:
        chosen = replace(item, regions=(*item.regions, code), everybody=False)
    await keep(context, form, chosen, EvaluationScreen.REGIONS)


async def choose_group(context: Context) -> None:
    """Choose a group's regions in the place of those that were chosen."""
    form, group = FORM.now(context), _one_of(context, Group)
    item, standing = await looked_at(context, form)
    regions = standing.groups(item.indicator)[group]
    chosen = replace(item, regions=regions, everybody=False)
    await keep(context, form, chosen, EvaluationScreen.REGIONS)


async def choose_claim(context: Context) -> None:
    form = FORM.now(context)
    if not context.pressed.args:
        await _go(context, EvaluationScreen.CLAIM)
        return
    claim = None if context.pressed.text(0) == NOTHING else _one_of(context, Claim)
    item, _ = await looked_at(context, form)
    await keep(context, form, replace(item, claim=claim))


async def choose_due(context: Context) -> None:
    form = FORM.now(context)
    if not context.pressed.args:
        await _go(context, EvaluationScreen.DUE)
        return
    code = context.pressed.text(0)
    try:
        due = None if code == NOTHING else YearMonth.parse(code)
    except ValueError:
        raise BadPress(context.pressed.action) from None
    item, _ = await looked_at(context, form)
    await keep(context, form, replace(item, due=due))


async def choose_activities(context: Context) -> None:
    """Show the indicator's activities, or tick one of them."""
    form = FORM.now(context)
    if not context.pressed.args:
        await _go(context, EvaluationScreen.ACTIVITIES)
        return
    item, _ = await looked_at(context, form)
    year, number = schedule_year(Period.parse(form.period)), context.pressed.integer(0)
    offered = await activities_in(context.session, year, item.indicator)
    if number not in (*item.activities, *(row.number for row in offered)):
        raise BadPress(context.pressed.action)
    ticked = set(item.activities) ^ {number}
    chosen = replace(item, activities=tuple(sorted(ticked)))
    await keep(context, form, chosen, EvaluationScreen.ACTIVITIES)


async def choose_responsible(context: Context) -> None:
    form, responsible = FORM.now(context), _one_of(context, Responsible)
    item, _ = await looked_at(context, form)
    await keep(context, form, replace(item, responsible=responsible))


async def change_kind(context: Context) -> None:
    """A conclusion becomes a recommendation, or the other way round; the text stays."""
    form = FORM.now(context)
    item, _ = await looked_at(context, form)
    conclusion = item.kind is ItemKind.CONCLUSION
    kind = ItemKind.RECOMMENDATION if conclusion else ItemKind.CONCLUSION
    due = due_in(item.text, Period.parse(form.period)) if conclusion else None
    changed = Item(item.indicator, kind, item.text, item.regions, item.everybody, due=due)
    await keep(context, form, changed)


async def remove(context: Context) -> None:
    form = FORM.now(context)
    await looked_at(context, form)
    await keep(context, form, None)


async def _go(context: Context, screen: EvaluationScreen) -> None:
    await FORM.hold(context, replace(FORM.now(context), screen=screen))


def _one_of(context: Context, words: type[Word]) -> Word:
    try:
        return words(context.pressed.text(0))
    except ValueError:
        raise BadPress(context.pressed.action) from None
