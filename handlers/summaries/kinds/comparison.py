"""Two semesters of a region in the chat."""

from collections.abc import Collection, Iterator, Sequence

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import RegionFigures
from charts.facts.semester import Semester
from charts.requests import ChartKind
from charts.signs import either
from convenio.catalogue.regions import REGIONS
from convenio.report.comparison import PointChange, changes_by_indicator
from convenio.report.contradictions import Contradiction
from convenio.report.results import Figure, Part
from handlers.facts.region_facts import comparison_facts
from handlers.summaries.captions import CONTRADICTIONS_SHOWN, change_words, other_agreement
from handlers.summaries.corrections import indicator_numbers
from handlers.summaries.data import Row, figure_rows, semester_rows
from handlers.summaries.picture_kind import Audience, FactsQuery, PictureKind
from handlers.summaries.region_summary import contradictions_of
from handlers.summaries.tables import SHORT_STATES, correction_mark, with_summands
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import absences, average_words, contradiction_words
from handlers.views import Button
from handlers.words import percent, say

_WORD = 11  # 'Programado', and '1517% (12)'
_CODE, _GOAL, _DONE = 11, 9, 10
_EACH = f"{'Cada indicador':<{_CODE}} {'meta':>{_GOAL - 3}} {'ejecutado':>{_DONE}}"
_EACH_OF_BOTH = f"{'Ambos convenios':<{_CODE}} {'meta':>{_GOAL - 4}} {'ejecutado':>{_DONE}}"


class ComparisonPicture(PictureKind[ComparisonFacts]):
    audience = Audience.REGION

    async def fetch(self, session: AsyncSession, query: FactsQuery) -> ComparisonFacts:
        before = query.earlier or query.period.previous
        return await comparison_facts(session, before, query.period, query.require_region())

    def caption(self, facts: ComparisonFacts) -> Markup:
        semesters = (facts.earlier, facts.later)
        executed = {n: change.executed or 0 for n, change in _changes(facts).items()}
        contradictions = self.contradictions(facts)[:CONTRADICTIONS_SHOWN]
        return say(
            "summaries/comparison",
            facts=facts,
            corrected=self.corrected(facts),
            region=REGIONS[facts.region],
            semesters=list(map(_semester_words, semesters)),
            moved=change_words(*semesters),
            unknown=next((known.period.label for known in semesters if not known.known), None),
            other=other_agreement(facts.earlier, facts.later),
            up=[n for n, moved in executed.items() if moved > 0],
            down=[n for n, moved in executed.items() if moved < 0],
            contradictions=list(map(contradiction_words, contradictions)),
        )

    def table(self, facts: ComparisonFacts) -> Iterator[str]:
        """Averages with their summands, and the goal and result of each figure that is known."""
        earlier, later = facts.earlier, facts.later
        yield f"{'Promedio':<{_WORD}}{earlier.period.code:>{_WORD}} {later.period.code:>{_WORD}}"
        for words, part in (("Programado", Part.PROGRAMMED), ("Ejecutado", Part.EXECUTED)):
            then, now = (
                _average_text(semester, part) + correction_mark(semester.corrected)
                for semester in (earlier, later)
            )
            yield f"{words:<{_WORD}}{then:>{_WORD}} {now:>{_WORD}}"
        if facts.known_figures:
            yield _EACH if facts.one_agreement else _EACH_OF_BOTH
        marked = earlier.corrected if facts.one_agreement else ()  # numbered otherwise
        for pair in facts.known_figures:
            number = next(figure.indicator for figure in pair if figure)
            yield f"{number:>3} {facts.numbered[number].short_name}"
            for semester, figure, corrected in zip(
                (earlier, later), pair, (marked, later.corrected), strict=True
            ):
                if figure:
                    goal, done = _goal(figure), _executed(figure, corrected)
                    yield f"{semester.period.code:>{_CODE}} {goal:>{_GOAL}} {done:>{_DONE}}"

    def key(self, facts: ComparisonFacts) -> str:
        return "Entre paréntesis, de cuántos es el promedio; sin ellos, publicado."

    def rows(self, facts: ComparisonFacts) -> Iterator[Row]:
        """The figures where both semesters have them, else the averages."""
        semesters = (facts.earlier, facts.later)
        for semester in semesters:
            if all(known.figures for known in semesters):
                own = RegionFigures(
                    region=facts.region,
                    figures=semester.figures,
                    simulated=semester.simulated,
                    corrected=semester.corrected,
                )
                yield from figure_rows(semester.period.code, semester.indicators, own)
            else:
                yield from semester_rows(facts.region, semester)

    def corrected(self, facts: ComparisonFacts) -> str:
        return "; ".join(
            f"{semester.period.label}, {indicator_numbers(semester.corrected)}"
            for semester in (facts.earlier, facts.later)
            if semester.corrected
        )

    def contradictions(self, facts: ComparisonFacts) -> Sequence[Contradiction]:
        return [
            contradiction
            for semester in (facts.earlier, facts.later)
            for contradiction in contradictions_of(semester.period, facts.region, semester.figures)
        ]

    def leads_to(self, wanted: Wanted) -> tuple[Button, ...]:
        summary = Wanted(ChartKind.REGION, wanted.period, wanted.region)
        return (summary.button(f"Resumen {wanted.period.code}"),)


def _semester_words(semester: Semester) -> dict[str, str]:
    return {
        "label": semester.period.label,
        "programmed": _average_words(semester, Part.PROGRAMMED),
        "executed": _average_words(semester, Part.EXECUTED),
        "absences": "; ".join(absences(semester.figures)),
        "source": semester.source,
    }


def _average_words(semester: Semester, part: Part) -> str:
    return either(semester.told(part)) or average_words(semester.average(part), "indicador")


def _average_text(semester: Semester, part: Part) -> str:
    return either(semester.told(part)) or with_summands(semester.average(part))


def _changes(facts: ComparisonFacts) -> dict[int, PointChange]:
    before = {figure.indicator: figure for figure, _ in facts.pairs}
    now = {figure.indicator: figure for _, figure in facts.pairs}
    return changes_by_indicator(before, before, now)


def _goal(figure: Figure) -> str:
    if figure.programmed is not None:
        return percent(figure.programmed)
    return SHORT_STATES.get(figure.state, "–")


def _executed(figure: Figure, corrected: Collection[int]) -> str:
    mark = correction_mark(figure.indicator in corrected)
    if figure.executed is not None:
        return percent(figure.executed) + mark
    return SHORT_STATES.get(figure.state, "–") + mark
