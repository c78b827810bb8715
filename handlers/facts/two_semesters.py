"""Facts of Cuadro 05: two semesters of every region."""

from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.comparison import ComparisonFacts
from charts.facts.semester import Semester
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.published_averages import Published
from handlers.facts.region_facts import compared, semester_of
from storage.agreements import indicators_in
from storage.turnout.published_averages import published_in
from storage.turnout.received import sent_in


async def two_semesters_facts(
    session: AsyncSession, earlier: Period, later: Period
) -> tuple[ComparisonFacts, ...]:
    """Cuadro 05: each region of which one of both semesters is known, by code."""
    first, second = [await indicators_in(session, period.year) for period in (earlier, later)]
    before = await _semesters(session, earlier, first)
    after = await _semesters(session, later, second)
    return tuple(
        compared(
            region,
            before.get(region) or semester_of(earlier, first, None, ()),
            after.get(region) or semester_of(later, second, None, ()),
        )
        for region in sorted({*before, *after})
    )


async def _semesters(
    session: AsyncSession, period: Period, indicators: Indicators
) -> dict[str, Semester]:
    sent = await sent_in(session, period.code)
    published: dict[str, list[Published]] = {}
    for stated in await published_in(session, period.code):
        if stated.region is not None:
            published.setdefault(stated.region, []).append(stated)
    return {
        region: semester_of(period, indicators, sent.get(region), published.get(region, ()))
        for region in {*sent, *published}
    }
