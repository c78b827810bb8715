"""The content of a region's summary; `access` asks who may see it, nothing here does."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.region import RegionFacts, of_semester
from charts.facts.semester import Semester
from convenio.calendar.periods import Period, lima_day
from convenio.catalogue.agreements import AGREEMENTS
from convenio.catalogue.regions import REGIONS, Region
from convenio.report.contradictions import Contradiction, discrepancies, disputed, two_values
from convenio.report.rankings import Place, places_by_average
from convenio.report.results import Figure
from convenio.report.stages import Stage
from convenio.schedule.activities import ScheduleEntry
from handlers.facts.region_facts import semester
from storage.models import Version
from storage.reports import obligations, reports
from storage.reports.obligations import Owed
from storage.schedule.entries import entries_of
from storage.turnout.published_averages import published_in
from storage.turnout.received import sent_in, sent_periods
from storage.turnout.turnout import anything_received


@dataclass(frozen=True, slots=True)
class RegionSummary:
    """The facts known of a region's semester `now`, and its place.

    `first`: the first version sent, None where none was received; `pending`: the version sent
    last, where it is not received; `answered`: how many indicators, in the draft.

    `owes`: what the region can still send, of this and of other semesters; `after`: the next one
    that may be seen; `by_indicator`: whether anything is known of the semester's indicators;
    `scheduled`: what this year's schedule and the next one's have for the region; `place`: by its
    executed average among those that reported, `beside_simulated`: of which another one's figures
    were invented.
    """

    region: Region
    now: Semester
    before: Semester | None
    after: Period | None
    by_indicator: bool
    owed: Owed | None
    first: Version | None
    pending: Version | None
    answered: int | None
    owes: tuple[Owed, ...]
    scheduled: tuple[ScheduleEntry, ...]
    at: datetime
    place: Place | None = None
    beside_simulated: bool = False

    @property
    def period(self) -> Period:
        return self.now.period

    @property
    def has_agreement(self) -> bool:
        return self.owed is not None or self.region.code in AGREEMENTS

    @property
    def open(self) -> bool:
        """Whether this semester's report can still be sent."""
        return any(owed.period == self.period for owed in self.owes)

    @property
    def only_published(self) -> bool:
        """Whether only published averages are known, and no report is on the way."""
        return bool(self.now.published) and not (self.figures or self.pending or self.open)

    @property
    def today(self) -> date:
        return lima_day(self.at)

    @property
    def figures(self) -> tuple[Figure, ...]:
        return self.now.figures

    @property
    def contradictions(self) -> tuple[Contradiction, ...]:
        return contradictions_of(self.period, self.region.code, self.figures)

    @property
    def facts(self) -> RegionFacts:
        return of_semester(self.region.code, self.now)


async def summarise_region(
    session: AsyncSession,
    period: Period,
    region: str,
    *,
    earlier: Period | None,
    later: Period | None,
    now: datetime,
) -> RegionSummary:
    """Summarise a semester; `earlier`: the one to compare with; `later`: the one it leads to."""
    before = await semester(session, earlier, region) if earlier else None
    versions = await reports.versions_of(session, period.code, region)
    now_known = await semester(session, period, region)
    place, beside_simulated = await _place(session, now_known, region)
    year = lima_day(now).year
    return RegionSummary(
        region=REGIONS[region],
        now=now_known,
        before=before,
        after=later,
        by_indicator=await known_by_indicator(session, period.code),
        owed=await obligations.find_owed(session, period.code, region),
        first=_first_sent(versions),
        pending=_pending(versions),
        answered=await _answered(session, versions),
        owes=await _owes(session, region, now),
        scheduled=(
            *await entries_of(session, year, region),
            *await entries_of(session, year + 1, region),
        ),
        at=now,
        place=place,
        beside_simulated=beside_simulated,
    )


async def _place(session: AsyncSession, now: Semester, region: str) -> tuple[Place | None, bool]:
    """The region's place, and whether others' figures that it stands beside were invented."""
    if not now.figures:
        return None, False
    sent = await sent_in(session, now.period.code)
    found = places_by_average({code: [*report.figures.values()] for code, report in sent.items()})
    others = (report.simulated for code, report in sent.items() if code != region)
    return found.get(region), not now.simulated and any(others)


def _first_sent(versions: Sequence[Version]) -> Version | None:
    """The first version: a report that came in time stays so, whatever was corrected since."""
    received = any(version.stage is Stage.RECEIVED for version in versions)
    return versions[0] if received else None


def _pending(versions: Sequence[Version]) -> Version | None:
    sent = [version for version in versions if version.sent_at is not None]
    return sent[-1] if sent and sent[-1].stage is not Stage.RECEIVED else None


async def known_by_indicator(session: AsyncSession, period: str) -> bool:
    """Whether anything is known of the semester's indicators."""
    published = await published_in(session, period)
    return any(stated.indicator for stated in published) or await anything_received(session, period)


async def _answered(session: AsyncSession, versions: Sequence[Version]) -> int | None:
    """How many indicators the draft answers; None where there is no draft."""
    if not versions or versions[-1].sent_at is not None:
        return None
    draft = await reports.load(session, versions[-1].id or 0)
    return len(draft.entries) - len(draft.missing) if draft else None


async def _owes(session: AsyncSession, region: str, now: datetime) -> tuple[Owed, ...]:
    open_now = await obligations.owed_by(session, [region], lima_day(now))
    sent = await sent_periods(session, region, [owed.period.code for owed in open_now])
    return tuple(owed for owed in open_now if owed.period.code not in sent)


def contradictions_of(
    period: Period, region: str, figures: Collection[Figure]
) -> tuple[Contradiction, ...]:
    """Contradictions of the report with the region's figures, and between its own tables."""
    reported = {region: {figure.indicator: figure for figure in figures}} if figures else {}
    return (
        *discrepancies(period.code, reported),
        *(
            contradiction
            for contradiction in two_values(period.code)
            if contradiction.first.region == region
        ),
        *disputed(period.code, reported),
    )
