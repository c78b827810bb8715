from collections.abc import Sequence

from markupsafe import Markup

from charts.facts.comparison import ComparisonFacts
from charts.facts.simulated_notice import simulated_words
from charts.facts.status import RegionStatus, ReportState, StatusFacts
from charts.requests import ChartKind
from charts.signs import SIGNS, unheard_by
from convenio.catalogue.regions import REGIONS
from convenio.report.contradictions import two_values
from handlers.actions import Action
from handlers.country.access import Differences
from handlers.region_names import short_name
from handlers.summaries.both_table import two_semesters_table
from handlers.summaries.corrections import corrected_semesters
from handlers.summaries.kinds.status import unheard_words
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import contradiction_words, subject
from handlers.views import Button, View, button, grid
from handlers.words import say
from storage.evaluations.owed import EvaluationTurnout

DIFFERENCES_SHOWN = 20  # with the longest words they fit in one message
_FIRST = (
    ReportState.OVERDUE,
    ReportState.WAITING,
    ReportState.RETURNED,
    ReportState.UNREGISTERED,
    ReportState.UNREACHABLE,
    ReportState.NOT_BEGUN,
    ReportState.AT_WORK,
    ReportState.LATE,
    ReportState.IN_TIME,
)
_MISSING = (
    ReportState.OVERDUE,
    ReportState.RETURNED,
    ReportState.UNREGISTERED,
    ReportState.UNREACHABLE,
    ReportState.NOT_BEGUN,
    ReportState.AT_WORK,
)


def offices_view(
    facts: StatusFacts,
    evaluations: EvaluationTurnout | None = None,
    acts: tuple[Button, ...] = (),
) -> View:
    """List the regions, most urgent for ODES first, with a button for each.

    `acts`: buttons about the evaluations that are missing, for who may.
    """
    ordered = sorted(facts.regions, key=lambda office: _FIRST.index(office.state))
    groups = [
        (
            SIGNS[state],
            [_name(office, len(facts.indicators)) for office in ordered if office.state is state],
            unheard_words(ordered, state),
        )
        for state in _FIRST
    ]
    told = [group for group in groups if group[1]]
    text = say("country/offices", facts=facts, groups=told, evaluations=evaluations)
    rows = grid([_office_button(facts, office) for office in ordered], 2)
    return View(text, (*rows, acts) if acts else rows)


def _name(office: RegionStatus, of: int) -> str:
    unheard = unheard_by(office)
    name = short_name(office.region) + (f" {SIGNS[unheard].mark}" if unheard else "")
    return name + (f" ({office.answered} de {of})" if office.answered else "")


def _office_button(facts: StatusFacts, office: RegionStatus) -> Button:
    """A button to what can be done about a report that is missing, else to its summary."""
    label = f"{SIGNS[office.state].mark} {short_name(office.region)}"
    label += f" {office.answered}/{len(facts.indicators)}" if office.answered else ""
    if office.state in _MISSING:
        return button(label, Action.OFFICE, facts.period.code, office.region)
    return Wanted(ChartKind.REGION, facts.period, office.region).button(label)


def both(rows: Sequence[ComparisonFacts], absent: Sequence[str]) -> View:
    """`absent`: codes of the regions without known averages in either semester."""
    earlier, later = rows[0].earlier.period, rows[0].later.period
    text = say(
        "country/both",
        title=both_title(rows),
        table=two_semesters_table(rows),
        absent=[REGIONS[code].name for code in absent],
        corrected=corrected_semesters(rows),
        other_agreement=not rows[0].one_agreement,
        published=any(semester.source for row in rows for semester in (row.earlier, row.later)),
        contradictions=[
            f"{subject(contradiction)}: {contradiction_words(contradiction)}"
            for semester in (earlier, later)
            for contradiction in two_values(semester.code)
        ],
    )
    buttons = (
        button("📄 CSV", Action.BOTH_DATA, later.code),
        Wanted(ChartKind.RANKING, later).button("Cuadro 04"),
        button("Diferencias", Action.DIFFERENCES, later.code),
    )
    return View(text, (buttons,))


def both_title(rows: Sequence[ComparisonFacts]) -> Markup:
    return say(
        "country/both_title",
        earlier=rows[0].earlier.period,
        later=rows[0].later.period,
        simulated=warning_of(rows),
    )


def warning_of(rows: Sequence[ComparisonFacts]) -> str:
    """Warning for semesters with invented figures: it names the regions whose figures are real."""
    invented = {
        semester.period
        for row in rows
        for semester in (row.earlier, row.later)
        if semester.simulated
    }
    if not invented:
        return ""
    genuine = tuple(row.region for row in rows if not row.simulated)
    return simulated_words(genuine, invented.pop() if len(invented) == 1 else None)


def differences(differing: Differences) -> View:
    lines = [
        f"{subject(contradiction)}: {contradiction_words(contradiction)}"
        for contradiction in differing.found
    ]
    text = say(
        "country/differences",
        differing=differing,
        lines=lines[:DIFFERENCES_SHOWN],
        unsaid=len(lines[DIFFERENCES_SHOWN:]),
        simulated=differing.warning,
    )
    return View(text, ((Wanted(ChartKind.RANKING, differing.period).button("Cuadro 04"),),))
