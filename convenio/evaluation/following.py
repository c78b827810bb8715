"""Recommendations that were sent, and how far each is where it is to be carried out."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from convenio.calendar.periods import Period
from convenio.calendar.year_month import YearMonth
from convenio.catalogue.indicators import Indicator, Indicators
from convenio.catalogue.regions import REGIONS, plain
from convenio.evaluation.items import Responsible
from convenio.evaluation.progress import PROGRESS_WORDS, Progress
from convenio.plurals import plural

MINISTRY = ""  # the place of the ministry's own unit
_COUNTED = {  # what many are called
    Progress.PENDING: ("pendiente", "pendientes"),
    Progress.UNDERWAY: ("en curso", "en curso"),
    Progress.IMPLEMENTED: ("implementada", "implementadas"),
    Progress.NOT_PERTINENT: ("no procede", "no proceden"),
}


def schedule_year(evaluated: Period) -> int:
    """The year of the schedule that answers what is recommended for a semester: of the one after.

    So the annex of 2020-II is made of the schedule of 2021.
    """
    return evaluated.following.year


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A recommendation that was sent. `published`: its semester is, so that regions see it.

    `simulated`: it was invented for the demonstration.
    """

    period: Period
    number: int
    indicators: Indicators
    indicator: int
    text: str
    regions: tuple[str, ...] = ()
    everybody: bool = False
    responsible: Responsible = Responsible.OFFICES
    due: YearMonth | None = None
    activities: tuple[int, ...] = ()
    published: bool = False
    simulated: bool = False

    @property
    def code(self) -> str:
        return f"{self.period.code}-R-{self.number}"

    @property
    def about(self) -> Indicator:
        return self.indicators[self.indicator]

    @property
    def places(self) -> tuple[str, ...]:
        """Where it is carried out: each region that it addresses, or in the ministry, or both."""
        offices = () if self.responsible is Responsible.MINISTRY else self.regions
        alone = self.responsible is Responsible.OFFICES and offices
        return tuple(code for code in REGIONS if code in offices) + (() if alone else (MINISTRY,))

    @property
    def schedule_year(self) -> int:
        return schedule_year(self.period)


@dataclass(frozen=True, slots=True)
class Followed:
    """A recommendation in a place, as its newest step says; `step`: that one's id, 0 for none."""

    recommendation: Recommendation
    place: str
    progress: Progress = Progress.PENDING
    accepted: bool = False
    step: int = 0
    at: datetime | None = None
    by: str = ""
    words: str = ""
    files: int = 0

    @property
    def open(self) -> bool:
        """Whether whoever carries it out still has something to do."""
        return self.progress in (Progress.PENDING, Progress.UNDERWAY)

    @property
    def unaccepted(self) -> bool:
        """Whether it waits for its directorate to agree that it is implemented."""
        return self.progress is Progress.IMPLEMENTED and not self.accepted

    def overdue(self, today: date) -> bool:
        due = self.recommendation.due
        return self.open and due is not None and due.last < today

    @property
    def state_words(self) -> str:
        return PROGRESS_WORDS[self.progress] + (", por aceptar" if self.unaccepted else "")


class FollowedState(StrEnum):
    """What a list of them may be narrowed to."""

    OPEN = "open"
    OVERDUE = "overdue"
    UNACCEPTED = "unaccepted"
    PENDING = "pending"
    UNDERWAY = "underway"
    IMPLEMENTED = "implemented"
    NOT_PERTINENT = "not_pertinent"


STATE_WORDS = {
    FollowedState.OPEN: "por hacer",
    FollowedState.OVERDUE: "vencidas",
    FollowedState.UNACCEPTED: "por aceptar",
    FollowedState.PENDING: "pendientes",
    FollowedState.UNDERWAY: "en curso",
    FollowedState.IMPLEMENTED: "implementadas",
    FollowedState.NOT_PERTINENT: "no proceden",
}
_TYPED = {plain(words): state for state, words in STATE_WORDS.items()} | {
    "abiertas": FollowedState.OPEN,
    "abierta": FollowedState.OPEN,
    "vencida": FollowedState.OVERDUE,
    "pendiente": FollowedState.PENDING,
    "implementada": FollowedState.IMPLEMENTED,
    "no procede": FollowedState.NOT_PERTINENT,
}


def read_state(text: str) -> FollowedState:
    """The state of 'underway', 'en curso' or 'vencidas'; ValueError says what is expected."""
    typed = plain(text[:40].replace("_", " "))
    by_value = {plain(state.replace("_", " ")): state for state in FollowedState}
    found = _TYPED.get(typed) or by_value.get(typed)
    if found is None:
        known = ", ".join(PROGRESS_WORDS.values())
        raise ValueError(f"No es un estado: «{text[:40]}». Escriba uno de: {known}, vencidas.")
    return found


def is_in(followed: Followed, state: FollowedState | None, today: date) -> bool:
    match state:
        case None:
            return True
        case FollowedState.OPEN:
            return followed.open
        case FollowedState.OVERDUE:
            return followed.overdue(today)
        case FollowedState.UNACCEPTED:
            return followed.unaccepted
    return followed.progress == state.value


def count_words(listed: Iterable[Followed]) -> str:
    """How many are in each state: '3 pendientes, 2 en curso, 5 implementadas, 1 no procede'."""
    counts = Counter(followed.progress for followed in listed)
    return ", ".join(
        f"{counts[progress]} {plural(counts[progress], *_COUNTED[progress])}"
        for progress in Progress
        if counts[progress]
    )


def responsible_words(responsible: Responsible, unit: str) -> str:
    """Who carries it out, as the annex writes it: 'DRTPE', 'MTPE/DGSNE', 'DRTPE/MTPE-DGPE'.

    `unit`: the letters of the ministry's unit, if they are known.
    """
    match responsible:
        case Responsible.OFFICES:
            return "DRTPE"
        case Responsible.MINISTRY:
            return f"MTPE/{unit}" if unit else "MTPE"
    return f"DRTPE/MTPE-{unit}" if unit else "DRTPE/MTPE"
