"""The arrival of reports over time, in the chat."""

from collections.abc import Iterator
from datetime import timedelta

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.progress import Arrivals, ProgressFacts
from charts.requests import ChartKind
from handlers.actions import Action
from handlers.facts.office_facts import progress_facts
from handlers.summaries.data import Row, origin_cells
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.wanted import Wanted
from handlers.views import Button, button
from handlers.words import say


class ProgressPicture(PictureKind[ProgressFacts]):
    audience = Audience.OFFICE

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> ProgressFacts:
        return await progress_facts(session, query.period, query.today)

    def caption(self, facts: ProgressFacts) -> Markup:
        return say("summaries/progress", facts=facts, received=len(facts.current.sent_on))

    def table(self, facts: ProgressFacts) -> Iterator[str]:
        """A line for each day on which reports came, with how many there were; else for today.

        The semester before is told by the day that is as far from its own deadline.
        """
        current, previous = facts.current, facts.previous
        semesters = [arrivals for arrivals in (current, previous) if arrivals]
        yield f"{'Día':<10}" + "".join(f" {arrivals.period.code:>11}" for arrivals in semesters)
        days = {
            (day - arrivals.deadline).days for arrivals in semesters for day in arrivals.sent_on
        }
        if not current.sent_on:
            days.add((facts.as_of - current.deadline).days)
        for day in sorted(days):
            date = current.deadline + timedelta(days=day)
            known = _by_then(current, day) if date <= facts.as_of else ""
            before = _by_then(previous, day) if previous else ""
            yield f"{date:%d/%m/%Y} {known:>11} {before:>11}"

    def key(self, facts: ProgressFacts) -> str:
        if facts.previous is None:
            return ""
        return f"{facts.previous.period.code}: a los mismos días de su propio plazo."

    def rows(self, facts: ProgressFacts) -> Iterator[Row]:
        """A row for each report, and one without a date where none came."""
        for arrivals in filter(None, (facts.previous, facts.current)):
            dated = [(n, day.isoformat()) for n, day in enumerate(arrivals.sent_on, start=1)]
            for received, day in dated or [(0, "")]:
                yield {
                    "period": arrivals.period.code,
                    "date": day,
                    "received": received,
                    "expected": arrivals.expected,
                    **origin_cells(arrivals.simulated),
                }

    def corrected(self, facts: ProgressFacts) -> str:
        return ""

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        status = Wanted(ChartKind.STATUS, wanted.period).button("🗺 Estado")
        return (button("☰ Lista", Action.OFFICES, wanted.period.code), status)


def _by_then(arrivals: Arrivals, day: int) -> str:
    """'9 de 21': received until so many days after the deadline, or before where negative."""
    received = sum((sent - arrivals.deadline).days <= day for sent in arrivals.sent_on)
    return f"{received} de {arrivals.expected}"
