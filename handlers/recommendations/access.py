"""Access to recommendations: who sees which, who says how far they are, and who accepts that.

A region sees its own once their semester is published, a directorate those of its indicators as
soon as they are sent, and who reads all sees them all.
"""

from collections.abc import Sequence

from convenio.evaluation.following import MINISTRY, Followed
from convenio.evaluation.progress import Progress
from handlers.access import CAPABILITIES, Capability, may, regions_to, require
from handlers.context import Context, Outdated, Refused
from handlers.recommendations import words
from handlers.roles import proposes
from handlers.views import BadPress
from storage.evaluations.progress import find_followed, follow, recommendations_of
from storage.models import Duty, Role

SEES = (Capability.CARRY_OUT, Capability.ACCEPT, Capability.READ_ALL)
DECIDED = (Progress.IMPLEMENTED, Progress.NOT_PERTINENT)


class WentOn(Outdated):
    """Somebody went on with a recommendation since it was shown; `followed`: as it stands now."""

    def __init__(self, note: str, followed: Followed) -> None:
        super().__init__(note)
        self.followed = followed


def own_regions(context: Context) -> list[str]:
    return regions_to(context, Capability.CARRY_OUT)


def sees_country(context: Context) -> bool:
    """Whether somebody sees more than regions of their own."""
    return may(context, Capability.READ_ALL) or may(context, Capability.ACCEPT)


async def visible(context: Context) -> list[Followed]:
    """All that a person sees; raises Refused for who sees none at all."""
    _ = context.person
    require(context, *SEES)
    only_published = not sees_country(context)
    listed = await recommendations_of(context.session, context.today, published=only_published)
    followed = await follow(context.session, listed)
    return [each for each in followed if _sees(context.turn.duties, each)]


async def to_see(context: Context, period: str, number: int, place: str) -> Followed:
    """One that a person sees, in a place; raises Refused."""
    _ = context.person
    followed = await find_followed(context.session, period, number, place, context.today)
    if followed is None or not _sees(context.turn.duties, followed):
        raise Refused
    return followed


async def places_to_see(context: Context, period: str, number: int) -> list[Followed]:
    """A recommendation in all places where a person sees it; raises Refused where there is none."""
    _ = context.person
    listed = await recommendations_of(context.session, context.today, period=period, number=number)
    followed = await follow(context.session, listed)
    seen = [each for each in followed if _sees(context.turn.duties, each)]
    if not seen:
        raise Refused
    return seen


async def to_mark(
    context: Context, period: str, number: int, place: str, *, to_change: bool = False
) -> tuple[Followed, Role]:
    """One whose progress a person may tell, and as what.

    Raises Refused to others, WentOn once its directorate accepted it.
    """
    followed, role = await _held(context, period, number, place, to_change=to_change)
    if role is None:
        raise Refused
    if followed.accepted and followed.place != MINISTRY:
        raise WentOn(words.accepted_already(followed), followed)
    return followed, role


async def to_decide(
    context: Context, period: str, number: int, place: str, *, to_change: bool = False
) -> Followed:
    """One that a region says is carried out or not pertinent, for its directorate.

    Raises Refused to others, WentOn once it says otherwise.
    """
    _ = context.person
    followed = await find_followed(
        context.session, period, number, place, context.today, to_change=to_change
    )
    if followed is None or not accepts(context.turn.duties, followed):
        raise Refused
    if followed.progress not in DECIDED:
        raise WentOn(words.stands_otherwise(followed), followed)
    return followed


def marks(duties: Sequence[Duty], followed: Followed) -> Role | None:
    """As what somebody may say how far it is; None for who may not."""
    of = followed.recommendation
    for duty in duties:
        if followed.place == MINISTRY:
            if proposes(duty, of.indicators, of.indicator) and _can(duty, Capability.ACCEPT):
                return duty.role
        elif duty.region == followed.place and _can(duty, Capability.CARRY_OUT) and of.published:
            return duty.role
    return None


def accepts(duties: Sequence[Duty], followed: Followed) -> bool:
    """Whether somebody is of the directorate that judges what a region says of it."""
    of = followed.recommendation
    return followed.place != MINISTRY and any(
        proposes(duty, of.indicators, of.indicator) and _can(duty, Capability.ACCEPT)
        for duty in duties
    )


def require_seen(followed: Followed, seen: int) -> None:
    """Raise WentOn where somebody went on with it since it was shown."""
    if followed.step != seen:
        raise WentOn(words.stands_otherwise(followed), followed)


async def _held(
    context: Context, period: str, number: int, place: str, *, to_change: bool
) -> tuple[Followed, Role | None]:
    _ = context.person
    followed = await find_followed(
        context.session, period, number, place, context.today, to_change=to_change
    )
    if followed is None:
        raise Refused
    return followed, marks(context.turn.duties, followed)


def _sees(duties: Sequence[Duty], followed: Followed) -> bool:
    if may(duties, Capability.READ_ALL):
        return True
    own = followed.place != MINISTRY and marks(duties, followed) is not None
    of = followed.recommendation
    return own or any(
        proposes(duty, of.indicators, of.indicator) and _can(duty, Capability.ACCEPT)
        for duty in duties
    )


def _can(duty: Duty, capability: Capability) -> bool:
    return capability in CAPABILITIES[duty.role]


def place_of(text: str) -> str:
    """The place that a button names; raises BadPress for none."""
    found = words.read_place(text)
    if found is None:
        raise BadPress("place")
    return found
