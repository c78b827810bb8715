"""The year's recommendations in the chat."""

from collections.abc import Iterator

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.matrix import MatrixFacts, RecommendationMonths
from convenio.calendar.months import MONTHS
from convenio.evaluation.progress import PROGRESS_SIGNS, Progress
from handlers.actions import Action
from handlers.facts.matrix_facts import matrix_facts
from handlers.summaries.data import Row
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.wanted import Wanted
from handlers.views import Button, button
from handlers.words import say
from storage.evaluations.year_matrix import year_matrix

MONTHS_A_LINE = 6  # on a phone


class MatrixPicture(PictureKind[MatrixFacts]):
    """Whole for who reads all; `/matriz` shows others what they may see."""

    audience = Audience.OFFICE

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> MatrixFacts:
        lines = await year_matrix(session, query.period.year, query.today)
        return matrix_facts(lines, query.period.year, query.today)

    def caption(self, facts: MatrixFacts) -> Markup:
        return say("summaries/matrix", facts=facts)

    def table(self, facts: MatrixFacts) -> Iterator[str]:
        """Two lines for each: how many places are how far, and its months."""
        indicator = 0
        for each in facts.listed:
            if each.indicator != indicator:
                indicator = each.indicator
                yield f"IdG {indicator} {each.short_name}"
            mark = "▶" if each.own else " "
            yield f"{mark}R-{each.number:<4}{_counts(each)}"
            for start in range(0, len(each.months), MONTHS_A_LINE):
                some = each.months[start : start + MONTHS_A_LINE]
                yield f"   {' '.join(MONTHS[month][:3] for month in some)}"

    def key(self, facts: MatrixFacts) -> str:
        own = f" ▶ {facts.whose}." if facts.whose else ""
        return f"○ pendientes, ◐ en curso, ✓ implementadas, ✗ no proceden, ! vencidas.{own}"

    def rows(self, facts: MatrixFacts) -> Iterator[Row]:
        for each in facts.listed:
            yield {
                "code": f"{each.period}-R-{each.number}",
                "indicator": each.indicator,
                "recommendation": each.text,
                "months": " ".join(map(str, each.months)),
                **{state.value: count for state, count in zip(Progress, each.counts, strict=True)},
                "overdue": each.overdue,
            }

    def corrected(self, facts: MatrixFacts) -> str:
        return ""

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        return (button("📋 Matriz y archivos", Action.MATRIX, wanted.period.year, 0),)


def _counts(each: RecommendationMonths) -> str:
    """'○3 ◐2 ✓5 !1'."""
    counted = zip(Progress, each.counts, strict=True)
    signs = [f"{PROGRESS_SIGNS[state]}{count}" for state, count in counted if count]
    return " ".join([*signs, f"!{each.overdue}"] if each.overdue else signs)
