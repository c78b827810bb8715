"""Which indicators a sheet can be about, told to the process that reads it."""

import json
from collections.abc import Mapping

from convenio.catalogue.indicators import INDICATORS, Indicators, read_indicators

Lists = Mapping[str, Indicators]  # by the code of a semester, the nearest deadline first


def meant(lists: Lists, period: str | None) -> Indicators:
    """The indicators of the semester that a sheet names or, where it names none, of the first."""
    return lists.get(period or "") or next(iter(lists.values()), INDICATORS)


def dump_lists(lists: Lists) -> bytes:
    """The lists as JSON in one line."""
    told = {
        period: (indicators.agreement, indicators.as_json()) for period, indicators in lists.items()
    }
    return json.dumps(told).encode()


def read_lists(line: bytes) -> Lists:
    return {period: read_indicators(*told) for period, told in json.loads(line).items()}
