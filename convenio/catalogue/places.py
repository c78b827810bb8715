"""Places: what somebody owes something for, be it a region or an indicator, as one code."""

import re

from convenio.catalogue.regions import REGIONS

_INDICATOR = re.compile(r"idg([1-9][0-9]{0,2})", re.ASCII)


def indicator_place(number: int) -> str:
    """The code of an indicator, which is no region's."""
    return f"idg{number}"


def indicator_in(place: str) -> int:
    """The number of the indicator that a code means; 0 for a region's, or none."""
    found = _INDICATOR.fullmatch(place)
    return int(found[1]) if found else 0


def place_of(region: str, indicator: int) -> str:
    """The code of what two columns keep, of which the other one is empty."""
    return indicator_place(indicator) if indicator else region


def columns_of(place: str) -> dict[str, str | int]:
    """The columns that keep a place."""
    number = indicator_in(place)
    return {"region": "" if number else place, "indicator": number}


def holder_name(place: str) -> str:
    """Who owes something for it: 'DRTPE Puno', or 'dirección del IdG 3'."""
    return f"dirección del {place_name(place)}" if indicator_in(place) else REGIONS[place].office


def place_name(place: str) -> str:
    """The place in words: 'Puno', or 'IdG 3'."""
    number = indicator_in(place)
    return f"IdG {number}" if number else REGIONS[place].name
