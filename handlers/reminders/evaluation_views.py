"""What directorates and ODES are told of evaluations (Anexo 5) that are owed, or have come."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from convenio.calendar.periods import Period
from handlers.actions import Action
from handlers.views import MESSAGE_LENGTH, Button, Keyboard, View, button
from handlers.words import deadline, say_in
from storage.evaluations.owed import OwedEvaluation
from storage.report.present_words import OURS, Words


@dataclass(frozen=True, slots=True)
class OwedIndicator:
    """A late evaluation as ODES is told of it; `contacts` are the directorate's people."""

    owing: OwedEvaluation
    contacts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EvaluationNews:
    """What ODES is told at once: what is owed, and of which periods all has come.

    Of a period, its number of indicators.
    """

    owed: tuple[OwedIndicator, ...] = ()
    complete: tuple[tuple[Period, int], ...] = ()


def evaluation_reminder(
    name: str | None,
    owing: Sequence[OwedEvaluation],
    today: date,
    *,
    late: bool,
    words: Words = OURS,
) -> View:
    """Remind a directorate of all that it has yet to evaluate."""
    groups: dict[tuple[date, Period], list[OwedEvaluation]] = {}
    for each in owing:
        groups.setdefault((each.owed.deadline, each.owed.period), []).append(each)
    parts = [(period, deadline(due, today), groups[due, period]) for due, period in sorted(groups)]
    text = say_in(words, "reminders/evaluations", name=name, late=late, parts=parts)
    periods = {each.owed.period: each for each in owing}
    only = owing[0].owed.place if len(owing) == 1 else ()
    more = (button("⏳ Pedir más plazo", Action.ASK_EXTENSION, *only),)
    return View(text, (*((evaluating(each),) for each in periods.values()), more))


def evaluating(owing: OwedEvaluation) -> Button:
    """Button to the evaluation."""
    period = owing.owed.period
    return button(f"📝 Evaluar · {period.label}", Action.EVALUATE, period.code)


def evaluation_alert(
    name: str | None, news: EvaluationNews, today: date, *, late: bool, words: Words = OURS
) -> View:
    """Tell ODES of evaluations, without names where they make it too long for one message."""
    groups: dict[tuple[date, Period], list[OwedIndicator]] = {}
    for each in news.owed:
        owed = each.owing.owed
        groups.setdefault((owed.deadline, owed.period), []).append(each)
    facts = {
        "name": name,
        "late": late,
        "owed": [(due, period, groups[due, period]) for due, period in sorted(groups)],
        "complete": news.complete,
        "today": today,
    }
    text = say_in(words, "reminders/unevaluated", **facts, short=False)
    if len(text) > MESSAGE_LENGTH:
        text = say_in(words, "reminders/unevaluated", **facts, short=True)
    return View(text, _acts(sorted({each.owing.owed.period for each in news.owed})))


def _acts(periods: Sequence[Period]) -> Keyboard:
    """Buttons about what is owed; the period is named where there are several."""
    rows = []
    for period in periods:
        which = f" ({period.code})" if len(periods) > 1 else ""
        rows += [
            (button(f"🔔 Recordar el Anexo 5 ahora{which}", Action.NUDGE, period.code, "anexo5"),),
            (button(f"⏳ Ampliar el plazo de una{which}", Action.EXTEND, period.code, "idg"),),
        ]
    return tuple(rows)
