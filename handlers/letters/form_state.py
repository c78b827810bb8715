"""A message that ODES is writing, as the pending question holds it."""

from dataclasses import dataclass
from enum import StrEnum


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
