"""Missing reports, and the people to write to about them, for those who follow them up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.calendar.workdays import next_window, within_window
from handlers.access import Capability, require
from handlers.context import Context, Outdated
from handlers.views import BadPress, View
from handlers.words import say
from storage.models import Role, RowKind
from storage.outbox import outbox
from storage.reminders.occasions import Recipient, recipients
from storage.turnout.owed_reports import OwedRegion, owing_on

OF_USE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Following:
    """A period that is open: what its regions owe, and their focal points and directors."""

    period: Period
    owing: tuple[OwedRegion, ...]
    people: tuple[Recipient, ...]

    @property
    def missing(self) -> list[OwedRegion]:
        return [report for report in self.owing if report.expected]

    def of(self, region: str) -> OwedRegion:
        """The region's report; raises BadPress for a region with none in this period."""
        for report in self.owing:
            if report.owed.region.code == region:
                return report
        raise BadPress(region)

    def staff(self, region: str, *roles: Role) -> list[Recipient]:
        return [
            person for person in self.people if person.region == region and person.role in roles
        ]


async def following(context: Context, period: str) -> Following:
    """An open period; raises Refused without the capability, Outdated once it is not open."""
    require(context, Capability.FOLLOW_UP)
    owing = await owing_on(context.session, context.today)
    of_period = tuple(report for report in owing if report.owed.period.code == period)
    if not of_period:
        raise Outdated(say("nudges/not_open"))
    people = await recipients(context.session)
    return Following(of_period[0].owed.period, of_period, tuple(people))


async def pressed_period(context: Context) -> Following:
    """The period that a button is about: its first argument."""
    return await following(context, context.pressed.text(0))


def still_missing(found: Following, region: str) -> OwedRegion:
    """A region's missing report; raises Outdated once it has come."""
    owing = found.of(region)
    if not owing.expected:
        raise Outdated(say("nudges/has_sent", owing=owing))
    return owing


def leaves_at(context: Context) -> datetime | None:
    """The moment when a message written now leaves, if it has to wait for the window."""
    return None if within_window(context.now) else next_window(context.now)


def tell_followed(
    session: AsyncSession,
    people: Sequence[Recipient],
    view: View,
    about: dict[str, Any],
    now: datetime,
) -> None:
    """Tell people within the window, if it is still true; `about` is read by jobs.recheck."""
    for chat_id in dict.fromkeys(person.chat_id for person in people):
        outbox.put(
            session,
            chat_id,
            RowKind.SAY,
            view.payload,
            now,
            about=about,
            useful_for=OF_USE,
        )
