"""One region's report as ODES follows it: where it is, until when, and who answers for it."""

from dataclasses import dataclass

from charts.facts.status import RegionStatus
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS, Region
from handlers.context import Context
from handlers.country.access import status_of
from storage.models import Person, Role
from storage.people.people import people_with
from storage.turnout.owed_reports import OwedRegion, owing_of


@dataclass(frozen=True, slots=True)
class Office:
    """`status` and `owing` are None where the region has nothing to report in the semester.

    `of`: how many indicators a report has.
    """

    region: Region
    period: Period
    of: int
    status: RegionStatus | None
    owing: OwedRegion | None
    focal: tuple[Person, ...]
    directors: tuple[Person, ...]


async def office_of(context: Context, period: Period, region: str) -> Office:
    """Fetch a region's report as ODES follows it; raises Refused as `access` does."""
    facts = await status_of(context, period)
    return Office(
        region=REGIONS[region],
        period=period,
        of=len(facts.indicators),
        status=next((office for office in facts.regions if office.region == region), None),
        owing=await owing_of(context.session, period.code, region),
        focal=tuple(await people_with(context.session, Role.FOCAL, region=region)),
        directors=tuple(await people_with(context.session, Role.DIRECTOR, region=region)),
    )
