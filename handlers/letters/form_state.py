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

    It is empty until it is known.
    """

    to: str = ""
    text: str = ""
    urgent: bool = False

    @property
    def role(self) -> str:
        """The role among those of its regions, or everywhere; empty for all."""
        head, _, where = self.to.partition(":")
        return head if where or head in (Whom.FOCAL, Whom.DIRECTORS, Whom.PROPONENTS) else ""

    @property
    def missing(self) -> bool:
        return self.to.rpartition(":")[2] == MISSING

    @property
    def regions(self) -> tuple[str, ...]:
        """The regions that are named."""
        named = self.to.rpartition(":")[2].split("+")
        return tuple(code for code in named if code in REGIONS)
