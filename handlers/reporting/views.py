"""Views for a person who reports; every function is pure."""

from collections.abc import Sequence
from datetime import date

from charts.facts.simulated_notice import simulated_words
from convenio.catalogue.regions import REGIONS
from convenio.report.entries import Entry, EntryStep
from convenio.report.typed_answers import Answer, Doubtful
from convenio.typed.figures import UnreadableFigure
from handlers.actions import Action
from handlers.buttons import TO_MENU, each_report
from handlers.figure_words import entry_words, figure_label
from handlers.reporting.figure_choices import figure_keyboard, readings
from handlers.views import Button, View, button, grid
from handlers.words import report_deadline, say
from storage.models import Person
from storage.reports.obligations import Owed
from storage.reports.reports import Report


def nothing_owed(person: Person, regions: Sequence[str]) -> View:
    offices = [REGIONS[code].office for code in regions]
    return View(say("reporting/nothing_owed", offices=offices), TO_MENU)


def choose(owed: Sequence[Owed], action: Action, today: date) -> View:
    return View(say("reporting/choose", action=action), each_report(owed, action))


def card(report: Report, today: date, note: str = "") -> View:
    done = len(report.entries) - len(report.missing)
    text = say(
        "reporting/card",
        report=report,
        owed=report.owed,
        due=report_deadline(report.owed, today),
        done=done,
        total=len(report.entries),
        change=report.last_change,
        simulated=simulated_words() if report.version.simulated else "",
        note=note,
    )
    rows = [*grid([_indicator_button(report, entry) for entry in report.entries], 2)]
    if report.missing:
        following = report.missing[0]
        verb = "Continuar con" if any(entry.begun for entry in report.entries) else "Empezar por"
        rows.append(
            (button(f"▶ {verb} el IdG {following.indicator}", Action.ASK_NEXT, report.id, 0),)
        )
    if report.version.number > 1:
        rows.append((button("🗑 Descartar esta corrección", Action.DISCARD, report.id),))
    rows.append(
        (button("📋 Varios a la vez", Action.PASTE_SEVERAL, report.id), _review_button(report))
    )
    return View(text, tuple(rows))


def _indicator_button(report: Report, entry: Entry) -> Button:
    name = report.indicators[entry.indicator].short_name
    if not entry.missing:
        label = figure_label(name, entry.figure)
    else:
        label = f"{'◐' if entry.begun else '○'} {entry.indicator} {name}"
    return button(label, Action.ASK_INDICATOR, report.id, entry.indicator)


def _review_button(report: Report) -> Button:
    return button("📨 Revisar y enviar", Action.REVIEW, report.id)


def figure_question(
    report: Report,
    entry: Entry,
    step: EntryStep,
    typed: Answer | None,
    note: str = "",
    *,
    elsewhere: bool = False,
) -> View:
    """Ask for a figure; `typed` is an answer that was not taken as it is.

    It was unreadable, in doubt, or typed below another screen (`elsewhere`).
    """
    text = say(
        "reporting/figure",
        report=report,
        remark=report.remark
        if report.remark and report.remark.indicator == entry.indicator
        else None,
        entry=entry,
        step=step,
        indicator=report.indicators[entry.indicator],
        previous=report.previous.get(entry.indicator),
        typed=typed,
        unreadable=isinstance(typed, UnreadableFigure),
        elsewhere=elsewhere,
        now=None if entry.missing else entry_words(entry),
        note=note,
        **_doubt(typed),
    )
    offered = readings(report, entry, typed)
    return View(text, (*offered, *figure_keyboard(report, entry, step, typed)))


def _doubt(typed: Answer | None) -> dict[str, object]:
    """What the words of a doubt name: an unusual figure, or a percentage beside another share."""
    if not isinstance(typed, Doubtful) or not typed.choices:
        return {"doubtful": False}
    first, *_, last = (choice.programmed or choice.executed for choice in typed.choices * 2)
    return {"doubtful": True, "stated": first, "share": last}


def saved_note(report: Report, before: Entry, entry: Entry, *, explained: bool = False) -> str:
    return say(
        "reporting/saved",
        indicator=report.indicators[entry.indicator],
        words=entry_words(entry),
        replaced=entry_words(before) if not explained and _replaced(before, entry) else None,
    )


def _replaced(before: Entry, entry: Entry) -> bool:
    """Whether an answer was replaced by another one, by the same person or a colleague."""
    goal = before.programmed is not None and before.programmed != entry.programmed
    said, says = (before.mark, before.executed), (entry.mark, entry.executed)
    return goal or (before.answered and said != says)


def colleague_note(colleague: Person, changed: Sequence[int]) -> str:
    return say("reporting/colleague", colleague=colleague, changed=changed)
