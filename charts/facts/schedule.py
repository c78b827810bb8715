"""The year's activities."""

from dataclasses import dataclass

from charts.facts.dated import DayByDay


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityMonth:
    """Who takes part in a month, or without a date (None); nobody where no region is named yet."""

    month: int | None
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduledActivity:
    """`number` is the annex's, within its indicator; `months` in order, without a date last."""

    indicator: int
    number: int
    name: str
    responsible: str
    months: tuple[ActivityMonth, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ScheduleFacts(DayByDay):
    """The year's activities, in order; `region`: whose own ones are marked."""

    year: int
    region: str | None
    activities: tuple[ScheduledActivity, ...]
