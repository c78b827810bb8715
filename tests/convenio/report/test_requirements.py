"""What ODES requires of a report, and what an answer still lacks of it."""

import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.report.entries import Entry, EntryStep, LoadedGoal
from convenio.report.requirements import (
    NOTHING_REQUIRED,
    ExpectedRange,
    Requirements,
    read_requirements,
)
from convenio.typed.figures import Mark, Percentage

CAUSES, REASONS = Requirements(causes=True), Requirements(reasons=True)
RANGED = Requirements(ranges={3: ExpectedRange(Decimal(20), Decimal(150))})
ALL = Requirements(True, True, RANGED.ranges)
GOAL = LoadedGoal(Decimal(60))
LOADED_SO = LoadedGoal(None, Mark.NOT_APPLICABLE)


def entry(answer: int | str | Mark, goal: LoadedGoal | None = GOAL, number: int = 3) -> Entry:
    said = answer if isinstance(answer, Mark) else Percentage(Decimal(answer))
    return Entry(number, goal).with_executed(said)


@pytest.mark.parametrize(
    ("required", "said", "lacks"),
    [
        (NOTHING_REQUIRED, entry(10), None),
        (NOTHING_REQUIRED, entry(500), None),
        (NOTHING_REQUIRED, entry(Mark.NOT_APPLICABLE), None),
        (CAUSES, entry(59), EntryStep.CAUSE),
        (CAUSES, entry(60), None),
        (CAUSES, entry(59).with_cause("staff"), None),
        (CAUSES, entry(Mark.NOT_EXECUTED), EntryStep.CAUSE),
        (CAUSES, entry(Mark.NOT_APPLICABLE), None),
        (CAUSES, entry(Mark.NO_GOAL), None),
        (REASONS, entry(10), None),
        (REASONS, entry(Mark.NOT_APPLICABLE), EntryStep.REASON),
        (REASONS, entry(Mark.NOT_APPLICABLE).with_reason("no hay puerto"), None),
        (REASONS, entry(Mark.NOT_APPLICABLE, LOADED_SO), None),
        (REASONS, Entry(3, LOADED_SO), None),
        (REASONS, entry(Mark.NO_GOAL), None),
        (RANGED, entry("19.99"), EntryStep.REASON),
        (RANGED, entry(20, None), None),  # without a goal it is missing, and asked for that
        (RANGED, entry(20), None),
        (RANGED, entry(150), None),
        (RANGED, entry("150.01"), EntryStep.REASON),
        (RANGED, entry("150.01").with_reason("obra nueva"), None),
        (RANGED, entry(-1), EntryStep.REASON),
        (RANGED, entry(500, number=4), None),
        (RANGED, entry(Mark.NOT_EXECUTED), None),
        (RANGED, entry(500).with_executed(Mark.NO_GOAL), None),
        (RANGED, entry(500, LoadedGoal(None, Mark.NO_GOAL)), EntryStep.REASON),
        (ALL, entry(10), EntryStep.REASON),
        (ALL, entry(10).with_reason("huelga"), EntryStep.CAUSE),
        (ALL, entry(10).with_reason("huelga").with_cause("staff"), None),
        (ALL, Entry(3, GOAL), None),
    ],
)
def test_what_an_answer_lacks(required: Requirements, said: Entry, lacks: EntryStep | None) -> None:
    assert required.lacking(said) is lacks


@pytest.mark.parametrize(
    ("required", "said", "step"),
    [
        (NOTHING_REQUIRED, Entry(3), EntryStep.PROGRAMMED),
        (ALL, Entry(3), EntryStep.PROGRAMMED),
        (ALL, entry(500, None), EntryStep.PROGRAMMED),
        (ALL, Entry(3, GOAL), EntryStep.EXECUTED),
        (ALL, entry(10), EntryStep.REASON),
        (ALL, entry(10).with_reason("huelga"), EntryStep.CAUSE),
        (NOTHING_REQUIRED, entry(10), EntryStep.CAUSE),
        (REASONS, entry(Mark.NOT_APPLICABLE), EntryStep.REASON),
        (NOTHING_REQUIRED, entry(Mark.NOT_APPLICABLE), None),
    ],
)
def test_the_reason_is_asked_after_the_figure_and_before_the_cause(
    required: Requirements, said: Entry, step: EntryStep | None
) -> None:
    assert required.next_step(said) is step


def percent(value: int) -> Percentage:
    return Percentage(Decimal(value))


@pytest.mark.parametrize(
    ("changed", "kept"),
    [
        (entry(500).with_reason("obra").with_executed(percent(500)), True),
        (entry(500, None).with_reason("obra").with_programmed(percent(40)), True),
        (entry(500).with_reason("obra").with_executed(percent(501)), False),
        (entry(500).with_reason("obra").with_executed(Mark.NOT_APPLICABLE), False),
        (entry(Mark.NOT_APPLICABLE, None).with_reason("obra").with_programmed(percent(40)), False),
        (entry(Mark.NOT_APPLICABLE).with_reason("obra").with_executed(Mark.NO_GOAL), False),
        (entry(Mark.NOT_APPLICABLE).with_reason("obra").with_executed(percent(500)), False),
    ],
)
def test_a_reason_stays_only_while_the_answer_does(changed: Entry, kept: bool) -> None:
    assert changed.reason == ("obra" if kept else None)


ends = st.decimals(-1000, 1000, places=2)


@given(
    st.builds(
        Requirements,
        st.booleans(),
        st.booleans(),
        st.dictionaries(st.integers(1, 15), st.builds(ExpectedRange, ends, ends)),
    )
)
def test_what_a_periods_row_keeps_is_read_back(required: Requirements) -> None:
    assert read_requirements(json.loads(json.dumps(required.facts()))) == required


def test_a_row_from_before_requires_nothing() -> None:
    assert read_requirements({}) == NOTHING_REQUIRED
