"""A contradiction of an evaluation with the figures, itself, or the catalogue."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from convenio.report.results import Figure

IndicatorFigures = Mapping[int, Mapping[str, Figure]]  # by indicator, by region


class ContradictionKind(StrEnum):
    """What does not fit. Values are kept with what was sent, so they never change."""

    CLAIM = "claim_contradicted"
    TWO_CLAIMS = "claims_conflict"
    UNMENTIONED = "region_not_mentioned"
    GOAL_ASKED = "goal_asked_without_goal"
    PRESUPPOSED = "recommendation_presupposes"
    NAMED_NOT_CHOSEN = "region_named_not_chosen"
    CHOSEN_NOT_NAMED = "region_chosen_not_named"
    NOT_EXPECTED = "region_not_expected"
    FOR_NOBODY = "conclusion_for_nobody"
    SAME_TEXT = "text_repeated"
    SAME_TEXT_ELSEWHERE = "text_repeated_elsewhere"
    NO_RECOMMENDATION = "group_without_recommendation"
    OTHER_PROPONENT = "proponent_differs"


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What a text says and what stands against it, in Spanish; `region`: '' where it is of none."""

    indicator: int
    region: str
    kind: ContradictionKind
    said: str
    figure: str
