from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from handlers.actions import Action
from handlers.views import MESSAGE_LENGTH, Button, Keyboard, View, button
from handlers.words import overdue, report_deadline, say_in
from storage.models import OccasionKind
from storage.report.present_words import OURS, Words
from storage.turnout.owed_reports import OwedRegion

DECISIONS = ((button("🖊 Ver lo que está por aprobar", Action.WAITING),),)


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A region's report as one person is told of it; `contacts` are its focal points' names.

    `over`: it was not received, and is no longer. `last_call`: it is received until then only.
    """

    kind: OccasionKind
    owing: OwedRegion
    contacts: tuple[str, ...] = ()
    over: bool = False
    last_call: bool = False

    @property
    def template(self) -> str:
        """The template of what is said of it to its own region."""
        if self.over:
            return "reminders/not_received"
        director = self.kind is OccasionKind.DIRECTOR
        return "reminders/owed_director" if director else "reminders/owed_focal"

    @property
    def waits(self) -> bool:
        """Tell whether it was sent, and only its director's approval is lacking."""
        return self.over and self.owing.waiting

    @property
    def opens(self) -> bool:
        """Tell whether its reader can go on with it."""
        return self.kind is OccasionKind.REMINDER and not self.over


def reminder(
    name: str | None, parts: Sequence[OwedReport], today: date, *, late: bool, words: Words = OURS
) -> View:
    """Write a reminder, shortened, without names, where it is too long for one message."""
    told = [part for part in parts if part.kind is OccasionKind.ESCALATION]
    owed = [(part, _due(part, today)) for part in parts if part not in told]
    escalated = [part for part in told if not part.last_call and not part.over]
    facts = {
        "name": name,
        "late": late,
        "today": today,
        "parts": owed,
        "escalated": _by_day((part.owing.owed.deadline, part) for part in escalated),
        "last_calls": _by_day((_closing(part), part) for part in told if part.last_call),
        "over": _by_day((_closing(part), part) for part in told if part.over and not part.waits),
        "unapproved": _by_day((_closing(part), part) for part in told if part.waits),
    }
    text = say_in(words, "reminders/reminder", **facts, short=False)
    if len(text) > MESSAGE_LENGTH:
        text = say_in(words, "reminders/reminder", **facts, short=True)
    rows = [(opening(part.owing),) for part in parts if part.opens]
    decisions = DECISIONS if any(part.waits for part in told) else ()
    return View(text, (*rows, *_more_time(parts), *decisions))


def _due(part: OwedReport, today: date) -> str:
    """The deadline in words; a last call has said already until when a late report is taken."""
    owed = part.owing.owed
    return overdue(owed.deadline, today) if part.last_call else report_deadline(owed, today)


def _closing(part: OwedReport) -> date:
    owed = part.owing.owed
    return owed.closes_on or owed.deadline


def _by_day(parts: Iterable[tuple[date, OwedReport]]) -> list[tuple[date, list[OwedReport]]]:
    found: dict[date, list[OwedReport]] = {}
    for on, part in parts:
        found.setdefault(on, []).append(part)
    return sorted(found.items())


def _more_time(parts: Sequence[OwedReport]) -> Keyboard:
    """Button to ask for more time; with several reports, it asks which one."""
    places = [
        part.owing.owed
        for part in parts
        if part.kind is not OccasionKind.ESCALATION and not part.over and not part.last_call
    ]
    if not places:
        return ()
    only = places[0]
    args = (only.period.code, only.region.code) if len(places) == 1 else ()
    return ((button("⏳ Pedir más plazo", Action.ASK_EXTENSION, *args),),)


def opening(owing: OwedRegion) -> Button:
    """Button to the next thing to do."""
    owed = owing.owed
    verb = "Continuar" if owing.begun else "Empezar"
    if not owing.missing:
        verb = "Revisar y enviar"
    if owing.returned:
        verb = "Corregir"
    label = f"📝 {verb}: {owed.region.name} · {owed.period.label}"
    return button(label, Action.OPEN_REPORT, owed.period.code, owed.region.code)
