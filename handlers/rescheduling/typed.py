"""What ODES types where it could tap: a number, a month, regions, a date, an hour, a few words."""

import re
from dataclasses import replace

from convenio.calendar.months import read_month
from convenio.calendar.typed_days import read_day
from convenio.catalogue.regions import Region, Unresolved, resolve_region
from convenio.schedule.move_rules import When, read_hour, read_when
from convenio.typed.whole_numbers import whole_number
from handlers.context import Context
from handlers.rescheduling import region_choice, steps
from handlers.rescheduling.form_state import Detail, MoveForm, MoveStep
from handlers.rescheduling.screens import FORM, activity_of, group_of
from handlers.rescheduling.typed_start import read_typed_move
from handlers.views import BadPress
from storage.agreements import indicators_in

LONGEST = {Detail.LINK: 300, Detail.TOPIC: 200, Detail.REASON: 200}
_LEAD = re.compile(r"(?:en|para|a|al|hasta|mejor|el mes de)\s+(?!las?\b)", re.IGNORECASE)
_LINK = re.compile(r"(https?://)?[\w-]+(\.[\w-]+)+(:\d+)?([/?#]\S*)?", re.IGNORECASE)


class _Puzzled(Exception):
    """A text that was not understood; the message says what is expected."""


async def answer(context: Context) -> None:
    """Take the typed answer to whatever is asked; ask again if it is not understood."""
    asked = FORM.now(context)
    context.take_away_typed()
    text = context.line
    try:
        await _READERS[asked.step](context, asked, text)
    except (_Puzzled, ValueError) as puzzled:
        await FORM.hold(context, asked, str(puzzled))


async def _indicator(context: Context, asked: MoveForm, text: str) -> None:
    """Take a number or, as behind the command, also a region and months beside it."""
    typed = read_typed_move(text)
    named = typed.name and isinstance(resolve_region(typed.name), Region)
    if named or (typed.indicator and whole_number(text) is None):
        await steps.take_words(context, asked.year, typed)
        return
    try:
        await steps.take_indicator(context, asked, _number(text))
    except BadPress:
        last = len(await indicators_in(context.session, asked.year))
        words = f"No hay indicador «{text[:20]}». Escriba un número de 1 a {last}."
        raise _Puzzled(words) from None


async def _activity(context: Context, asked: MoveForm, text: str) -> None:
    try:
        await steps.take_activity(context, asked, _number(text))
    except BadPress:
        raise _Puzzled(f"No hay actividad «{text[:20]}». Toque una de estas.") from None


async def _month(context: Context, asked: MoveForm, text: str) -> None:
    """Take a month or else a region, in this order: 'junio' could pass for Junín."""
    try:
        month = read_month(text)
    except ValueError:
        found = resolve_region(text)
        if isinstance(found, Unresolved):
            raise
        await _region(context, asked, found)
        return
    try:
        await steps.take_month(context, asked, month)
    except BadPress:
        raise _Puzzled(f"No hay nada de esta actividad en «{text[:20]}».") from None


async def _region(context: Context, asked: MoveForm, region: Region) -> None:
    asked = replace(asked, region="", source=0)
    theirs = [entry for entry in await activity_of(context, asked) if entry.region == region.code]
    if not theirs:
        raise _Puzzled(f"{region.name} no tiene esta actividad.")
    months = {entry.month or 0 for entry in theirs}
    if len(months) > 1:
        raise _Puzzled(f"{region.name} la tiene en varios meses: toque uno.")
    asked = replace(asked, month=months.pop()).takes(theirs)
    await FORM.hold(context, replace(asked, chosen=len(theirs) == 1))


async def _regions(context: Context, asked: MoveForm, text: str) -> None:
    """Choose the entries of the typed regions."""
    found = [resolve_region(name) for name in re.split(r"[,;]| y ", text) if name.strip()]
    unknown = [place.text.strip() for place in found if isinstance(place, Unresolved)]
    codes = {place.code for place in found if isinstance(place, Region)}
    theirs = [entry for entry in await group_of(context, asked) if entry.region in codes]
    if unknown:
        raise _Puzzled(f"No conozco la región «{unknown[0][:40]}».")
    if {entry.region for entry in theirs} != codes or not theirs:
        raise _Puzzled("Alguna de esas regiones no está en este mes.")
    await FORM.hold(context, asked.takes(theirs))


async def _date(context: Context, asked: MoveForm, text: str) -> None:
    await steps.take_when(context, asked, _when(context, asked, text))


def _when(context: Context, asked: MoveForm, text: str) -> When:
    """The typed month, date and hour; else a day that is said by where it stands from today."""
    if lead := _LEAD.match(text):
        text = text[lead.end() :]
    try:
        return read_when(text, asked.year)
    except ValueError as puzzled:
        try:
            return When.on(read_day(text[:60], context.today))
        except ValueError:
            raise puzzled from None


async def _detail(context: Context, asked: MoveForm, text: str) -> None:
    kind = Detail(asked.detail)
    if kind is Detail.HOUR:
        await steps.take_hour(context, asked, read_hour(text))
        return
    if len(text) > LONGEST[kind]:
        raise _Puzzled(f"Es muy largo: escriba hasta {LONGEST[kind]} letras.")
    words = _link(text) if kind is Detail.LINK else text
    await FORM.hold(context, asked.told(words))


def _link(text: str) -> str:
    found = _LINK.fullmatch(text)
    if not found:
        raise _Puzzled("No parece un enlace. Péguelo completo, desde https://")
    return text if found[1] else f"https://{text}"


def _number(text: str) -> int:
    return whole_number(text) or 0


_READERS = {
    MoveStep.INDICATOR: _indicator,
    MoveStep.ACTIVITY: _activity,
    MoveStep.MONTH: _month,
    MoveStep.PLACES: region_choice.typed,
    MoveStep.REGIONS: _regions,
    MoveStep.TARGET: _date,
    MoveStep.DETAIL: _detail,
    MoveStep.REVIEW: _date,
}
