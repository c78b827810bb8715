"""What pictures and tables write in few letters; nothing is drawn here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from charts.facts.status import Reach, RegionStatus, ReportState
from convenio.report.results import Figure, State, compliance, has_goal, met, whole

ABSENT: Mapping[State, str] = {
    State.NOT_APPLICABLE: "n/a",
    State.NO_GOAL: "s/m",
    State.MISSING: "?",
}


@dataclass(frozen=True, slots=True)
class Sign:
    """A report's state: `mark` and `word` (of a tile) say without colour what a fill says."""

    mark: str
    word: str
    name: str


SIGNS: Mapping[ReportState, Sign] = {
    ReportState.IN_TIME: Sign("✓", "✓ a tiempo", "enviado a tiempo"),
    ReportState.LATE: Sign("✓", "✓ tarde", "enviado tarde"),
    ReportState.WAITING: Sign("◷", "por aprobar", "por aprobar"),
    ReportState.RETURNED: Sign("↩", "observado", "observado, por corregir"),
    ReportState.AT_WORK: Sign("…", "{answered} de {of}", "en elaboración"),
    ReportState.NOT_BEGUN: Sign("○", "○ sin iniciar", "sin iniciar"),
    ReportState.OVERDUE: Sign("!", "! vencido", "vencido, sin reporte"),
    ReportState.UNREACHABLE: Sign("✗", "✗ no recibe", "no recibe mensajes"),
    ReportState.UNREGISTERED: Sign("∅", "sin persona", "sin persona registrada"),
    ReportState.NO_AGREEMENT: Sign("–", "", "no le toca reportar"),
}


_STILL_TO_COME = (
    ReportState.RETURNED,
    ReportState.OVERDUE,
    ReportState.UNREACHABLE,
    ReportState.UNREGISTERED,
)


UNHEARD: Mapping[Reach, ReportState] = {
    Reach.NOBODY: ReportState.UNREGISTERED,
    Reach.MUTE: ReportState.UNREACHABLE,
}
_OWED = (ReportState.RETURNED, ReportState.OVERDUE)


def unheard_by(status: RegionStatus) -> ReportState | None:
    """Why nobody hears that a report is owed; None where somebody does, or none is owed."""
    return UNHEARD.get(status.reach) if status.state in _OWED else None


def status_words(status: RegionStatus, of: int) -> tuple[str, ...]:
    """What a tile says of a report and, where its state alone doesn't tell, how far it is.

    Before that, in the second line, the mark of a region that hears no message.
    """
    words = SIGNS[status.state].word.format(answered=status.answered, of=of)
    unheard = unheard_by(status)
    more = [SIGNS[unheard].mark] if unheard else []
    if status.state in _STILL_TO_COME and status.answered:
        more.append(f"{status.answered} de {of}")
    return (words, " ".join(more)) if more else (words,)


def either(values: Iterable[Decimal]) -> str:
    """'187 / 184': of what was published twice, and not alike."""
    return " / ".join(str(whole(value)) for value in values)


def share_text(figure: Figure) -> str:
    """Executed in percent of the goal, in three signs at most: a tenfold is written 10x.

    Of a goal of zero, or of a fall, no share can be told: only whether it was met.
    """
    share = compliance(figure)
    if share is not None:
        return _narrow(whole(share))
    if has_goal(figure) and figure.executed is not None:
        return "✓" if met(figure) else "✗"
    return ABSENT[figure.state]


def _narrow(share: int) -> str:
    if -100 < share < 1000:
        return str(share)
    times = whole(Decimal(share) / 100)
    if -10 < times < 100:
        return f"{times}x"
    return "≫" if times > 0 else "≪"


_REMARKS = {
    "x": "2x: el doble de la meta",
    "≫": "≫: más de 99 veces la meta",
    "≪": "≪: menos de -9 veces la meta",
    "✓": "✓: meta de 0% o menos, cumplida",
    "✗": "✗: meta de 0% o menos, no cumplida",
}


def share_remarks(shares: Iterable[str]) -> list[str]:
    """What those of the signs mean that are among them."""
    signs = {words[-1:] for words in shares}
    return [words for sign, words in _REMARKS.items() if sign in signs]
