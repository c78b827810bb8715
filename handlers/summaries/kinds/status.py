"""The state of each region's report, in the chat."""

from collections import Counter
from collections.abc import Iterable, Iterator

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.status import RegionStatus, ReportState, StatusFacts
from charts.requests import ChartKind
from charts.signs import SIGNS, UNHEARD, status_words, unheard_by
from convenio.report.rankings import Turnout, count_turnout
from handlers.facts.office_facts import status_facts
from handlers.region_names import short_name
from handlers.summaries.data import Row, origin_cells
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.tables import REGION
from handlers.summaries.wanted import Wanted
from handlers.views import Button
from handlers.words import say

_IN_TIME = {ReportState.IN_TIME: True, ReportState.LATE: False}


class StatusPicture(PictureKind[StatusFacts]):
    audience = Audience.OFFICE

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> StatusFacts:
        return await status_facts(session, query.period, query.now)

    def caption(self, facts: StatusFacts) -> Markup:
        counts = Counter(status.state for status in facts.regions)
        return say(
            "summaries/status",
            facts=facts,
            turnout=_turnout(facts.regions),
            states=[
                (SIGNS[state], counts[state], unheard_words(facts.regions, state))
                for state in SIGNS
                if counts[state]
            ],
        )

    def table(self, facts: StatusFacts) -> Iterator[str]:
        order = list(SIGNS)
        for status in sorted(facts.regions, key=lambda status: order.index(status.state)):
            words = status_words(status, len(facts.indicators))
            yield f"{short_name(status.region):<{REGION}} {' '.join(words)}"

    def key(self, facts: StatusFacts) -> str:
        if not any(map(unheard_by, facts.regions)):
            return ""
        unheard = [SIGNS[state] for state in UNHEARD.values()]
        return ", ".join(f"{sign.mark}: {sign.name}" for sign in unheard) + "."

    def rows(self, facts: StatusFacts) -> Iterator[Row]:
        for status in facts.regions:
            yield {
                "period": facts.period.code,
                "region": status.region,
                "state": status.state.value,
                "answered": status.answered,
                "reach": status.reach.value,
                **origin_cells(status.simulated),
            }

    def corrected(self, facts: StatusFacts) -> str:
        return ""

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        return (Wanted(ChartKind.PROGRESS, wanted.period).button("📈 Avance"),)


def _turnout(regions: Iterable[RegionStatus]) -> Turnout:
    states = {status.region: status.state for status in regions}
    sent = {region: _IN_TIME[state] for region, state in states.items() if state in _IN_TIME}
    return count_turnout(states, sent)


def unheard_words(regions: Iterable[RegionStatus], state: ReportState) -> str:
    """'de ellas ✗ no recibe mensajes 2' for regions that owe a report; empty for all others."""
    counts = Counter(unheard_by(status) for status in regions if status.state is state)
    words = [
        f"{SIGNS[unheard].mark} {SIGNS[unheard].name} {counts[unheard]}"
        for unheard in UNHEARD.values()
        if counts[unheard]
    ]
    return f"de ellas {', '.join(words)}" if words else ""
