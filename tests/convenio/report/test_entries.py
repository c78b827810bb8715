"""One indicator in a report: what is known, what counts, and what is asked next."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.report.entries import Entry, EntryStep, LoadedGoal
from convenio.report.results import Figure, State
from convenio.typed.figures import Mark, Percentage

D = Decimal
NEW = Entry(1)
LOADED = Entry(1, goal=LoadedGoal(D(60)))
LOADED_NOT_APPLICABLE = Entry(1, goal=LoadedGoal(mark=Mark.NOT_APPLICABLE))
LOADED_NO_GOAL = Entry(1, goal=LoadedGoal(mark=Mark.NO_GOAL))
ANSWERS = st.sampled_from(Mark) | st.builds(Percentage, st.decimals(-300, 300, places=2))
STARTS = st.sampled_from([NEW, LOADED, LOADED_NOT_APPLICABLE, LOADED_NO_GOAL])


def percent(value: int) -> Percentage:
    return Percentage(D(value))


def missed() -> Entry:
    return LOADED.with_executed(percent(45)).with_cause("staff", "renunció el responsable")


@pytest.mark.parametrize(
    ("entry", "step"),
    [
        (NEW, EntryStep.PROGRAMMED),
        (LOADED, EntryStep.EXECUTED),
        (LOADED_NOT_APPLICABLE, None),
        (LOADED_NO_GOAL, EntryStep.EXECUTED),
        (NEW.with_programmed(percent(60)), EntryStep.EXECUTED),
        (NEW.with_programmed(Mark.NO_GOAL), None),
        (NEW.with_programmed(Mark.NOT_APPLICABLE), None),
        (NEW.with_executed(percent(45)), EntryStep.PROGRAMMED),
        (LOADED.with_executed(percent(60)), None),
        (LOADED.with_executed(percent(45)), EntryStep.CAUSE),
        (LOADED.with_executed(Mark.NOT_EXECUTED), EntryStep.CAUSE),
        (LOADED.with_executed(Mark.NOT_APPLICABLE), None),
        (LOADED_NO_GOAL.with_executed(percent(45)), None),
        (missed(), None),
    ],
)
def test_the_next_question_is_the_first_one_still_open(
    entry: Entry, step: EntryStep | None
) -> None:
    assert entry.next_step is step


@pytest.mark.parametrize(
    ("entry", "figure"),
    [
        (NEW, Figure(1, State.MISSING)),
        (LOADED, Figure(1, State.MISSING, D(60))),
        (NEW.with_executed(percent(45)), Figure(1, State.MISSING)),
        (LOADED.with_executed(percent(45)), Figure(1, State.REPORTED, D(60), D(45))),
        (LOADED.with_executed(Mark.NOT_EXECUTED), Figure(1, State.NOT_EXECUTED, D(60), D(0))),
        (LOADED.with_executed(Mark.NOT_APPLICABLE), Figure(1, State.NOT_APPLICABLE)),
        (LOADED.with_executed(Mark.NO_GOAL), Figure(1, State.NO_GOAL)),
        (LOADED_NOT_APPLICABLE, Figure(1, State.NOT_APPLICABLE)),
        (LOADED_NO_GOAL, Figure(1, State.MISSING)),
        (LOADED_NO_GOAL.with_executed(percent(5)), Figure(1, State.NO_GOAL, None, D(5))),
        (LOADED_NO_GOAL.with_executed(Mark.NOT_EXECUTED), Figure(1, State.NO_GOAL)),
        (
            NEW.with_programmed(Mark.NO_GOAL).with_executed(percent(5)),
            Figure(1, State.NO_GOAL, None, D(5)),
        ),
    ],
)
def test_an_entry_counts_as_what_was_said_of_it(entry: Entry, figure: Figure) -> None:
    assert entry.figure == figure
    assert entry.missing is (figure.state is State.MISSING)


def test_a_goal_loaded_by_odes_goes_before_the_regions() -> None:
    assert LOADED.with_programmed(percent(10)).effective_goal == D(60)
    assert NEW.with_programmed(percent(10)).effective_goal == D(10)


def test_a_region_may_object_to_having_no_goal() -> None:
    entry = LOADED_NO_GOAL.with_programmed(percent(50)).with_executed(percent(40))
    assert entry.figure == Figure(1, State.REPORTED, D(50), D(40))


def test_a_region_may_object_to_not_applicable() -> None:
    entry = LOADED_NOT_APPLICABLE.with_executed(percent(40))
    assert entry.next_step is EntryStep.PROGRAMMED
    assert entry.with_programmed(percent(50)).figure == Figure(1, State.REPORTED, D(50), D(40))


def test_executed_over_base_is_kept_until_another_answer() -> None:
    entry = LOADED.with_executed(Percentage(D(60), D(33), D(55)))
    assert (entry.executed, entry.executed_count, entry.base_count) == (D(60), D(33), D(55))
    for answer in (percent(45), Mark.NOT_EXECUTED):
        changed = entry.with_executed(answer)
        assert (changed.executed_count, changed.base_count) == (None, None)


def test_a_figure_takes_the_place_of_a_mark_and_the_other_way_round() -> None:
    for mark in (Mark.NOT_APPLICABLE, Mark.NOT_EXECUTED):
        assert LOADED.with_executed(mark).with_executed(percent(70)).mark is None
    assert LOADED.with_executed(percent(70)).with_executed(Mark.NOT_EXECUTED).executed is None


def test_a_goal_takes_back_that_there_was_none() -> None:
    for mark in (Mark.NO_GOAL, Mark.NOT_APPLICABLE):
        assert NEW.with_programmed(mark).with_programmed(percent(50)).mark is None
    kept = NEW.with_executed(Mark.NOT_EXECUTED).with_programmed(percent(50))
    assert kept.figure.state is State.NOT_EXECUTED


def test_a_cause_stays_while_the_goal_is_missed() -> None:
    entry = missed().with_executed(percent(50))
    assert (entry.cause, entry.cause_words) == ("staff", "renunció el responsable")


@pytest.mark.parametrize("answer", [percent(60), Mark.NOT_APPLICABLE, Mark.NO_GOAL])
def test_a_cause_goes_when_the_goal_is_no_longer_missed(answer: Percentage | Mark) -> None:
    entry = missed().with_executed(answer)
    assert (entry.cause, entry.cause_words) == (None, None)


def test_a_cause_goes_when_the_goal_itself_is_corrected() -> None:
    entry = NEW.with_programmed(percent(60)).with_executed(percent(45)).with_cause("staff")
    assert entry.with_programmed(percent(50)).cause == "staff"
    assert entry.with_programmed(percent(45)).cause is None


@pytest.mark.parametrize(
    ("entry", "begun"),
    [
        (NEW, False),
        (LOADED, False),
        (LOADED_NOT_APPLICABLE, False),
        (NEW.with_programmed(percent(60)), True),
        (LOADED.with_executed(percent(0)), True),
        (LOADED.with_executed(Mark.NOT_APPLICABLE), True),
    ],
)
def test_an_entry_is_begun_by_the_region_not_by_odes(entry: Entry, begun: bool) -> None:
    assert entry.begun is begun


@given(STARTS, st.lists(st.tuples(st.booleans(), ANSWERS), max_size=5))
def test_whatever_is_answered_an_entry_keeps_its_promises(
    entry: Entry, answers: list[tuple[bool, Percentage | Mark]]
) -> None:
    for about_goal, answer in answers:
        entry = entry.with_programmed(answer) if about_goal else entry.with_executed(answer)
        if entry.missed:
            entry = entry.with_cause("other", "otra")
        assert (entry.cause is not None) is entry.missed
        assert entry.missing is (entry.next_step in (EntryStep.PROGRAMMED, EntryStep.EXECUTED))
        assert (entry.figure.state is State.NOT_APPLICABLE) is entry.not_applicable
