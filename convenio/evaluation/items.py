"""Items of an evaluation: what a directorate concludes of its indicator, and recommends."""

from dataclasses import dataclass
from enum import StrEnum

from convenio.calendar.year_month import YearMonth


class ItemKind(StrEnum):
    CONCLUSION = "conclusion"
    RECOMMENDATION = "recommendation"


class Claim(StrEnum):
    """The claim of a conclusion about its regions' figures."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_EXECUTED = "not_executed"
    NO_GOAL = "no_goal"
    NOT_APPLICABLE = "not_applicable"


class Responsible(StrEnum):
    """The side that carries a recommendation out: the offices, the ministry's unit, or both."""

    OFFICES = "offices"
    MINISTRY = "ministry"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class Item:
    """A conclusion or a recommendation.

    `regions`: the codes of those that it is about, in the text's order; `everybody`: all offices
    instead, without naming one. Neither: it is about the ministry alone, or about nobody.
    `claim`: only of a conclusion. What follows it is only of a recommendation: who carries it out,
    by which month if one was set, and the numbers of the indicator's activities that answer it.
    """

    indicator: int
    kind: ItemKind
    text: str
    regions: tuple[str, ...] = ()
    everybody: bool = False
    claim: Claim | None = None
    responsible: Responsible = Responsible.OFFICES
    due: YearMonth | None = None
    activities: tuple[int, ...] = ()
