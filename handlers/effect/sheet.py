"""What came after reminders, as the consolidated workbook has it."""

from collections.abc import Sequence

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.effect import Effect, effects
from documents.workbooks.write.facts import EffectLine
from handlers.forecast import lead_words
from handlers.words import sentence
from storage.models import OccasionKind
from storage.reminders.effect import remindings, sendings

ALL = "todas"


async def effect_lines(session: AsyncSession, periods: Sequence[Period]) -> list[EffectLine]:
    """Of each semester its reminders by lead time, then by region."""
    codes = [period.code for period in periods]
    told, sent = await remindings(session, codes), await sendings(session, codes)
    by_lead = effects(told, sent, lambda each: (each.period, each.lead))
    by_region = effects(told, sent, lambda each: (each.period, each.region))
    order = list(REGIONS)
    lines = [
        _line(period, ALL, sentence(lead_words(OccasionKind.REMINDER, lead)), found)
        for (period, lead), found in sorted(by_lead.items(), key=lambda pair: pair[0])
    ]
    regions = sorted(by_region, key=lambda key: (key[0], order.index(key[1])))
    return lines + [
        _line(period, REGIONS[region].name, "todos", by_region[period, region])
        for period, region in regions
    ]


def _line(period: str, region: str, lead: str, found: Effect) -> EffectLine:
    return EffectLine(
        period,
        region,
        lead,
        found.reminded,
        found.before,
        found.within_a_day,
        found.within_three_days,
        found.later,
        found.never,
    )
