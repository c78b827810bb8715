"""A figure on the card's button is seen whole on a narrow phone."""

from decimal import Decimal

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.report.results import Figure, State
from handlers.figure_words import LABEL_WIDTH, figure_label

EXECUTED = (0, 5, 45, 100, 611, -22, 1234, -100)


def executed(indicator: int, percentage: int) -> Figure:
    return Figure(indicator, State.REPORTED, Decimal(60), Decimal(percentage))


@pytest.mark.parametrize(
    ("name", "figure", "label"),
    [
        ("SOVIO", executed(1, 45), "✅ 1 SOVIO 45%"),
        ("Plan formación", executed(2, 45), "✅ 2 Plan formac. 45%"),
        ("Agentes econ.", executed(5, 89), "✅ 5 Agentes eco. 89%"),
        ("Derechos lab.", executed(12, 611), "✅ 12 Derechos. 611%"),
        ("Formaliza Perú", executed(8, 1234), "✅ 8 Formaliza. 1234%"),
        ("Visitas CCL", Figure(3, State.NOT_APPLICABLE), "✅ 3 Visitas CCL n/a"),
        ("Visitas CCL", Figure(3, State.NO_GOAL), "✅ 3 Visitas. s/meta"),
    ],
)
def test_a_long_name_gives_way_to_its_figure(name: str, figure: Figure, label: str) -> None:
    assert figure_label(name, figure) == label


@pytest.mark.parametrize("percentage", EXECUTED)
def test_every_label_has_its_number_its_figure_and_room(percentage: int) -> None:
    for indicator in INDICATORS.values():
        label = figure_label(indicator.short_name, executed(indicator.number, percentage))
        assert len(label) <= LABEL_WIDTH
        assert label.startswith(f"✅ {indicator.number} {indicator.short_name[:6].rstrip(' .')}")
