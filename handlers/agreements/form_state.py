"""The state of the form for a new agreement, as the pending question holds it."""

import re
from dataclasses import dataclass

from convenio.catalogue.indicators import Indicators, read_indicators

_YEARS = re.compile(r"(\d{4})(?:\D{1,5}(\d{4}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class AgreementForm:
    """A form that asks for the years, then for the file's `content`. `name`: the file's.

    `replaces`: how many indicators the list has that those years have already.
    """

    first: int = 0
    last: int = 0
    content: str = ""
    name: str = ""
    replaces: int = 0

    @property
    def indicators(self) -> Indicators:
        """The indicators of the file that was read."""
        return read_indicators(self.years, self.content)

    @property
    def years(self) -> str:
        return f"{self.first}-{self.last}"


def read_years(text: str) -> tuple[int, int]:
    """Read '2022-2025', '2022 a 2025' or '2022' alone; ValueError says what is expected."""
    found = _YEARS.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"«{text[:30]}» no son los años. Escríbalos como 2022-2025.")
    return int(found[1]), int(found[2] or found[1])
