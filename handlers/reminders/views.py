from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from convenio.indicators import INDICATORS
from convenio.periods import Period
from handlers.views import Button, View, button
from handlers.words import deadline, say
from storage.models import OccasionKind
from storage.owing import Owing


@dataclass(frozen=True, slots=True)
class Part:
    """A region's report as one person is told of it; `contacts` are its focal points' names."""

    kind: OccasionKind
    owing: Owing
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """How a period stands for ODES; `since` is the last time that its reader was told.

    `full`: with everybody who is missing, not only how many.
    """

    period: Period
    deadline: date
    owing: tuple[Owing, ...]
    reachable: frozenset[str]
    since: datetime | None
    failures: int
    full: bool

    @property
    def reported(self) -> list[Owing]:
        return [each for each in self.owing if each.sent_at is not None and not each.waiting]

    @property
    def fresh(self) -> list[Owing]:
        """Whose report was received since then."""
        return [
            each
            for each in self.reported
            if (at := each.received_at or each.sent_at) and self.since and at > self.since
        ]

    @property
    def waiting(self) -> list[Owing]:
        return [each for each in self.owing if each.waiting]

    @property
    def groups(self) -> list[tuple[str, list[Owing]]]:
        """Who is missing, by what there is to do about it."""
        missing = [each for each in self.owing if each.sent_at is None]
        heard = [each for each in missing if each.owed.region.code in self.reachable]
        fresh = [each for each in heard if not each.returned]
        unheard = [each for each in missing if each not in heard]
        groups = [
            ("Por aprobar: enviado, sin la aprobación de su dirección", self.waiting),
            ("Observado, por corregir", [each for each in heard if each.returned]),
            ("Sin empezar", [each for each in fresh if not each.begun]),
            ("En curso", [each for each in fresh if each.begun]),
            ("Sin punto focal que reciba mensajes", unheard),
        ]
        return [(words, regions) for words, regions in groups if regions]


def reminder(name: str | None, parts: Sequence[Part], today: date, *, late: bool) -> View:
    text = say(
        "reminders/reminder",
        name=name,
        late=late,
        parts=[
            (part, deadline(part.owing.owed.deadline, today))
            for part in parts
            if part.kind is not OccasionKind.ESCALATION
        ],
        escalated=[part for part in parts if part.kind is OccasionKind.ESCALATION],
        indicators=INDICATORS,
    )
    return View(text, tuple((_open(part),) for part in parts if _reports(part)))


def status(name: str | None, standings: Sequence[Standing], today: date, *, late: bool) -> View:
    text = say(
        "reminders/status",
        name=name,
        late=late,
        standings=[(each, deadline(each.deadline, today)) for each in standings],
    )
    return View(text, ((button("🗺 Ver quién envió", "status"),),))


def _reports(part: Part) -> bool:
    return part.kind is OccasionKind.REMINDER


def _open(part: Part) -> Button:
    owed = part.owing.owed
    verb = "Continuar" if part.owing.begun else "Empezar"
    if not part.owing.missing:
        verb = "Revisar y enviar"
    if part.owing.returned:
        verb = "Corregir"
    label = f"📝 {verb}: {owed.region.name} · {owed.period.label}"
    return button(label, "open", owed.period.code, owed.region.code)
