"""The state of the form that moves activities, as the pending question holds it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from convenio.schedule.activities import ScheduleEntry
from convenio.schedule.move_rules import Move, When

SAME = "same"


class MoveStep(StrEnum):
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
class MoveForm:
    """A move that is being put together; `month`: that of the entries, 0 without date.

    `seen`: how often each chosen entry, by its row, had been moved when it was shown.
    `places`: the regions for an entry without any, None if there is no such entry. `to`: a code of
    When, or SAME if the date stays. `region`: the one whose entries alone are shown, if it was
    named first. `source`: the month to take, once there is one to choose.
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
    region: str = ""
    source: int = 0

    @property
    def step(self) -> MoveStep:
        """The step that is asked now."""
        done = (
            (self.indicator, MoveStep.INDICATOR),
            (self.number, MoveStep.ACTIVITY),
            (self.month is not None, MoveStep.MONTH),
            (self.chosen, MoveStep.REGIONS if self.places is None else MoveStep.PLACES),
            (self.to, MoveStep.TARGET),
            (not self.detail, MoveStep.DETAIL),
        )
        return next((step for known, step in done if not known), MoveStep.REVIEW)

    @property
    def before(self) -> "MoveForm":
        """The form one step back."""
        match self.step:
            case MoveStep.DETAIL:
                return replace(self, detail="")
            case MoveStep.REVIEW:
                return replace(self, to="")
            case MoveStep.TARGET:
                return replace(self, chosen=False)
            case MoveStep.REGIONS | MoveStep.PLACES:
                return replace(self, month=None, seen={}, places=None)
            case MoveStep.MONTH:
                return replace(self, number=0)
            case _:
                return MoveForm(self.year)

    @property
    def when(self) -> When | None:
        return None if self.to in ("", SAME) else When.parse(self.to)

    @property
    def move(self) -> Move:
        return Move(self.when, self.link, self.topic)

    def takes(self, entries: Iterable[ScheduleEntry]) -> "MoveForm":
        """The form with these entries chosen, as they are now."""
        return replace(self, seen={str(entry.row): entry.changes for entry in entries})

    def told(self, words: str) -> "MoveForm":
        """The form with the words that were asked for; empty words remove them."""
        match Detail(self.detail):
            case Detail.LINK:
                return replace(self, link=words, detail="")
            case Detail.TOPIC:
                return replace(self, topic=words, detail="")
            case _:
                return replace(self, reason=words, detail="")

    def as_it_stands(self, entries: Collection[ScheduleEntry]) -> "MoveForm":
        """The form taken back to what can still be chosen, if the schedule has changed meanwhile.

        `entries`: the activity's.
        """
        if self.number and not entries:
            return MoveForm(self.year)
        there = {str(entry.row) for entry in entries}
        empty = self.step is MoveStep.REGIONS and self.month not in {
            entry.month or 0 for entry in entries
        }
        if empty or not self.seen.keys() <= there:
            return MoveForm(self.year, self.indicator, self.number)
        if taken := {entry.region for entry in entries} & set(self.places or ()):
            places = [code for code in self.places or () if code not in taken]
            return replace(self, places=places, chosen=False, to="", detail="")
        return self

    def holds(self, entry: ScheduleEntry) -> bool:
        return str(entry.row) in self.seen
