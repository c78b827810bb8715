"""Views of review, confirmation and receipt, and of what others are told."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from charts.facts.region import RegionFacts
from charts.facts.simulated_notice import simulated_words
from charts.requests import ChartRequest
from convenio.report.entries import EntryStep
from convenio.report.results import summarise
from convenio.report.stages import Stage
from convenio.report.warnings import Caution, Notice
from convenio.report.warnings import report_warnings as cautions
from handlers.actions import Action
from handlers.buttons import TO_MENU, back
from handlers.figure_words import cause_words, figure_table
from handlers.reporting.reason_views import given_reasons, lacking, why_buttons
from handlers.versions.changes import VersionChanges
from handlers.versions.words import change_facts
from handlers.views import Button, Keyboard, Picture, View, button, grid
from handlers.words import report_deadline, say
from storage.models import Person
from storage.reports.reports import Report

CAUSE_SHOWN = 80  # letters; twelve of them and the table fit in one message


def review(report: Report, today: date, note: str = "") -> View:
    text = _say(
        "reporting/review",
        report,
        due=report_deadline(report.owed, today),
        table=figure_table(report.indicators, report.figures),
        notices=_notices(report),
        Caution=Caution,
        missing=[entry.indicator for entry in report.missing],
        uncaused=lacking(report, EntryStep.CAUSE),
        unreasoned=lacking(report, EntryStep.REASON),
        reasons=given_reasons(report),
        note=note,
    )
    rows: list[tuple[Button, ...]] = []
    if report.missing:
        buttons = [
            button(f"○ IdG {entry.indicator}", Action.ASK_INDICATOR, report.id, entry.indicator)
            for entry in report.missing
        ]
        rows += grid(buttons, 3)
    elif not report.lacking:
        rows.append(
            (button("📨 Enviar", Action.CONFIRM_SENDING, report.id, report.version.revision),)
        )
    rows += why_buttons(report)
    rows.append((button("✏️ Corregir un indicador", Action.CARD, report.id),))
    return View(text, tuple(rows))


def _notices(report: Report) -> Sequence[Notice]:
    required = report.owed.requirements.causes
    caused = [entry.indicator for entry in report.entries if required or entry.cause is not None]
    return cautions(report.indicators, report.figures, report.previous, caused, report.usual)


def confirmation(report: Report, today: date, note: str = "") -> View:
    text = _say(
        "reporting/confirmation",
        report,
        notices=_notices(report),
        Caution=Caution,
        late=today > report.owed.deadline,
        note=note,
    )
    keyboard = (
        (button("Sí, enviar", Action.SEND, report.id, report.version.revision),),
        (back(Action.REVIEW, report.id),),
    )
    return View(text, keyboard)


def just_sent(report: Report) -> View:
    return View(say("reporting/just_sent", report=report), TO_MENU)


def sent(report: Report) -> View:
    """Show a report that was sent: its figures, and the way to correct it."""
    text = _say(
        "reporting/sent",
        report,
        table=figure_table(report.indicators, report.figures),
    )
    return View(text, ((_fix(report),), *TO_MENU))


def _fix(report: Report) -> Button:
    owed = report.owed
    return button(
        "✏️ Corregir con una nueva versión",
        Action.CORRECT_REPORT,
        owed.period.code,
        owed.region.code,
    )


def receipt(report: Report, by: Person | None = None) -> View:
    text = _say("reporting/receipt", report, by=by)
    return View(text, ((button("🧾 Constancia en PDF", Action.RECEIPT, report.id),),))


def report_arrived(
    report: Report,
    sender: str | None,
    counts: tuple[int, int] | None = None,
    *,
    changes: VersionChanges | None = None,
    published: bool = False,
) -> View:
    """Message to ODES (with how many have arrived) and to the region's director.

    `changes`: what is new to its reader, shown before the whole. `published`: what arrives then is
    not returned.
    """
    label = "🔎 Ver el reporte completo" if changes else "🔎 Ver el reporte"
    rows: Keyboard = ((button(label, Action.WHOLE_VERSION, report.id),),)
    if counts is not None and not published:
        rows = (*rows, (button("↩️ Devolver con un comentario", Action.RETURN, report.id),))
    return View(_arrived(report, sender, counts, changes), rows)


def to_decide(report: Report, sender: str | None, changes: VersionChanges | None) -> View:
    """Message to the director whose approval it waits for; `changes` as in `report_arrived`."""
    keyboard: Keyboard = (
        (button("✅ Aprobar", Action.APPROVE, report.id),),
        (button("↩️ Devolver con un comentario", Action.RETURN, report.id),),
    )
    if changes:
        look = button("🔎 Ver el reporte completo", Action.WHOLE_VERSION, report.id)
        keyboard = (*keyboard, (look,))
    return View(_arrived(report, sender, None, changes), keyboard)


def unheard(report: Report, sender: str | None) -> View:
    """Message to ODES that a report waits for a director whom no message reaches."""
    text = say("reporting/unheard", report=report, sender=sender)
    return View(text, ((button("🔎 Ver y decidir", Action.VERSION, report.id),),))


def drawn(report: Report, today: date) -> Picture:
    """Picture of the region, sent before its text."""
    facts = RegionFacts(
        as_of=today,
        indicators=report.indicators,
        simulated=report.version.simulated,
        period=report.owed.period,
        region=report.owed.region.code,
        figures=report.figures,
    )
    numbers = say(
        "summaries/alternative",
        heading=facts.heading,
        table=figure_table(report.indicators, report.figures),
        key="",
        corrected="",
        contradictions=(),
    )
    return Picture(ChartRequest.of(facts), say("reporting/drawn", report=report), numbers)


def _arrived(
    report: Report,
    sender: str | None,
    counts: tuple[int, int] | None,
    changes: VersionChanges | None,
) -> str:
    """What arrived: to its director with all notices, to ODES with what is far from usual."""
    waits = report.version.stage is Stage.WAITING
    notices = [
        notice
        for notice in _notices(report)
        if waits or (counts and notice.caution is Caution.FAR_FROM_USUAL)
    ]
    return _say(
        "reporting/arrived",
        report,
        waits=waits,
        sender=sender,
        counts=counts,
        notices=notices,
        Caution=Caution,
        table=figure_table(report.indicators, report.figures),
        changes=change_facts(changes) if changes else None,
        causes=[
            (entry.indicator, cause_words(entry)[:CAUSE_SHOWN])
            for entry in report.entries
            if entry.cause is not None
        ],
        reasons=given_reasons(report),
    )


def _say(template: str, report: Report, **facts: object) -> Markup:
    """Fill in a template with the averages, and a warning where figures were invented."""
    simulated = simulated_words() if report.version.simulated else ""
    totals = summarise(report.figures)
    return say(template, report=report, summary=totals, simulated=simulated, **facts)


def sent_by_colleague(report: Report, colleague: Person) -> View:
    text = say("reporting/sent_by_colleague", report=report, colleague=colleague)
    return View(text, TO_MENU)


def discarded(report: Report, colleague: Person) -> View:
    return View(say("reporting/discarded", report=report, colleague=colleague), TO_MENU)
