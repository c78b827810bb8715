from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from charts.facts.simulated_notice import simulated_words
from convenio.calendar.periods import Period, lima_day
from convenio.catalogue.regions import REGIONS
from convenio.report.results import summarise
from convenio.report.stages import Act, Stage, rule_for, stage_words
from handlers.actions import Action
from handlers.buttons import TO_MENU, back
from handlers.figure_words import figure_table
from handlers.views import Button, Keyboard, View, button, grid
from handlers.words import say
from storage.models import Version
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


def reminded(name: str | None, versions: Sequence[Version], today: date, *, late: bool) -> View:
    """The reminder to a director of the versions that wait."""
    listed = [
        (version, REGIONS[version.region], Period.parse(version.period)) for version in versions
    ]
    text = say(
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
    rows: Keyboard = tuple((button(_ACTS[act][0], _ACTS[act][1], report.id),) for act in acts)
    rows = (*rows, (button("🧾 Constancia en PDF", Action.RECEIPT, report.id),))
    text = say(
        "approval/version",
        report=report,
        state=stage_words(report.version.stage, late=report.version.late),
        table=figure_table(report.indicators, report.figures),
        summary=summarise(report.figures),
        simulated=simulated_words() if report.version.simulated else "",
        bridged_on=bridged_on(report.version) if report.version.stage is Stage.WAITING else None,
        now=Act.BRIDGE in acts,
    )
    return View(text, (*rows, *TO_MENU))


def ask_about(report: Report) -> View:
    numbers = [
        button(f"IdG {number}", Action.REMARK, report.id, number) for number in report.indicators
    ]
    whole = (button("Todo el reporte", Action.REMARK, report.id, 0),)
    return View(say("approval/ask_about", report=report), (*grid(numbers, 4), whole, *TO_MENU))


def ask_words(report: Report, indicator: int, *, again: bool = False) -> View:
    text = say(
        "approval/ask_words", report=report, about=report.indicators.get(indicator), again=again
    )
    return View(text, ((back(Action.RETURN, report.id),), *TO_MENU))


def approved_by_oneself(report: Report) -> View:
    return View(say("approval/approved", report=report), TO_MENU)


def bridged_by_oneself(report: Report) -> View:
    return View(say("approval/bridged", report=report), TO_MENU)


def returned_by_oneself(report: Report) -> View:
    return View(say("approval/sent_back", report=report), TO_MENU)


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
