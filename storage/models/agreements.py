"""Agreements after the first one, with their own indicators."""

from datetime import datetime

from sqlmodel import Field, SQLModel

from convenio.catalogue.indicators import Indicators, read_indicators
from storage.column_types import UtcDateTime


class AgreementRow(SQLModel, table=True):
    """The years of an agreement, and its indicators as JSON; a row never changes.

    The list is read and handed on whole, so it is kept whole. The first agreement's is the
    catalogue's own (`convenio.catalogue.indicators.INDICATORS`) and has no row.
    """

    __tablename__ = "agreement"

    code: str = Field(primary_key=True)  # '2022-2025'
    first_year: int
    last_year: int
    content: str
    loaded_at: datetime = Field(sa_type=UtcDateTime)
    loaded_by: int | None = Field(default=None, foreign_key="person.id")

    @property
    def indicators(self) -> Indicators:
        return read_indicators(self.code, self.content)
