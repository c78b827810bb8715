from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from convenio.calendar.periods import Period
from handlers.actions import Action
from handlers.views import MESSAGE_LENGTH, Button, Keyboard, View, button
from handlers.words import deadline, say
from storage.models import OccasionKind
from storage.turnout.owed_reports import OwedRegion


@dataclass(frozen=True, slots=True)
class OwedReport:
    """A region's report as one person is told of it; `contacts` are its focal points' names."""

    kind: OccasionKind
    owing: OwedRegion
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PeriodStanding:
    """The state of a period for ODES; `since`: the last time that its reader was told.

    `full`: with everybody who is missing, not only how many.
    """

    period: Period
    deadline: date
    owing: tuple[OwedRegion, ...]
    reachable: frozenset[str]
    registered: frozenset[str]
    since: datetime | None
    failures: int
    full: bool

    @property
    def reported(self) -> list[OwedRegion]:
        return [
            report for report in self.owing if report.sent_at is not None and not report.waiting
        ]

    @property
    def fresh(self) -> list[OwedRegion]:
        """Regions whose report was received since then."""
        return [
            report
            for report in self.reported
            if (at := report.received_at or report.sent_at) and self.since and at > self.since
        ]

    @property
    def waiting(self) -> list[OwedRegion]:
        return [report for report in self.owing if report.waiting]

    @property
    def missing(self) -> list[OwedRegion]:
        return [report for report in self.owing if report.sent_at is None]

    @property
    def groups(self) -> list[tuple[str, list[OwedRegion]]]:
        """Missing regions, grouped by what there is to do about them."""
        missing = self.missing
        heard = [report for report in missing if report.owed.region.code in self.reachable]
        fresh = [report for report in heard if not report.returned]
        nobody = [report for report in missing if report.owed.region.code not in self.registered]
        mute = [report for report in missing if report not in heard and report not in nobody]
        groups = [
            ("Por aprobar: enviado, sin la aprobación de su dirección", self.waiting),
            ("Observado, por corregir", [report for report in heard if report.returned]),
            ("Sin empezar", [report for report in fresh if not report.begun]),
            ("En curso", [report for report in fresh if report.begun]),
            ("El punto focal no recibe mensajes, use otro medio", mute),
            ("Sin persona registrada, invite con /invitar", nobody),
        ]
        return [(words, regions) for words, regions in groups if regions]


def reminder(name: str | None, parts: Sequence[OwedReport], today: date, *, late: bool) -> View:
    """Write a reminder, shortened, without names, where it is too long for one message."""
    escalated = [part for part in parts if part.kind is OccasionKind.ESCALATION]
    owed = [(p, deadline(p.owing.owed.deadline, today)) for p in parts if p not in escalated]
    by_day: dict[date, list[OwedReport]] = {}
    for part in escalated:
        by_day.setdefault(part.owing.owed.deadline, []).append(part)
    facts = {"name": name, "late": late, "parts": owed, "escalated": sorted(by_day.items())}
    text = say("reminders/reminder", **facts, short=False)
    if len(text) > MESSAGE_LENGTH:
        text = say("reminders/reminder", **facts, short=True)
    rows = [(opening(part.owing),) for part in parts if part.kind is OccasionKind.REMINDER]
    return View(text, (*rows, *_more_time(parts)))


def status_view(
    name: str | None, standings: Sequence[PeriodStanding], today: date, *, late: bool
) -> View:
    text = say(
        "reminders/status",
        name=name,
        late=late,
        standings=[(standing, deadline(standing.deadline, today)) for standing in standings],
    )
    acts = [row for standing in standings if standing.missing for row in _acts(standing, standings)]
    letters = _LETTERS if acts else ()
    decisions = _DECISIONS if any(standing.waiting for standing in standings) else ()
    return View(text, (*acts, *letters, *decisions, *_LOOKS))


_LETTERS = ((button("✉️ Escribir a una región", Action.WRITE),),)
_DECISIONS = ((button("🖊 Ver lo que está por aprobar", Action.WAITING),),)
_LOOKS = (
    (button("🗺 Ver quién envió", Action.STATUS),),
    (button("📅 ¿Qué se enviará esta semana?", Action.FORECAST),),
)


def _acts(standing: PeriodStanding, all_of_them: Sequence[PeriodStanding]) -> Keyboard:
    """Buttons for ODES about missing regions; the period is named where there are several."""
    code = standing.period.code
    which = f" ({code})" if len(all_of_them) > 1 else ""
    return (
        (button(f"🔔 Recordar a todos ahora{which}", Action.NUDGE, code, "all"),),
        (button(f"🔔 Recordar a una región{which}", Action.NUDGE, code),),
        (button(f"⏳ Ampliar plazo{which}", Action.EXTEND, code),),
    )


def _more_time(parts: Sequence[OwedReport]) -> Keyboard:
    """Button to ask for more time; with several reports, it asks which one."""
    places = [part.owing.owed for part in parts if part.kind is not OccasionKind.ESCALATION]
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
