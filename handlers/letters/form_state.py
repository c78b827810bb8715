"""A message that ODES is writing, as the pending question holds it, and whom it is for."""

from dataclasses import dataclass
from enum import StrEnum

from convenio.catalogue.regions import REGIONS

MISSING = "missing"  # the regions whose report is still to come


class Whom(StrEnum):
    ALL = "all"
    FOCAL = "focal"
    DIRECTORS = "directors"
    PROPONENTS = "proponents"
    MISSING = MISSING


@dataclass(frozen=True, slots=True)
class LetterForm:
    """`to`: one of Whom, or regions' codes, as 'puno+tacna'; a role before them: 'focal:puno'.

    Regions that are left out stand behind: 'all-puno+tacna'. It is empty until it is known.
    """

    to: str = ""
    text: str = ""
    urgent: bool = False

    @property
    def role(self) -> str:
        """The role among those of its regions, or everywhere; empty for all."""
        head, _, where = self.included.partition(":")
        return head if where or head in (Whom.FOCAL, Whom.DIRECTORS, Whom.PROPONENTS) else ""

    @property
    def missing(self) -> bool:
        return self.included.rpartition(":")[2] == MISSING

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that are named."""
        return _codes(self.included.rpartition(":")[2])

    @property
    def included(self) -> str:
        """Whom it is for, before any region is left out."""
        return self.to.partition("-")[0]

    @property
    def left_out(self) -> tuple[str, ...]:
        """The regions whose people do not get it."""
        return _codes(self.to.partition("-")[2])


def _codes(named: str) -> tuple[str, ...]:
    return tuple(code for code in named.split("+") if code in REGIONS)
