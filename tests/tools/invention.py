"""Invented figures for the regions whose own the report does not carry.

From a fixed seed: whole percentages whose averages, of each region (Cuadro 04) and of each
indicator over the eighteen (Gráficos 20 to 31), are the published ones, and which bear out what the
directorates said. `python -m tests.tools.invention` prints what is kept as the file of simulated
figures.
"""

import random
import sys
from collections.abc import Iterator
from decimal import Decimal

from bot.example.published_report import PERIOD, loreto
from convenio.catalogue.indicators import INDICATORS, IndicatorKind
from convenio.report.published_averages import (
    published_of_indicator,
    published_of_region,
    published_regions,
)
from convenio.report.results import Figure, Part, State
from convenio.report.statements import STATEMENTS, StatementKind
from documents.csv_writer import as_csv
from documents.figures_csv import FIGURE_COLUMNS, figure_row
from tests.tools.table_fit import Cell, Line, Span, Table, fit, rounded

SEED = 2021
USUAL, EXTREME = 200, 1000
EXTREMES = [("callao", number) for number in (4, 7, 11)]  # 187% on average asks for some
SHRANK, DID_NOTHING = 0.15, 0.35  # how often, where it may be

HEADER = """\
# CIFRAS INVENTADAS para demostración: no son de las regiones ni del informe.
# Sus promedios por región (Cuadro 04) y, con Loreto, por indicador (Gráficos 20 a 31) son los
# publicados, en porcentaje entero; «no aplica», «sin meta», etc. siguen la sección VIII.
"""
REGIONS = tuple(region for region in published_regions(PERIOD) if region != "loreto")
SAID = {(each.region, each.indicator): each.said for each in STATEMENTS}


def simulate() -> Iterator[tuple[str, Figure]]:
    """(region, figure), twelve for each region, in the order of Cuadro 04."""
    chance = random.Random(SEED)
    cells = [(region, number) for region in REGIONS for number in INDICATORS]
    goals = {cell: _goal(cell, chance) for cell in cells if _has_goal(cell)}
    _fit(goals, Part.PROGRAMMED)
    done = {cell: _done(cell, goals.get(cell), chance) for cell in cells if _has_execution(cell)}
    _fit(done, Part.EXECUTED)
    for region, number in cells:
        yield region, _figure((region, number), goals, done)


def as_file() -> str:
    return HEADER + as_csv(
        [figure_row(region, figure) for region, figure in simulate()], FIGURE_COLUMNS
    )


def _has_goal(cell: Cell) -> bool:
    return SAID.get(cell) not in (StatementKind.NO_GOAL, StatementKind.NOT_APPLICABLE)


def _has_execution(cell: Cell) -> bool:
    """Who sent no goal for indicator 1 executed all the same; other 'sin meta' did nothing."""
    return _has_goal(cell) or (SAID[cell] is StatementKind.NO_GOAL and cell[1] == 1)


def _goal(cell: Cell, chance: random.Random) -> Span:
    return Span(_average(cell[1], Part.PROGRAMMED) * (0.5 + chance.random()), 1, 100)


def _done(cell: Cell, goal: Span | None, chance: random.Random) -> Span:
    """Around the goal, within what was said of it."""
    luck, kind = chance.random(), chance.random()
    region, number = cell
    usual, said = _average(number, Part.PROGRAMMED), SAID.get(cell)
    target = round(goal.value if goal else usual)
    least, most = 0, EXTREME if cell in EXTREMES else USUAL
    if said is StatementKind.MET:
        least = target
    elif said is StatementKind.NOT_EXECUTED:
        most = 0
    elif region != "callao" and INDICATORS[number].kind is IndicatorKind.GROWTH and kind < SHRANK:
        least = most = -round(1 + 29 * luck)
    elif region != "callao" and _average(number, Part.EXECUTED) < usual / 2 and kind < DID_NOTHING:
        most = 0
    elif said is StatementKind.NOT_MET:
        most = target - 1
    span = Span(0, least, most)
    span.set(max(target * (0.3 + 1.4 * luck), 1))
    return span


def _figure(cell: Cell, goals: Table, done: Table) -> Figure:
    goal, executed = _whole(goals.get(cell)), _whole(done.get(cell))
    number = cell[1]
    if goal is None:
        state = State.NO_GOAL if SAID[cell] is StatementKind.NO_GOAL else State.NOT_APPLICABLE
    elif executed == 0 and INDICATORS[number].kind is not IndicatorKind.GROWTH:
        state = State.NOT_EXECUTED
    else:
        state = State.REPORTED
    return Figure(number, state, goal, executed)


def _whole(span: Span | None) -> Decimal | None:
    return None if span is None else Decimal(round(span.value))


def _fit(table: Table, part: Part) -> None:
    """To the sums that the published averages mean.

    They are rounded, so the total by regions and the total by indicators differ: each average gives
    way by the same fraction of a percent, half of the difference on either side.
    """
    lines: tuple[Line, ...] = (*REGIONS, *INDICATORS)
    counts = {line: sum(line in cell for cell in table) for line in lines}
    by_row: dict[Line, float] = {
        region: float(published_of_region(PERIOD, region)[0].part(part)) * counts[region]
        for region in REGIONS
    }
    by_column: dict[Line, float] = {
        number: _average(number, part) * (counts[number] + 1) - _loreto(number, part)
        for number in INDICATORS
    }
    give = (sum(by_column.values()) - sum(by_row.values())) / len(table) / 2
    rows = rounded({line: each + give * counts[line] for line, each in by_row.items()})
    columns = rounded({line: each - give * counts[line] for line, each in by_column.items()})
    fit(table, rows | columns)


def _average(number: int, part: Part) -> float:
    return float(published_of_indicator(PERIOD, number)[0].part(part))


def _loreto(number: int, part: Part) -> float:
    goal, done = next((goal, done) for each, goal, done in loreto() if each == number)
    return float(goal if part is Part.PROGRAMMED else done)


if __name__ == "__main__":
    sys.stdout.write(as_file())
