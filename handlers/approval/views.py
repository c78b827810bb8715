from collections.abc import Mapping, Sequence
from datetime import date

from markupsafe import Markup

from charts.facts.simulated_notice import simulated_words
from charts.requests import ChartKind
from convenio.calendar.periods import Period, lima_day
from convenio.catalogue.regions import REGIONS
from convenio.report.results import summarise
from convenio.report.stages import Act, Stage, rule_for, stage_words
from convenio.report.typed_remarks import RemarkDoubt, TypedRemark
from handlers.actions import Action
from handlers.approval.form_state import RemarkForm
from handlers.buttons import TO_MENU, cancel, checkbox
from handlers.figure_words import figure_table
from handlers.forms import mark_of
from handlers.reporting.reason_views import given_reasons
from handlers.summaries.wanted import Wanted
from handlers.versions.changes import VersionChanges
from handlers.versions.words import change_facts
from handlers.views import Button, Keyboard, View, button, grid
from handlers.words import say, say_in
from storage.models import Version
from storage.report.present_words import OURS, Words
from storage.reports.reports import Report

_ACTS = {
    Act.APPROVE: ("✅ Aprobar", Action.APPROVE),
    Act.RETURN: ("↩️ Devolver con un comentario", Action.RETURN),
    Act.BRIDGE: ("📥 Recibir sin aprobación", Action.BRIDGE),
}
WAITING_SHOWN = 20


def waiting(reports: Sequence[Report], today: date, *, decides: bool) -> View:
    """The reports waiting for approval, oldest first."""
    shown = reports[:WAITING_SHOWN]
    rows = tuple((_version_button(report),) for report in shown)
    text = say(
        "approval/waiting",
        reports=[(report, bridged_on(report.version)) for report in shown],
        more=len(reports) - len(shown),
        today=today,
        decides=decides,
    )
    return View(text, rows or TO_MENU)


def reminded(
    name: str | None, versions: Sequence[Version], today: date, *, late: bool, words: Words = OURS
) -> View:
    """The reminder to a director of the versions that wait."""
    listed = [
        (version, REGIONS[version.region], Period.parse(version.period)) for version in versions
    ]
    text = say_in(
        words,
        "approval/reminded",
        name=name,
        late=late,
        today=today,
        versions=[
            (region.office, period, version.sent_at, bridged_on(version))
            for version, region, period in listed
        ],
    )
    rows = [
        (
            button(
                f"🖊 Ver y decidir: {region.name} · {period.label}", Action.VERSION, version.id or 0
            ),
        )
        for version, region, period in listed
    ]
    return View(text, tuple(rows))


def _version_button(report: Report) -> Button:
    owed = report.owed
    return button(f"{owed.region.name} · {owed.period.label}", Action.VERSION, report.id)


def bridged_on(version: Version) -> date:
    """The day from which ODES may receive the version as it is."""
    rule = rule_for(Act.BRIDGE, Stage.WAITING)
    assert rule is not None
    assert version.sent_at is not None
    return rule.ripe_on(lima_day(version.sent_at))


def version(report: Report, acts: Sequence[Act]) -> View:
    """A sent version, with what its reader may do about it."""
    text = _of_version(report, acts, table=figure_table(report.indicators, report.figures))
    receipt = (button("🧾 Constancia en PDF", Action.RECEIPT, report.id),)
    return View(text, (*_decisions(report, acts), receipt, *TO_MENU))


def changed(changes: VersionChanges, acts: Sequence[Act]) -> View:
    """A version by what is new in it, with what its reader may do; the whole is a button away."""
    report = changes.new
    text = _of_version(report, acts, changes=change_facts(changes))
    whole = (button("🔎 Ver el reporte completo", Action.WHOLE_VERSION, report.id),)
    return View(text, (*_decisions(report, acts), whole, *TO_MENU))


def _decisions(report: Report, acts: Sequence[Act]) -> Keyboard:
    return tuple((button(_ACTS[act][0], _ACTS[act][1], report.id),) for act in acts)


def with_summary(shown: View, report: Report) -> View:
    """The view with a button to the region's summary before its last row."""
    owed = report.owed
    wanted = Wanted(ChartKind.REGION, owed.period, owed.region.code)
    summary = wanted.button(f"📊 Resumen: {owed.region.name} · {owed.period.label}")
    return View(shown.text, (*shown.keyboard[:-1], (summary,), *shown.keyboard[-1:]))


