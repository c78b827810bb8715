"""What is missing, and the people to write to about it, for those who follow it up."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.calendar.workdays import next_window, within_window
from handlers.access import Capability, answers_for, require
from handlers.context import Context, Outdated
from handlers.views import BadPress, View
from handlers.words import say
from storage.evaluations.owed import OwedEvaluation, Owing, evaluations_on
from storage.models import Role, RowKind
from storage.outbox import outbox
from storage.reminders.occasions import Recipient, recipients
from storage.turnout.owed_reports import OwedRegion, owing_on

OF_USE = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Following:
    """A period that is open: what its regions and directorates owe, and everybody who serves.

    `evaluations`: from its beginning to its publication, also once no reports are taken any more.
    """

    period: Period
    owing: tuple[OwedRegion, ...]
    evaluations: tuple[OwedEvaluation, ...]
    people: tuple[Recipient, ...]

    @property
    def missing(self) -> list[OwedRegion]:
        return [report for report in self.owing if report.expected]

    @property
    def unevaluated(self) -> list[OwedEvaluation]:
        return [each for each in self.evaluations if each.expected]

    def of(self, place: str) -> Owing:
        """What is owed of a place; raises BadPress for one with nothing in this period."""
        everything: list[Owing] = [*self.owing, *self.evaluations]
        for owing in everything:
            if owing.owed.place[1] == place:
                return owing
        raise BadPress(place)

    def workers(self, owing: Owing) -> list[Recipient]:
        """Those who write it: a region's focal points, or the people of a directorate."""
        return [
            person
            for person in self.people
            if person.role is not Role.DIRECTOR and answers_for(person, owing)
        ]


async def following(context: Context, period: str) -> Following:
    """An open period; raises Refused without the capability, Outdated once it is not open."""
    require(context, Capability.FOLLOW_UP)
    owing = await owing_on(context.session, context.today)
    of_period = tuple(report for report in owing if report.owed.period.code == period)
    due = await evaluations_on(context.session, context.today)
    evaluations = tuple(each for each in due if each.owed.period.code == period)
    if not of_period and not evaluations:
        raise Outdated(say("nudges/not_open"))
    people = await recipients(context.session)
    return Following(Period.parse(period), of_period, evaluations, tuple(people))


async def pressed_period(context: Context) -> Following:
    """The period that a button is about: its first argument."""
    return await following(context, context.pressed.text(0))


def still_missing(found: Following, place: str) -> Owing:
    """What is still missing of a place; raises Outdated once it has come."""
    owing = found.of(place)
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
