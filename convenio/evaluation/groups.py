"""Groups of an indicator's expected regions, by what each reported."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from convenio.report.results import Figure, State, met


class Group(StrEnum):
    """What became of an indicator in a region; each expected region is in exactly one."""

    MET = "met"
    NOT_MET = "not_met"
    NOT_EXECUTED = "not_executed"
    NO_GOAL = "no_goal"
    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"


_OF_STATE = {
    State.NOT_EXECUTED: Group.NOT_EXECUTED,
    State.NO_GOAL: Group.NO_GOAL,
    State.NOT_APPLICABLE: Group.NOT_APPLICABLE,
    State.MISSING: Group.NOT_REPORTED,
}


def group_of(figure: Figure | None) -> Group:
    """The group of a region by its figure; None: it has not reported."""
    if figure is None:
        return Group.NOT_REPORTED
    if figure.state is State.REPORTED:
        return Group.MET if met(figure) else Group.NOT_MET
    return _OF_STATE[figure.state]


def group_regions(
    expected: Iterable[str], figures: Mapping[str, Figure]
) -> dict[Group, tuple[str, ...]]:
    """All groups with their regions, each expected region in one, in the order that was given."""
    grouped: dict[Group, list[str]] = {group: [] for group in Group}
    for region in expected:
        grouped[group_of(figures.get(region))].append(region)
    return {group: tuple(regions) for group, regions in grouped.items()}
