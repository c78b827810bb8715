"""The recommendations that activities of the schedule answer, and those that a region has open."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.workdays import OPENS, at_hour
from convenio.evaluation.following import Followed
from convenio.evaluation.matrix import answers
from storage.evaluations.progress import follow, recommendations_of
from storage.models import PeriodRow
from storage.schedule.attendance import Listed


@dataclass(frozen=True, slots=True)
class OpenAdvice:
    """What regions have open; `seen_since`: when they came to see each semester's."""

    by_region: Mapping[str, Sequence[Followed]]
    seen_since: Mapping[str, datetime]

    def stands_since(self, region: str) -> datetime | None:
        """The moment since which some of what a region has open could be told."""
        known = [
            self.seen_since[each.recommendation.period.code]
            for each in self.by_region.get(region, ())
            if each.recommendation.period.code in self.seen_since
        ]
        return min(known, default=None)


NO_ADVICE = OpenAdvice({}, {})


async def answered_by(
    session: AsyncSession, listed: Sequence[Listed], today: date
) -> dict[int, list[Followed]]:
    """The open recommendations to each activity's region that it answers, by the entry's row.

    Of one that the ministry alone carries out, the ministry's part.
    """
    if not listed:
        return {}
    published = await recommendations_of(session, today, published=True)
    linked = [one for one in published if one.activities]
    followed = await follow(session, linked)
    found: dict[int, list[Followed]] = defaultdict(list)
    for activity in listed:
        for each in followed:
            one = each.recommendation
            theirs = activity.region == each.place or (
                not each.place
                and activity.region in one.regions
                and activity.region not in one.places
            )
            if theirs and each.open and answers(activity.entry, one):
                found[activity.row].append(each)
    return dict(found)


async def open_advice(session: AsyncSession, today: date) -> OpenAdvice:
    """What each region that sees recommendations still has to carry out."""
    published = await recommendations_of(session, today, published=True)
    found: dict[str, list[Followed]] = defaultdict(list)
    for each in await follow(session, published):
        if each.place and each.open:
            found[each.place].append(each)
    if not found:
        return NO_ADVICE
    query = select(PeriodRow).where(col(PeriodRow.published_on) <= today)
    seen_since = {
        row.code: at_hour(row.published_on, OPENS)
        for row in (await session.exec(query)).all()
        if row.published_on is not None
    }
    return OpenAdvice(dict(found), seen_since)
