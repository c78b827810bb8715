"""What each role may do: the one table that every step asks."""

from collections.abc import Callable, Sequence
from enum import StrEnum, auto

from handlers.context import Context, Refused
from storage.evaluations.owed import Owing
from storage.models import Duty, Role
from storage.reminders.occasions import Recipient
from storage.turnout.owed_reports import OwedRegion


class Capability(StrEnum):
    READ_ALL = auto()  # every region's figures, files, people and periods, and how the bot is
    READ_INDICATOR = auto()  # one indicator in all regions: a directorate's own
    EVALUATE = auto()  # write and send the evaluation of one's own indicators
    REPORT = auto()  # fill in and send a region's report, answer for its activities
    APPROVE = auto()  # approve a region's report, or return it
    DECIDE = auto()  # return or receive any report, consent to a correction of what is published
    FOLLOW_UP = auto()  # remind who is missing, give a region more time or refuse it
    MANAGE_PERIODS = auto()
    MANAGE_AGREEMENTS = auto()
    MANAGE_PEOPLE = auto()  # invite, let in, replace, name alternates, end access
    SET_GOALS = auto()
    SET_SCHEDULE = auto()  # load a year's activities, and move them
    WRITE_LETTERS = auto()
    CARRY_OUT = auto()  # say how far a recommendation is in one's region
    ACCEPT = auto()  # agree that one of one's indicator's is carried out; mark the ministry's part
    ASK_ODES = auto()  # and go on in the thread that it makes
    ANSWER = auto()  # what people ask ODES


OFFICE = (
    Capability.DECIDE,
    Capability.FOLLOW_UP,
    Capability.MANAGE_PERIODS,
    Capability.MANAGE_AGREEMENTS,
    Capability.MANAGE_PEOPLE,
    Capability.SET_GOALS,
    Capability.SET_SCHEDULE,
    Capability.WRITE_LETTERS,
    Capability.ANSWER,
)
CAPABILITIES = {
    Role.FOCAL: frozenset({Capability.REPORT, Capability.CARRY_OUT, Capability.ASK_ODES}),
    Role.DIRECTOR: frozenset({Capability.APPROVE, Capability.CARRY_OUT, Capability.ASK_ODES}),
    Role.PROPONENT: frozenset(
        {
            Capability.READ_INDICATOR,
            Capability.EVALUATE,
            Capability.ACCEPT,
            Capability.ASK_ODES,
        }
    ),
    Role.ODES: frozenset({Capability.READ_ALL, *OFFICE}),
    Role.AUDITOR: frozenset({Capability.READ_ALL}),
}


def may(who: Context | Sequence[Duty], capability: Capability, region: str | None = None) -> bool:
    """Whether one of the duties allows it, in that region if one is given."""
    return any(
        region is None or duty.region in ("", region)
        for duty in _duties(who)
        if capability in CAPABILITIES[duty.role]
    )


def require(context: Context, *capabilities: Capability, region: str | None = None) -> None:
    """Raise Refused unless the person has one of these capabilities."""
    if not any(may(context, capability, region) for capability in capabilities):
        raise Refused


def requiring(capability: Capability) -> Callable[[Context], None]:
    """The guard of a form that only some may fill in."""
    return lambda context: require(context, capability)


def where_fetched(_context: Context) -> None:
    """The guard of a form whose screen asks for a capability when it fetches what it shows."""


def regions_to(who: Context | Sequence[Duty], *capabilities: Capability) -> list[str]:
    """The distinct regions where the duties allow one of these, in the capabilities' order."""
    return list(
        dict.fromkeys(
            duty.region
            for capability in capabilities
            for duty in _duties(who)
            if capability in CAPABILITIES[duty.role]
        )
    )


def indicators_to(
    who: Context | Sequence[Duty], capability: Capability, agreement: str
) -> list[int]:
    """The distinct indicators of an agreement for which the duties allow it."""
    found = {
        duty.indicator
        for duty in _duties(who)
        if capability in CAPABILITIES[duty.role] and duty.indicator and duty.agreement == agreement
    }
    return sorted(found)


def answers_for(who: Duty | Recipient, owing: Owing) -> bool:
    """Whether that is a duty in the region that owes a report, or for what is to be evaluated."""
    if isinstance(owing, OwedRegion):
        return who.role in (Role.FOCAL, Role.DIRECTOR) and who.region == owing.owed.region.code
    place = owing.owed.agreement, owing.owed.indicator.number
    return who.role is Role.PROPONENT and (who.agreement, who.indicator) == place


def capabilities_of(duties: Sequence[Duty]) -> frozenset[Capability]:
    return frozenset().union(*(CAPABILITIES[duty.role] for duty in duties))


def _duties(who: Context | Sequence[Duty]) -> Sequence[Duty]:
    return who.turn.duties if isinstance(who, Context) else who
