"""The year's activities in the chat."""

from collections.abc import Iterator
from textwrap import shorten, wrap

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.schedule import ActivityMonth, ScheduleFacts
from convenio.calendar.months import MONTHS
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.facts.schedule_facts import schedule_facts
from handlers.summaries.data import Row
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.tables import LINE
from handlers.summaries.wanted import Wanted
from handlers.views import Button, button
from handlers.words import say
from storage.schedule.entries import entries_of

_BEHIND = "   "


class SchedulePicture(PictureKind[ScheduleFacts]):
    audience = Audience.EVERYBODY

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> ScheduleFacts:
        year = query.period.year
        entries = await entries_of(session, year)
        return schedule_facts(entries, year, query.indicators, query.region, query.today)

    def caption(self, facts: ScheduleFacts) -> Markup:
        undated = [
            activity
            for activity in facts.activities
            if any(month.month is None for month in activity.months)
        ]
        return say(
            "summaries/schedule",
            heading=facts.heading,
            region=REGIONS[facts.region] if facts.region else None,
            undated=len(undated),
        )

    def table(self, facts: ScheduleFacts) -> Iterator[str]:
        """Each activity's months with how many regions take part; the own ones have a mark."""
        number = 0
        for activity in facts.activities:
            if activity.indicator != number:
                number = activity.indicator
                yield f"IdG {number} {facts.indicators[number].short_name}"
            name = shorten(activity.name, LINE - len(_BEHIND), placeholder="…")
            yield f"{activity.number:>2} {name}"
            months = " ".join(_month_text(month, facts.region) for month in activity.months)
            yield from wrap(months, LINE, initial_indent=_BEHIND, subsequent_indent=_BEHIND)

    def key(self, facts: ScheduleFacts) -> str:
        own = f"; ◀: participa {REGIONS[facts.region].name}" if facts.region else ""
        return f"feb:3 son tres regiones en febrero{own}."

    def rows(self, facts: ScheduleFacts) -> Iterator[Row]:
        """The rows that `schedule` prints: a region's own, and entries that name none yet."""
        for activity in facts.activities:
            for month in activity.months:
                for region in month.regions or ("",):
                    if not region or facts.region in (None, region):
                        yield {
                            "indicator": activity.indicator,
                            "activity_number": activity.number,
                            "activity": activity.name,
                            "responsible": activity.responsible,
                            "region": region,
                            "month": month.month or "",
                        }

    def corrected(self, facts: ScheduleFacts) -> str:
        return ""

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        """Buttons to the schedule by month and by indicator."""
        year, region = wanted.period.year, wanted.region or ""
        return (
            button("Por mes", Action.SCHEDULE_MONTH, year, region, "", 0),
            button("Por indicador", Action.SCHEDULE_INDICATORS, year, region),
        )


def _month_text(month: ActivityMonth, own: str | None) -> str:
    """'feb:26', or '◀feb:26' where the own region is among them."""
    words = MONTHS[month.month][:3] if month.month else "sin-fecha"
    count = f":{len(month.regions)}" if month.regions else ""
    return f"{'◀' if own in month.regions else ''}{words}{count}"
