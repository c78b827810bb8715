"""What was typed at an indicator's question: taken, asked back, or answered with what to type."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.report.entries import Entry, EntryStep, LoadedGoal
from convenio.report.typed_answers import Choice, Doubtful, read_answer
from convenio.typed.figure_phrases import plain_figure
from convenio.typed.figures import Doubt, FigureFault, Mark, Percentage, UnreadableFigure
from convenio.typed.number_words import in_digits

GOAL, DONE = EntryStep.PROGRAMMED, EntryStep.EXECUTED
FIRST = INDICATORS[1]
LOADED = Entry(1, goal=LoadedGoal(Decimal(60)))
OWN = Entry(1, programmed=Decimal(60))
NEW = Entry(1)


def percentage(value: str, executed: int | None = None, base: int | None = None) -> Percentage:
    counts = (None if number is None else Decimal(number) for number in (executed, base))
    return Percentage(Decimal(value), *counts)


@pytest.mark.parametrize("typed", ["66/88", "66 de 88", "66 sobre 88", "66 / 88"])
def test_a_ratio_at_the_goals_question_may_be_goal_and_figure(typed: str) -> None:
    assert read_answer(typed, NEW, GOAL, FIRST) == Doubtful(
        typed,
        Doubt.RATIO,
        (
            Choice(programmed=percentage("75", 66, 88)),
            Choice(percentage("66"), percentage("88")),
            Choice(percentage("88"), percentage("66")),
        ),
    )


def test_a_ratio_of_people_is_no_goal_and_figure() -> None:
    share = percentage("61.7", 1234, 2000)
    assert read_answer("1234 de 2000", NEW, GOAL, FIRST) == Choice(programmed=share)


def test_a_share_that_its_percentage_confirms_is_not_asked() -> None:
    share = percentage("75", 66, 88)
    assert read_answer("75% (66 de 88)", NEW, GOAL, FIRST) == Choice(programmed=share)


def test_executed_over_base_is_taken_at_the_figures_question() -> None:
    for entry in (LOADED, OWN):
        taken = Choice(executed=percentage("60", 33, 55))
        assert read_answer("33/55", entry, DONE, FIRST) == taken


def test_a_ratio_that_begins_with_the_goal_may_be_goal_and_figure() -> None:
    found = read_answer("60/45", LOADED, DONE, FIRST)
    share = Choice(executed=percentage("133.333333", 60, 45))
    assert found == Doubtful("60/45", Doubt.RATIO, (share, Choice(executed=percentage("45"))))


@pytest.mark.parametrize("typed", ["45 de 60", "45/60", "45 sobre 60"])
def test_a_ratio_whose_base_is_the_goal_may_be_the_figure_of_that_goal(typed: str) -> None:
    for entry in (LOADED, OWN):
        choices = (Choice(executed=percentage("75", 45, 60)), Choice(executed=percentage("45")))
        assert read_answer(typed, entry, DONE, FIRST) == Doubtful(typed, Doubt.RATIO, choices)


def test_a_ratio_over_100_may_be_another_goal_where_odes_loaded_none() -> None:
    found = read_answer("70/45", OWN, DONE, FIRST)
    assert isinstance(found, Doubtful)
    assert found.choices[1] == Choice(percentage("70"), percentage("45"))
    share = Choice(executed=percentage("155.555556", 70, 45))
    assert read_answer("70/45", LOADED, DONE, FIRST) == share


@pytest.mark.parametrize("typed", ["60-45", "60 y 45", "60%/45%", "60% → 45%", "60 -> 45"])
def test_two_figures_at_the_goals_question_may_be_goal_and_figure(typed: str) -> None:
    found = read_answer(typed, NEW, GOAL, FIRST)
    assert isinstance(found, Doubtful)
    assert found.choices == (
        Choice(percentage("60"), percentage("45")),
        Choice(programmed=percentage("60")),
        Choice(programmed=percentage("45")),
    )


@pytest.mark.parametrize(
    "typed", ["meta 60 ejecutado 45", "Meta: 60%, ejecución: 45%", "ejecutado 45 de una meta de 60"]
)
def test_both_with_their_labels_are_offered_together(typed: str) -> None:
    both = Choice(percentage("60"), percentage("45"))
    assert read_answer(typed, NEW, GOAL, FIRST) == Doubtful(typed, Doubt.LABELLED, (both,))
    only = Choice(executed=percentage("45"))
    assert read_answer(typed, LOADED, DONE, FIRST) == Doubtful(typed, Doubt.LABELLED, (only,))


def test_a_label_that_says_what_was_asked_changes_nothing() -> None:
    assert read_answer("meta 60", NEW, GOAL, FIRST) == Choice(programmed=percentage("60"))
    assert read_answer("Ejecutado: 45%", OWN, DONE, FIRST) == Choice(executed=percentage("45"))


def test_a_label_of_the_other_question_is_asked() -> None:
    goal, done = Choice(programmed=percentage("45")), Choice(executed=percentage("45"))
    at_goal = read_answer("ejecutado 45", NEW, GOAL, FIRST)
    assert at_goal == Doubtful("ejecutado 45", Doubt.LABELLED, (done, goal))
    at_figure = read_answer("meta 45", OWN, DONE, FIRST)
    assert at_figure == Doubtful("meta 45", Doubt.LABELLED, (goal, done))


def test_what_is_unusual_is_asked() -> None:
    found = read_answer("500/100", LOADED, DONE, FIRST)
    assert found == Doubtful(
        "500/100", Doubt.UNUSUAL, (Choice(executed=percentage("500", 500, 100)),)
    )


def test_nothing_executed_is_no_goal() -> None:
    assert read_answer("no se ejecutó", OWN, DONE, FIRST) is Mark.NOT_EXECUTED
    for entry, step in ((OWN, DONE), (NEW, GOAL)):
        found = read_answer("nada", entry, step, FIRST)
        assert found == UnreadableFigure("nada", FigureFault.NOTHING_SAID)


WORDS = (
    "aprox unos más menos o de a y entre sobre no hay meta ejecutado casi cuarenta cinco cien"
    " medio por ciento % / - ( ) = , . ? ~ 45 60 33 72 0,45 1.234 -22 sin aplica el es pendiente"
    " personas 100 2020-II IdG : 😀"
)
TYPED = st.lists(st.sampled_from(WORDS.split()), max_size=7).map(" ".join) | st.text(max_size=30)


@given(TYPED, st.sampled_from([NEW, OWN, LOADED]), st.sampled_from([GOAL, DONE]))
def test_whatever_is_typed_is_a_value_in_it_or_asked_or_answered(
    typed: str, entry: Entry, step: EntryStep
) -> None:
    """Never silently something else: what is taken is a figure or share that stands there."""
    found = read_answer(typed, entry, step, FIRST)
    if isinstance(found, Doubtful):
        assert found.choices
    if not isinstance(found, Choice):
        return
    assert (found.programmed is None) == (step is DONE)
    figure = found.programmed or found.executed
    assert figure is not None
    written = numbers_in(typed)
    if figure.base is None or figure.executed is None:
        assert figure.value in written
    else:
        assert {figure.executed, figure.base} <= written


@pytest.mark.parametrize("typed", ["entre 40 y 50", "40 a 50", "40 o 50"])
def test_a_range_at_the_goals_question_is_no_goal_and_figure(typed: str) -> None:
    found = read_answer(typed, NEW, GOAL, FIRST)
    assert isinstance(found, Doubtful)
    assert found.choices == tuple(Choice(programmed=percentage(end)) for end in ("40", "50"))


def numbers_in(typed: str) -> set[Decimal]:
    """The numbers that stand in a text, with a dot as decimal or as thousands sign."""
    plain = in_digits(plain_figure(typed)).replace("- ", "-")
    found = set()
    for written in re.findall(r"-?\d+(?: \d{3})*(?:[.,]\d+)*", plain):
        compact = written.replace(" ", "")
        for number in (compact, compact.lstrip("-")):
            found.add(Decimal(re.sub(r"[.,](?=.*[.,])", "", number).replace(",", ".")))
            found.add(Decimal(re.sub("[.,]", "", number)))
    return found


@pytest.mark.parametrize(
    ("typed", "doubt", "figures"),
    [
        ("60… perdón, 65%", Doubt.CORRECTED, ("65", "60")),
        ("60, no, 65", Doubt.CORRECTED, ("65", "60")),
        ("60 mejor dicho 65", Doubt.CORRECTED, ("65", "60")),
        ("bajó 22%", Doubt.SIGN, ("-22", "22")),
        ("(22%)", Doubt.SIGN, ("-22", "22")),
        ("45 % al 15/12/2020", Doubt.APPROXIMATE, ("45",)),
        ("se cumplió", Doubt.LABELLED, ("60", "100")),
        ("igual que la meta", Doubt.LABELLED, ("60", "100")),
    ],
)
def test_what_corrects_itself_or_may_be_negative_is_asked(
    typed: str, doubt: Doubt, figures: tuple[str, ...]
) -> None:
    entry = NEW.with_programmed(percentage("60"))
    choices = tuple(Choice(executed=percentage(figure)) for figure in figures)
    assert read_answer(typed, entry, DONE, FIRST) == Doubtful(typed, doubt, choices)


@pytest.mark.parametrize(
    "typed",
    ["33 personas de 55", "33 de las 55 personas", "33 jóvenes atendidos de 55 programados"],
)
def test_persons_of_persons_are_a_share(typed: str) -> None:
    assert read_answer(typed, NEW, DONE, FIRST) == Choice(executed=percentage("60", 33, 55))


@pytest.mark.parametrize(
    ("typed", "figure"), [("(-)1%", "-1"), ("45%¹", "45"), ("45porciento", "45")]
)
def test_signs_beside_a_figure_change_nothing_else(typed: str, figure: str) -> None:
    growth = INDICATORS[4]
    entry = Entry(4, programmed=Decimal(2))
    assert read_answer(typed, entry, DONE, growth) == Choice(executed=percentage(figure))
