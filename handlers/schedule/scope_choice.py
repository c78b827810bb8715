"""The choice of a schedule: the person's own, the one typed, or asked for."""

from collections.abc import Sequence
from dataclasses import dataclass

from convenio.calendar.months import read_month
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS, Unresolved, plain, resolve_region
from handlers.access import Capability, capabilities_of, may
from handlers.context import Context
from handlers.schedule import access, views
from handlers.schedule.scope import Scope, nearest_year, opening_month
from handlers.schedule.steps import QUESTION, leave_question, show_list
from handlers.summaries import choices
from handlers.summaries.access import own_indicators, own_regions
from handlers.summaries.subject_choice import ask_name
from handlers.summaries.typed_request import read_asked
from handlers.views import View
from storage.agreements import indicators_in

_OF_REGIONS = {Capability.REPORT, Capability.APPROVE, Capability.READ_ALL}
_ALL = ("todas", "todos", "todo")


@dataclass(frozen=True, slots=True)
class ScheduleRequest:
    """`name`: the words that are neither a year, nor a month, nor an indicator."""

    month: int | None = None
    indicator: int | None = None
    everybody: bool = False
    name: str = ""


async def open_schedule(context: Context) -> None:
    """/cronograma, with a region, a month, an indicator or a year behind it, in any order."""
    await _show(context, " ".join(context.args or ()))


async def named(context: Context) -> None:
    """Take the typed region that was asked for."""
    year = int(context.question.args["year"])
    await _show(context, context.text, year)


async def present(context: Context) -> View | None:
    """The choice of the region, without what was typed for it."""
    if not context.asks(QUESTION):
        return None
    return views.choose_region(int(context.question.args["year"]), list(REGIONS), typed=True)


async def choose_region(context: Context) -> None:
    year = context.pressed.integer(0)
    await access.scope_of(context, year, None)
    await _ask(context, year, list(REGIONS))


def read_request(text: str, indicators: Indicators) -> ScheduleRequest:
    """Read a typed request: a number is an indicator, a month is a word."""
    asked = read_asked(text)
    words = asked.name.split()
    months = {word: month for word in words if (month := _month(word))}
    everybody = any(plain(word) in _ALL for word in words)
    strange = [str(number) for number in asked.numbers if number not in indicators]
    left = [word for word in words if word not in months and plain(word) not in _ALL]
    return ScheduleRequest(
        month=next(iter(months.values()), None),
        indicator=next((number for number in asked.numbers if number in indicators), None),
        everybody=everybody,
        name=" ".join([*left, *strange, asked.unread]).strip(),
    )


def year_in(text: str) -> int | None:
    asked = read_asked(text)
    return next(iter((*asked.years, *(period.year for period in asked.periods))), None)


def _month(word: str) -> int | None:
    try:
        return read_month(word)
    except ValueError:
        return None


async def _show(context: Context, text: str, of_year: int | None = None) -> None:
    """Show the schedule; `of_year` counts where the text names no other year."""
    known = await access.years_of(context)
    await leave_question(context)
    year = year_in(text) or of_year or (nearest_year(known, context.today.year) if known else 0)
    if year not in known:
        context.say(choices.no_schedule(year or context.today.year, known))
        return
    asked = read_request(text, await indicators_in(context.session, year))
    found = resolve_region(asked.name) if asked.name else None
    own = own_regions(context)
    if isinstance(found, Unresolved):
        nearest = [region.code for region in found.nearest]
        await _ask(context, year, nearest, unknown=asked.name)
    elif found is not None:
        await _show_scope(context, asked, await access.scope_of(context, year, found.code))
    elif asked.everybody or may(context, Capability.READ_ALL) or not own:
        await _show_scope(context, asked, await access.scope_of(context, year, None))
    elif len(own) == 1:
        await _show_scope(context, asked, await access.scope_of(context, year, own[0]))
    else:
        await _ask(context, year, own)


async def _show_scope(context: Context, asked: ScheduleRequest, scope: Scope) -> None:
    """Show the scope; a directorate that says no more begins at its own indicators."""
    today, own = context.today, own_indicators(context, scope.listed)
    if asked.indicator:
        show_list(context, views.indicator(scope, asked.indicator, today))
    elif asked.month or not own or not _of_directorate(context) or asked.name or asked.everybody:
        month = asked.month or opening_month(scope.months, today.month)
        show_list(context, views.month(scope, month, today))
    elif len(own) == 1:
        show_list(context, views.indicator(scope, own[0], today))
    else:
        show_list(context, views.choose_indicator(scope, own))


def _of_directorate(context: Context) -> bool:
    """Whether the person serves a directorate and nothing else."""
    held = capabilities_of(context.turn.duties)
    return Capability.READ_INDICATOR in held and held.isdisjoint(_OF_REGIONS)


async def _ask(context: Context, year: int, regions: Sequence[str], *, unknown: str = "") -> None:
    typed = await ask_name(context, QUESTION, {"year": year})
    context.say(views.choose_region(year, regions, unknown=unknown, typed=typed))
