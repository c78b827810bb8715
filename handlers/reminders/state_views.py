"""ODES's daily state of a period: what is new, who is missing, and what can be done about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from convenio.calendar.periods import Period, deadline_at, lima_day
from handlers.actions import Action
from handlers.reminders.views import DECISIONS
from handlers.views import Keyboard, View, button
from handlers.words import day, deadline, late_until, say_in
from storage.report.present_words import OURS, Words
from storage.turnout.owed_reports import OwedRegion


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
    closes_on: date | None
    now: datetime
    unreachable: Mapping[str, datetime]

    @property
    def today(self) -> date:
        return lima_day(self.now)

    @property
    def newly_late(self) -> list[OwedRegion]:
        """Regions whose deadline has passed since then."""
        return [
            report
            for report in self.missing
            if self.since and self.since < deadline_at(report.owed.deadline) <= self.now
        ]

    @property
    def newly_mute(self) -> list[OwedRegion]:
        """Regions of whose focal points no message reaches any more, since then."""
        return [
            report
            for report in self.missing
            if (at := self.unreachable.get(report.owed.region.code))
            and self.since
            and at > self.since
        ]

    @property
    def newly_waiting(self) -> list[OwedRegion]:
        """Regions whose report came to wait for its director since then."""
        return [report for report in self.waiting if self._is_new(report.sent_at)]

    @property
    def newly_returned(self) -> list[OwedRegion]:
        """Regions whose report was returned since then, to be corrected."""
        found = [report for report in self.missing if report.returned]
        return [report for report in found if self._is_new(report.stands_since)]

    @property
    def complete(self) -> bool:
        return not self.missing and not self.waiting

    @property
    def undated(self) -> bool:
        """Tell whether late reports are taken and nobody has said until when."""
        return (
            bool(self.missing) and self.closes_on is None and self.now > deadline_at(self.deadline)
        )

    @property
    def reported(self) -> list[OwedRegion]:
        return [
            report for report in self.owing if report.sent_at is not None and not report.waiting
        ]

    @property
    def fresh(self) -> list[OwedRegion]:
        """Regions whose report was received since then; what came later is no news of that day."""
        return [
            report for report in self.reported if self._is_new(report.received_at or report.sent_at)
        ]

    def _is_new(self, at: datetime | None) -> bool:
        """Tell whether it was after its reader was last told; what is yet to come is no news."""
        return at is not None and self.since is not None and self.since < at <= self.now

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


def status_view(
    name: str | None,
    standings: Sequence[PeriodStanding],
    today: date,
    *,
    late: bool,
    words: Words = OURS,
    head: str = "",
) -> View:
    """`head`: the audit trail's, which shows later that it was cut or written anew."""
    text = say_in(
        words,
        "reminders/status",
        name=name,
        late=late,
        head=head,
        standings=[(standing, _period_deadline(standing, today)) for standing in standings],
    )
    acts = [row for standing in standings if standing.missing for row in _acts(standing, standings)]
    letters = _LETTERS if acts else ()
    decisions = DECISIONS if any(standing.waiting for standing in standings) else ()
    dates = tuple(
        (button("📅 Fijar el cierre", Action.CHANGE_PERIOD, each.period.code, "closes_on"),)
        for each in standings
        if each.undated
    )
    return View(text, (*acts, *dates, *letters, *decisions, *_LOOKS))


def _period_deadline(standing: PeriodStanding, today: date) -> str:
    if standing.complete:
        return f"la fecha límite es el {day(standing.deadline)}"
    return deadline(standing.deadline, today, late_until(standing.closes_on, today))


_LETTERS = ((button("✉️ Escribir a una región", Action.WRITE),),)
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