def _of_version(
    report: Report,
    acts: Sequence[Act],
    table: str = "",
    changes: Mapping[str, object] | None = None,
) -> Markup:
    waits = report.version.stage is Stage.WAITING
    return say(
        "approval/version",
        report=report,
        state=stage_words(report.version.stage, late=report.version.late),
        table=table,
        changes=changes,
        summary=summarise(report.figures),
        reasons=given_reasons(report),
        simulated=simulated_words() if report.version.simulated else "",
        bridged_on=bridged_on(report.version) if waits else None,
        now=Act.BRIDGE in acts,
    )


def ask_words(report: Report, indicator: int, note: str = "") -> View:
    """Ask for the comment; what it is about (0: the whole report) can be changed before."""
    text = say(
        "approval/ask_words", report=report, about=report.indicators.get(indicator), note=note
    )
    choices = [
        checkbox(label, Action.REMARK, report.id, number, checked=number == indicator)
        for number, label in [
            (0, "Todo el reporte"),
            *((number, f"IdG {number}") for number in report.indicators),
        ]
    ]
    return View(text, ((choices[0],), *grid(choices[1:], 3), _leave(report)))


def review_remark(report: Report, asked: object, indicator: int, words: str) -> View:
    """The comment as the region will get it."""
    text = say(
        "approval/review_remark", report=report, about=report.indicators.get(indicator), words=words
    )
    rows = (
        (button("↩️ Devolver", Action.SEND_REMARK, mark_of(asked)),),
        (button("✎ Escribir otro", Action.REMARK, report.id, indicator),),
    )
    return View(text, (*rows, _leave(report)))


def unsure_remark(report: Report, asked: RemarkForm, typed: TypedRemark, *, approves: bool) -> View:
    """Ask what is meant by words that say nothing to correct: an approval, or an indicator."""
    indicator, words = asked.indicator, asked.unsure
    rows: list[tuple[Button, ...]] = []
    text = say("approval/unsure_remark", report=report, asked=asked, typed=typed, approves=approves)
    if typed.doubt is RemarkDoubt.APPROVAL and approves:
        rows.append((button("✅ Sí, aprobar el reporte", Action.APPROVE, report.id),))
    if typed.indicator and typed.indicator != indicator:
        label = f"Comentar sobre el IdG {typed.indicator}"
        rows.append((button(label, Action.REMARK, report.id, typed.indicator),))
    kept = button("Es el comentario", Action.REMARK, report.id, indicator, mark_of(words))
    other = button("✎ Escribir otro", Action.REMARK, report.id, indicator)
    rows.append((kept, other))
    if asked.words:
        before = "Seguir con mi comentario de antes"
        rows.append((button(before, Action.REMARK, report.id, indicator, mark_of(asked.words)),))
    return View(text, (*rows, _leave(report)))


def _leave(report: Report) -> tuple[Button, ...]:
    return (cancel(Action.LEAVE_REMARK, report.id),)


def approved_by_oneself(report: Report) -> View:
    return View(say("approval/approved", report=report), TO_MENU)


def bridged_by_oneself(report: Report) -> View:
    return View(say("approval/bridged", report=report), TO_MENU)


def returned_by_oneself(report: Report, words: str) -> View:
    return View(say("approval/sent_back", report=report, words=words), TO_MENU)


def not_returned(report: Report) -> View:
    again = (button("🔎 Ver y decidir", Action.VERSION, report.id),)
    return View(say("approval/not_returned", report=report), (again, *TO_MENU))


def received(report: Report, by: str | None, *, bridged: bool) -> View:
    return View(say("approval/received", report=report, by=by, bridged=bridged))


def returned(
    report: Report, by: str | None, words: str, indicator: int, *, to_correct: bool
) -> View:
    text = say(
        "approval/returned",
        report=report,
        by=by,
        words=words,
        about=report.indicators.get(indicator),
        to_correct=to_correct,
    )
    if not to_correct:
        return View(text)
    label = f"✏️ Corregir el IdG {indicator}" if indicator else "✏️ Corregir el reporte"
    owed = report.owed
    return View(text, ((button(label, Action.OPEN_REPORT, owed.period.code, owed.region.code),),))


def decided_already(report: Report, after: Stage, by: str | None) -> Markup:
    return say("approval/decided_already", report=report, after=after, by=by)


def newer(version: Version) -> Markup:
    return say("approval/newer", version=version)


def published(report: Report) -> Markup:
    return say("approval/published", report=report)


def too_early(on: date) -> Markup:
    return say("approval/too_early", on=on)
