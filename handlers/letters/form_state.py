"""What ODES is writing, and to whom: what the pending question holds."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from handlers.marks import mark_of


class Whom(StrEnum):
    ALL = "all"
    FOCAL = "focal"
    DIRECTORS = "directors"
    PROPONENTS = "proponents"


@dataclass(frozen=True, slots=True)
class LetterForm:
    """`to`: one of Whom, or a region's code; empty until it is known."""

    to: str = ""
    text: str = ""
    urgent: bool = False

    def mark(self, readers: int) -> str:
        """A confirmation counts only for what was shown, and for as many."""
        return mark_of(asdict(self) | {"readers": readers})
