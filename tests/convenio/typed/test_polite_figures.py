"""A figure among polite words or signs, and a goal with its figure, which are no table."""

from decimal import Decimal

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Percentage, UnreadableFigure, read_figure
from convenio.typed.pasted.readings import says_both
from convenio.typed.pasted.tables import read_table


@pytest.mark.parametrize(
    "typed",
    [
        *("45 👍", "45👍", "👍 45", "✅ 45", "45 👍👍", "45 %👍", "45️⃣", "4️⃣5️⃣", "*45*", "45!"),
        *("45 gracias", "45, gracias", "gracias 45", "ok 45", "45 ok", "sí, 45", "listo, 45"),
        *("hola 45", "45 por favor", "perdón, 45", "me equivoqué, es 45", "corrijo: 45"),
        *("buenos días, el resultado fue 45%, saludos", "cuarenta y cinco gracias"),
        *("45 x ciento", "45 x cien"),
    ],
)
def test_what_is_only_polite_changes_no_figure(typed: str) -> None:
    assert read_figure(typed) == Percentage(Decimal(45))


@pytest.mark.parametrize(
    "typed",
    ["45 ❌", "45 🤷", "no 45", "no, 45", "45 no", "x 45", "45 hola 60", "45 👍 60", "45 personas"],
)
def test_what_denies_or_says_more_is_no_figure(typed: str) -> None:
    assert isinstance(read_figure(typed), UnreadableFigure)


@pytest.mark.parametrize(
    "typed",
    [
        *("meta 60, ejecutado 45", "meta 60 ejecutado 45", "Meta: 60\nEjecutado: 45"),
        *("programado 60% ejecutado 45%", "ejecutado 45 meta 60", "Meta 60\tEjec. 45"),
        *("la meta fue 60 y se ejecutó 45 gracias", "meta: 60 ejecutado: 33/55"),
    ],
)
def test_a_goal_and_its_figure_are_of_one_indicator_and_no_row_of_them(typed: str) -> None:
    assert says_both(typed)
    assert read_table(INDICATORS, typed) is None


def test_labels_before_an_indicators_number_or_twelve_figures_still_make_a_table() -> None:
    row = read_table(INDICATORS, "1. meta 60 ejecutado 45")
    assert row is not None
    assert [(r.indicator, r.programmed, r.executed) for r in row.rows] == [
        (1, Percentage(Decimal(60)), Percentage(Decimal(45)))
    ]
    twelve = " ".join(map(str, range(1, 13)))
    both = read_table(INDICATORS, f"Meta {twelve}\nEjecutado {twelve}")
    assert both is not None
    assert len(both.rows) == 12
