"""Access to extensions: regions and directorates ask for more time, ODES answers."""

from collections.abc import Collection, Sequence

from convenio.catalogue.places import indicator_place, place_name
from convenio.catalogue.regions import REGIONS
from handlers.access import Capability, answers_for, indicators_to, may, regions_to, require
from handlers.actions import Action
from handlers.context import Context, Outdated, Refused
from handlers.views import BadPress
from handlers.words import say
from storage.evaluations.owed import (
    OwedEvaluation,
    Owing,
    evaluated_periods,
    evaluations_on,
    owing_at,
)
from storage.models import PeriodRow
from storage.periods.extension_requests import PendingExtension, find_request
from storage.reports.obligations import Place
from storage.turnout.owed_reports import open_periods, owing_on


def require_asking(context: Context) -> None:
    """Raise Refused for who may not ask for more time."""
    require(context, Capability.REPORT, Capability.APPROVE, Capability.EVALUATE)


async def still_owed(context: Context) -> list[Owing]:
    """Reports that this person's regions still owe, and evaluations of their indicators."""
    require_asking(context)
    reports = await owing_on(context.session, context.today)
    evaluations = await evaluations_on(context.session, context.today)
    owing: list[Owing] = [*reports, *evaluations]
    return [each for each in owing if each.expected and _theirs(context, each)]


async def owed_here(context: Context, period: str, place: str) -> Owing:
    """What is still owed; raises Refused for what is not theirs, Outdated once it is not owed."""
    require_asking(context)
    owing = await owing_at(context.session, period, place)
    if owing is None or not _theirs(context, owing):
        raise Refused
    if not owing.owed.open_on(context.today):
        evaluates = isinstance(owing, OwedEvaluation)
        words = "nudges/not_open" if evaluates else "reporting/closed"
        raise Outdated(say(words, owed=owing.owed))
    if not owing.expected:
        raise Outdated(say("nudges/has_sent", owing=owing))
    return owing


def _theirs(context: Context, owing: Owing) -> bool:
    return any(answers_for(duty, owing) for duty in context.turn.duties)


async def wish_to_decide(context: Context, number: int) -> PendingExtension:
    """A request to answer; raises Refused to others, Outdated if a colleague was quicker."""
    require(context, Capability.FOLLOW_UP)
    wish = await find_request(context.session, number, to_decide=True)
    if wish is None:
        raise BadPress(Action.ASK_EXTENSION)
    if wish.row.decided_at is not None:
        raise Outdated(say("extensions/decided", wish=wish, named=place_name(wish.place)))
    return wish


async def seen(context: Context) -> Collection[Place]:
    """The places of the periods not over yet whose extensions this person may see."""
    everywhere = may(context, Capability.READ_ALL)
    if not everywhere:
        require_asking(context)
    periods = {
        row.code: row
        for row in (
            *await open_periods(context.session, context.today),
            *await evaluated_periods(context.session, context.today),
        )
    }
    return [
        (row.code, place)
        for row in periods.values()
        for place in (_every_place(row) if everywhere else _own_places(context, row))
    ]


def _every_place(row: PeriodRow) -> Sequence[str]:
    return [*REGIONS, *map(indicator_place, row.indicators)]


def _own_places(context: Context, row: PeriodRow) -> Sequence[str]:
    indicators = indicators_to(context, Capability.EVALUATE, row.agreement)
    regions = regions_to(context, Capability.REPORT, Capability.APPROVE)
    return [*regions, *map(indicator_place, indicators)]
