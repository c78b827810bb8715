"""Items and groups of regions in words, as cards and lists show them."""

from collections.abc import Sequence
from dataclasses import dataclass

from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.groups import Group
from convenio.evaluation.items import Item, ItemKind, Responsible
from convenio.evaluation.words import CLAIMS, GROUP_TITLES, region_names
from convenio.report.results import Figure, Part, counted_value
from handlers.evaluations.standing import Standing
from handlers.words import percent

NO_CLAIM = "no afirma nada de la cifra"
SIGNS = {
    Group.MET: "✅",
    Group.NOT_MET: "🔻",
    Group.NOT_EXECUTED: "⛔",
    Group.NO_GOAL: "➖",
    Group.NOT_APPLICABLE: "∅",
    Group.NOT_REPORTED: "❔",
}
WHO = {
    Group.MET: "cumplieron la meta",
    Group.NOT_MET: "no cumplieron la meta",
    Group.NOT_EXECUTED: "no ejecutaron",
    Group.NO_GOAL: "no tenían meta",
    Group.NOT_APPLICABLE: "no aplican",
    Group.NOT_REPORTED: "no reportaron",
}
RESPONSIBLE = {
    Responsible.OFFICES: "de la G/DRTPE",
    Responsible.MINISTRY: "del MTPE",
    Responsible.BOTH: "de la G/DRTPE y del MTPE",
}
_MINISTRYS = (Responsible.MINISTRY, Responsible.BOTH)
SHORTEST, LONGEST = 90, 400  # letters of an item's text in a list


@dataclass(frozen=True, slots=True)
class ShownItem:
    """An item in a list: its number among its kind, what it is about, its text, perhaps cut.

    `asked`: what its words leave open.
    """

    number: int
    about: str
    text: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class ShownGroup:
    sign: str
    name: str
    count: int
    regions: str


def shown_items(
    items: Sequence[Item],
    kind: ItemKind,
    room: int = 2400,
    *,
    of: int | None = None,
    asked: Sequence[str] = (),
) -> list[ShownItem]:
    """The items of a kind, their texts cut so that all of them have room in so many letters.

    `of`: those of one indicator, numbered among all; `asked`: what each item leaves open.
    """
    there = sum(of in (None, item.indicator) for item in items)
    most = max(SHORTEST, min(LONGEST, room // max(1, there)))
    of_kind = [(place, item) for place, item in enumerate(items) if item.kind is kind]
    return [
        ShownItem(
            number, about(item, names_at_most=6), cut(item.text, most), "".join(asked[at : at + 1])
        )
        for number, (at, item) in enumerate(of_kind, 1)
        if of in (None, item.indicator)
    ]


def about(item: Item, names_at_most: int = 30) -> str:
    """Whom an item is about and what it claims or asks: 'cumplió: Ica y Lima'."""
    whom = addressees(item, names_at_most)
    if item.kind is ItemKind.CONCLUSION:
        return f"{CLAIMS[item.claim] if item.claim else NO_CLAIM}: {whom}"
    parts = [whom, f"a cargo {RESPONSIBLE[item.responsible]}"]
    if item.due is not None:
        parts.append(f"hasta {item.due.label}")
    if item.activities:
        word = "actividad" if len(item.activities) == 1 else "actividades"
        parts.append(f"{word} {', '.join(map(str, item.activities))}")
    return "; ".join(parts)


def addressees(item: Item, names_at_most: int = 30) -> str:
    if item.everybody:
        return "todas las regiones"
    if not item.regions:
        ministry = item.kind is ItemKind.RECOMMENDATION and item.responsible in _MINISTRYS
        return "el MTPE" if ministry else "ninguna región"
    return region_names(item.regions, names_at_most)


def cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[:most].rstrip()}…"


def shown_groups(standing: Standing, indicator: Indicator) -> list[ShownGroup]:
    """The groups that have a region, with each one's figures where it has any."""
    return [
        ShownGroup(
            SIGNS[group],
            GROUP_TITLES[group],
            len(regions),
            ", ".join(
                _with_figures(code, standing.figures[indicator.number].get(code))
                for code in regions
            ),
        )
        for group, regions in standing.groups(indicator.number).items()
        if regions
    ]


def _with_figures(region: str, figure: Figure | None) -> str:
    name = REGIONS[region].name
    if figure is None:
        return name
    goal, done = (counted_value(figure, part) for part in (Part.PROGRAMMED, Part.EXECUTED))
    if goal is None and done is None:
        return name
    if goal is None:
        return f"{name} ejecutó {percent(done)}"
    return f"{name} {percent(done)} de {percent(goal)}"
