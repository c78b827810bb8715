"""What a list of recommendations is narrowed to, as a button carries it or somebody types it."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS, Unresolved, resolve_region
from convenio.evaluation.following import (
    STATE_WORDS,
    Followed,
    FollowedState,
    is_in,
    read_state,
)
from convenio.typed.indicator_cells import MOST
from handlers.actions import Action
from handlers.recommendations.words import place_code, place_name, read_place
from handlers.summaries.typed_request import read_asked
from handlers.views import BadPress, Button, Press, button

_LONGEST_STATE = 2  # words
_NUMBER = re.compile(
    r"(?:(?P<period>\d{4}-I{1,2})[\s-]+)?R[\s-]*(?P<number>\d{1,3})", re.IGNORECASE | re.ASCII
)


@dataclass(frozen=True, slots=True)
class ListFilter:
    """`place`: a region's code, or the ministry's; empty: all of them. 0: all indicators."""

    period: str = ""
    place: str = ""
    indicator: int = 0
    state: FollowedState | None = None

    @classmethod
    def of(cls, press: Press) -> "ListFilter":
        period, place, number, state = (
            press.text(0),
            press.text(1),
            press.integer(2),
            press.text(3),
        )
        if (place and read_place(place) is None) or not 0 <= number <= MOST:
            raise BadPress(press.action)
        try:
            code = Period.parse(period).code if period else ""
            return cls(code, place, number, FollowedState(state) if state else None)
        except ValueError:
            raise BadPress(press.action) from None

    def button(self, label: str, action: Action, *args: str | int) -> Button:
        state = self.state.value if self.state else ""
        return button(label, action, self.period, self.place, self.indicator, state, *args)

    def keep(self, listed: Iterable[Followed], today: date) -> list[Followed]:
        return [
            each
            for each in listed
            if self.period in ("", each.recommendation.period.code)
            and self.place in ("", place_code(each.place))
            and self.indicator in (0, each.recommendation.indicator)
            and is_in(each, self.state, today)
        ]

    @property
    def words(self) -> str:
        """'II Semestre 2020 · Puno · IdG 6 · vencidas'; empty for all."""
        place = read_place(self.place) if self.place else None
        parts = (
            Period.parse(self.period).label if self.period else "",
            place_name(place) if place is not None else "",
            f"IdG {self.indicator}" if self.indicator else "",
            STATE_WORDS[self.state] if self.state else "",
        )
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class TypedFilter:
    """`unread`: what of the words is nothing that a list is narrowed to."""

    wanted: ListFilter
    unread: str = ""


def typed_number(text: str) -> tuple[str, int] | None:
    """The semester, or '', and the number of a recommendation: '2020-II-R-17', 'R-17'."""
    found = _NUMBER.fullmatch(text.strip(" .«»\"'"))
    return ((found["period"] or "").upper(), int(found["number"])) if found else None


def read_filter(text: str) -> TypedFilter:
    """'puno 6 vencidas 2020-II', in any order."""
    asked = read_asked(text)
    name, state = _without_state(asked.name.split())
    wanted = ListFilter(
        period=asked.periods[0].code if asked.periods else "",
        indicator=asked.numbers[0] if asked.numbers else 0,
        state=state,
    )
    spare = [*map(str, asked.numbers[1:]), *map(str, asked.years), asked.unread]
    if name:
        found = _place(name)
        if found is None:
            spare.insert(0, name)
        else:
            wanted = replace(wanted, place=found)
    return TypedFilter(wanted, " ".join(word for word in spare if word))


def _place(name: str) -> str | None:
    if name.casefold() in ("mtpe", "ministerio"):
        return place_code("")
    found = resolve_region(name)
    return None if isinstance(found, Unresolved) else found.code


def _without_state(words: Sequence[str]) -> tuple[str, FollowedState | None]:
    """The words without those that name a state, and that state."""
    for count in range(_LONGEST_STATE, 0, -1):
        for at in range(len(words) - count + 1):
            try:
                state = read_state(" ".join(words[at : at + count]))
            except ValueError:
                continue
            return " ".join((*words[:at], *words[at + count :])), state
    return " ".join(words), None


def choices(
    listed: Sequence[Followed], wanted: ListFilter
) -> dict[str, list[tuple[str, ListFilter]]]:
    """What the list may be narrowed to, by what it is narrowed by; only where there is a choice."""
    periods = dict.fromkeys(each.recommendation.period for each in listed)
    numbers = sorted({each.recommendation.indicator for each in listed})
    there = {each.place for each in listed}
    places = [place for place in (*REGIONS, "") if place in there]
    found = {
        "period": [(p.code, replace(wanted, period=p.code)) for p in periods],
        "place": [(place_name(p), replace(wanted, place=place_code(p))) for p in places],
        "indicator": [(f"IdG {n}", replace(wanted, indicator=n)) for n in numbers],
    }
    by_state = [(words.capitalize(), replace(wanted, state=s)) for s, words in STATE_WORDS.items()]
    return {name: them for name, them in found.items() if len(them) > 1} | {"state": by_state}
