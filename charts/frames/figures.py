"""Facts as data frames: what is drawn as numbers, what is written as text, rounded once."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import inf, nan

import pandas as pd

from charts import facts as f
from charts.canvas.style import SHARES
from charts.frames.peru_tiles import TILES
from charts.words.headings import average_text, count_of_regions
from charts.words.signs import ABSENT, either, share_text, status_words, unheard_by
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import values_told
from convenio.report.results import Average, Figure, Part, compliance, has_goal, met, whole

_EDGES = (-inf, 0, 25, 50, 75, 100, inf)


def region_frame(facts: f.RegionFacts) -> pd.DataFrame:
    """One row per indicator: its short name, state, programmed, executed, their texts, met."""
    return pd.DataFrame(
        _figure_row(facts.indicators, figure)
        for figure in f.all_of(facts.indicators, facts.figures)
    )


def comparison_frame(facts: f.ComparisonFacts) -> pd.DataFrame:
    """A row for each semester's average (indicator 0) and for each figure that both have."""
    indicators, pairs = facts.later.indicators, facts.pairs
    return pd.DataFrame(
        [
            {"semester": n, "label": semester.period.label, "code": semester.period.code} | row
            for n, semester in enumerate((facts.earlier, facts.later))
            for row in _comparison_rows(indicators, semester, [pair[n] for pair in pairs])
        ]
    )


def _comparison_rows(
    indicators: Indicators, semester: f.Semester, figures: list[Figure]
) -> Iterator[dict[str, object]]:
    row: dict[str, object] = {"indicator": 0}
    for part in Part:
        average = semester.average(part)
        row[part.value] = number(average.value)
        row[f"{part}_words"] = either(semester.told(part)) or average_text(average)
    yield row
    for figure in figures:
        done = text(figure.executed)
        result = f"{done}%" if done else ABSENT[figure.state]
        yield _figure_row(indicators, figure) | {"result": result}


def indicator_frame(facts: f.IndicatorFacts) -> pd.DataFrame:
    """Two rows: label, value, text, what is said where there is none, summands in words."""
    parts = (("Programación", facts.programmed), ("Ejecución", facts.executed))
    return pd.DataFrame(
        {
            "label": label,
            "value": number(average.value),
            "text": text(average.value),
            "absent": "sin dato",
            "summands": _summands(average),
        }
        for label, average in parts
    )


def published_frame(facts: f.RegionFacts) -> pd.DataFrame:
    """As `indicator_frame`, of a region's published averages; two tables may contradict."""
    parts = (("Programación", Part.PROGRAMMED), ("Ejecución", Part.EXECUTED))
    return pd.DataFrame(
        {"label": label, "summands": "promedio publicado"}
        | _agreed(values_told(facts.published, part))
        for label, part in parts
    )


def _agreed(values: Sequence[Decimal]) -> dict[str, object]:
    only = values[0] if len(values) == 1 else None
    contradiction = " o ".join(f"{text(value)}%" for value in values)
    return {"value": number(only), "text": text(only), "absent": contradiction}


def _summands(average: Average) -> str:
    if not average.summands:
        return ""
    return f"promedio de {count_of_regions(average.summands)}"


def ranking_frame(facts: f.RankingFacts) -> pd.DataFrame:
    """As RankingFacts has them in order."""
    return pd.DataFrame(
        {
            "name": "otra región" if each.region is None else REGIONS[each.region].name,
            "named": each.region is not None,
            "highlighted": each.region is not None and each.region == facts.highlighted,
            "state": each.state,
            "programmed": number(each.programmed),
            "executed": number(each.executed),
            "programmed_text": text(each.programmed),
            "executed_text": text(each.executed),
            "told": either(each.told),
            "place": str(place.rank) if place else "",
        }
        for each, place in facts.in_order
    )


def heatmap_frame(facts: f.HeatmapFacts) -> pd.DataFrame:
    """A row for each cell: row, name, indicator, short_name, text, level (key of style.LEVELS)."""
    frame = pd.DataFrame(
        {"row": row, "name": REGIONS[each.region].name} | _heat(facts.indicators, figure)
        for row, each in enumerate(facts.rows)
        for figure in f.all_of(facts.indicators, each.figures)
    )
    shares = pd.cut(frame["compliance"], _EDGES, right=False, labels=list(SHARES))
    return frame.assign(level=shares.astype(object).where(frame["absence"] == "", frame["absence"]))


def _heat(indicators: Indicators, figure: Figure) -> dict[str, object]:
    """The level is of the exact share: 99.6% is written 100 and isn't coloured as reached."""
    share = compliance(figure)
    absence = ""
    if share is None and has_goal(figure) and figure.executed is not None:
        absence = SHARES[-1] if met(figure) else SHARES[0]
    elif share is None:
        absence = str(figure.state)
    return {
        "indicator": figure.indicator,
        "short_name": indicators[figure.indicator].short_name,
        "compliance": number(share),
        "text": share_text(figure),
        "absence": absence,
    }


def status_frame(facts: f.StatusFacts) -> pd.DataFrame:
    """A row for each of the 26 regions: region, name, state, words, row and column of its tile.

    `unheard`: the state that one counts as besides, where what is owed reaches nobody.
    """
    known = {each.region: each for each in facts.regions}
    return pd.DataFrame(
        {
            "region": code,
            "name": REGIONS[code].name,
            "state": each.state,
            "unheard": unheard_by(each),
            "words": status_words(each, len(facts.indicators)),
            "row": row,
            "column": column,
        }
        for code, (row, column) in TILES.items()
        for each in [known.get(code) or _without_agreement(code)]
    )


def _without_agreement(code: str) -> f.RegionStatus:
    return f.RegionStatus(region=code, state=f.ReportState.NO_AGREEMENT)


def _figure_row(indicators: Indicators, figure: Figure) -> dict[str, object]:
    return {
        "indicator": figure.indicator,
        "short_name": indicators[figure.indicator].short_name,
        "state": figure.state,
        "programmed": number(figure.programmed),
        "executed": number(figure.executed),
        "programmed_text": text(figure.programmed),
        "executed_text": text(figure.executed),
        "compliance": number(compliance(figure)),
        "met": met(figure),
    }


def number(value: Decimal | None) -> float:
    return nan if value is None else float(value)


def text(value: Decimal | None) -> str:
    """Whole and without a sign of percent; a hyphen is narrower than a minus. Empty for none."""
    return "" if value is None else str(whole(value))
