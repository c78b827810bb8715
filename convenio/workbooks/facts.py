"""What a workbook is made of, as an outbox row keeps it."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from convenio.figures import Mark
from convenio.results import Figure


class Kind(StrEnum):
    """The workbooks that are made."""

    FORM = "form"
    CONSOLIDATED = "consolidated"


MARK_WORDS = {
    Mark.NOT_APPLICABLE: "no aplica",
    Mark.NO_GOAL: "sin meta",
    Mark.NOT_EXECUTED: "no ejecutado",
}
"""As a cell has them; `read_figure` reads them back."""


@dataclass(frozen=True, slots=True)
class FormRow:
    """An indicator of an Anexo 4: what is known of it already, in percent.

    `executed_count` of `base_count` where the region said it so; `previous`: last semester's.
    """

    indicator: int
    name: str
    goal: Decimal | None = None
    goal_is_loaded: bool = False
    mark: Mark | None = None
    executed: Decimal | None = None
    executed_count: Decimal | None = None
    base_count: Decimal | None = None
    previous: Figure | None = None


@dataclass(frozen=True, slots=True)
class FormFacts:
    """The Anexo 4 of a region for a semester; `period` and `previous` as people write them."""

    office: str
    period: str
    previous: str
    rows: tuple[FormRow, ...]
