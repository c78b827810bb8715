"""Evaluations in Spanish, as short as a card or a list needs it; the report says the same."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from convenio.catalogue.regions import REGIONS
from convenio.evaluation.groups import Group
from convenio.evaluation.items import Claim, ItemKind, Responsible
from convenio.report.results import Figure, State

KINDS: Mapping[ItemKind, str] = {
    ItemKind.CONCLUSION: "conclusión",
    ItemKind.RECOMMENDATION: "recomendación",
}
GROUPS: Mapping[Group, str] = {
    Group.MET: "cumplió",
    Group.NOT_MET: "no cumplió",
    Group.NOT_EXECUTED: "no ejecutó",
    Group.NO_GOAL: "sin meta",
    Group.NOT_APPLICABLE: "no aplica",
    Group.NOT_REPORTED: "no reportó",
}
GROUP_TITLES: Mapping[Group, str] = {
    Group.MET: "Cumplieron",
    Group.NOT_MET: "No cumplieron",
    Group.NOT_EXECUTED: "No ejecutaron",
    Group.NO_GOAL: "Sin meta",
    Group.NOT_APPLICABLE: "No aplica",
    Group.NOT_REPORTED: "No reportaron",
}
CLAIMS: Mapping[Claim, str] = {
    Claim.MET: "cumplió",
    Claim.NOT_MET: "no cumplió",
    Claim.NOT_EXECUTED: "no ejecutó",
    Claim.NO_GOAL: "sin meta",
    Claim.NOT_APPLICABLE: "no aplica",
}
RESPONSIBLES: Mapping[Responsible, str] = {
    Responsible.OFFICES: "DRTPE",
    Responsible.MINISTRY: "MTPE",
    Responsible.BOTH: "DRTPE y MTPE",
}
_STATES: Mapping[State, str] = {
    State.NOT_EXECUTED: "no ejecutó",
    State.NO_GOAL: "sin meta",
    State.NOT_APPLICABLE: "no aplica",
    State.MISSING: "no reportó",
}
RUN = 3  # indicators in a row that are named by the first and the last
NAMED = 6  # regions that a line names before it counts the others


def figure_words(figure: Figure | None) -> str:
    """A figure in words: 'programado 70%, ejecutado 30%', 'sin meta, ejecutado 12%'."""
    if figure is None:
        return _STATES[State.MISSING]
    words = [_STATES[figure.state]] if figure.state in _STATES else []
    if figure.programmed is not None:
        words.append(f"programado {_percent(figure.programmed)}")
    if figure.executed is not None:
        words.append(f"ejecutado {_percent(figure.executed)}")
    return ", ".join(words) or _STATES[State.MISSING]


def region_names(codes: Sequence[str], at_most: int = NAMED) -> str:
    """Names in a line: 'Cajamarca, Ica y Puno', of many 'Amazonas, … y 12 más'."""
    names = [REGIONS[code].name if code in REGIONS else code for code in codes[:at_most]]
    left = len(codes) - len(names)
    if left:
        return f"{', '.join(names)} y {left} más"
    if len(names) < 2:
        return "".join(names)
    joint = "e" if names[-1][:1] in "IÍ" else "y"
    return f"{', '.join(names[:-1])} {joint} {names[-1]}"


def indicator_names(numbers: Iterable[int]) -> str:
    """Indicators in a line: 'IdG 4', 'IdG 1, 2 y 6 a 12'."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    parts = [
        part
        for run in runs
        for part in (map(str, run) if len(run) < RUN else (f"{run[0]} a {run[-1]}",))
    ]
    return f"IdG {' y '.join(filter(None, (', '.join(parts[:-1]), parts[-1])))}" if parts else ""


def _percent(value: Decimal) -> str:
    exact = f"{value:f}"
    return f"{exact.rstrip('0').rstrip('.') if '.' in exact else exact}%"
