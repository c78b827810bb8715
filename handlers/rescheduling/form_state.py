"""How far ODES has come in saying what is moved, and where to: what the pending question holds."""

from collections.abc import Collection, Iterable
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum

from convenio.schedule.activities import ScheduleEntry
from convenio.schedule.move_rules import Move, When
from handlers.marks import mark_of

SAME = "same"


class Step(StrEnum):
    INDICATOR = "indicator"
    ACTIVITY = "activity"
    MONTH = "month"
    PLACES = "places"
    REGIONS = "regions"
    TARGET = "target"
    DETAIL = "detail"
    REVIEW = "review"


class Detail(StrEnum):
    HOUR = "hour"
    LINK = "link"
    TOPIC = "topic"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Asked:
    """`month`: that the entries are in now, 0 without date. `seen`: how often each of the chosen
    entries, by its row, had been moved by then. `places`: the regions for the one that has none,
    None where there is no such entry. `to`: a code of When, or SAME: the date stays.
    """

    year: int
    indicator: int = 0
    number: int = 0
    month: int | None = None
    seen: dict[str, int] = field(default_factory=dict)
    places: list[str] | None = None
    chosen: bool = False
    to: str = ""
    link: str | None = None
    topic: str | None = None
    reason: str = ""
    detail: str = ""

    @property
    def step(self) -> Step:
        """What is asked now."""
        done = (
            (self.indicator, Step.INDICATOR),
            (self.number, Step.ACTIVITY),
            (self.month is not None, Step.MONTH),
            (self.chosen, Step.REGIONS if self.places is None else Step.PLACES),
            (self.to, Step.TARGET),
            (not self.detail, Step.DETAIL),
        )
        return next((step for known, step in done if not known), Step.REVIEW)

    @property
    def before(self) -> "Asked":
        """One step back."""
        match self.step:
            case Step.DETAIL:
                return replace(self, detail="")
            case Step.REVIEW:
                return replace(self, to="")
            case Step.TARGET:
                return replace(self, chosen=False)
            case Step.REGIONS | Step.PLACES:
                return replace(self, month=None, seen={}, places=None)
            case Step.MONTH:
                return replace(self, number=0)
            case _:
                return Asked(self.year)

    @property
    def when(self) -> When | None:
        return None if self.to in ("", SAME) else When.parse(self.to)

    @property
    def move(self) -> Move:
        return Move(self.when, self.link, self.topic)

    @property
    def mark(self) -> str:
        """What a confirmation carries, so that it counts only for what it was shown with."""
        return mark_of(asdict(self))

    def takes(self, entries: Iterable[ScheduleEntry]) -> "Asked":
        """These are the entries to move, as they are now."""
        return replace(self, seen={str(each.row): each.changes for each in entries})

    def told(self, words: str) -> "Asked":
        """The words that were asked for; empty takes them away."""
        match Detail(self.detail):
            case Detail.LINK:
                return replace(self, link=words, detail="")
            case Detail.TOPIC:
                return replace(self, topic=words, detail="")
            case _:
                return replace(self, reason=words, detail="")

    def as_it_stands(self, entries: Collection[ScheduleEntry]) -> "Asked":
        """Back to what can still be chosen, where the schedule was loaded anew meanwhile.

        `entries`: those of the activity.
        """
        if self.number and not entries:
            return Asked(self.year)
        there = {str(each.row) for each in entries}
        empty = self.step is Step.REGIONS and self.month not in {e.month or 0 for e in entries}
        if empty or not self.seen.keys() <= there:
            return Asked(self.year, self.indicator, self.number)
        if taken := {each.region for each in entries} & set(self.places or ()):
            places = [code for code in self.places or () if code not in taken]
            return replace(self, places=places, chosen=False, to="", detail="")
        return self

    def holds(self, entry: ScheduleEntry) -> bool:
        return str(entry.row) in self.seen
