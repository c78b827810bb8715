"""Column types that keep a value exactly as it was given, on every database."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, DateTime, Numeric, String, literal_column, type_coerce
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator, TypeEngine

Word = TypeVar("Word", bound=StrEnum)


class UtcDateTime(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC. SQLite forgets the zone; it is put back on reading."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored time must say its zone")
        return value.astimezone(UTC)

    def bind_processor(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """Remember conversions: rows are written by the thousand at one and the same moment."""
        process = super().bind_processor(dialect)
        return lru_cache(maxsize=64)(process) if process else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class ExactDecimal(TypeDecorator[Decimal]):
    """A Decimal: NUMERIC on PostgreSQL, text on SQLite (whose NUMERIC is binary floating point)."""

    impl = Numeric
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        if dialect.name == "sqlite":
            return dialect.type_descriptor(String(60))
        return dialect.type_descriptor(Numeric())

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> Any:
        if value is None or dialect.name != "sqlite":
            return value
        return f"{value:f}"

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
        """Convert at once, since tables are read by the thousand."""
        return _decimal


def _decimal(value: str | Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def text_of(words: type[Word]) -> type[TypeDecorator[Word]]:
    """A column type for one of an enumeration's words, kept as plain text."""

    class TextOf(TypeDecorator[Word]):
        impl = String(20)
        cache_ok = True

        def bind_processor(self, dialect: Dialect) -> Callable[[Any], str | None]:
            """Convert at once: a statement has many of them."""
            return as_text

        def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any]:
            return as_word

    def as_text(value: Any) -> str | None:
        if isinstance(value, words):
            return value.value
        return None if value is None else words(value).value

    def as_word(value: str | None) -> Word | None:
        return None if value is None else known.get(value) or words(value)

    known = {word.value: word for word in words}  # quicker than a call of the class
    return TextOf


def is_one_of(column: Any, words: Iterable[StrEnum]) -> ColumnElement[bool]:
    """A condition on a column of words, which are written out.

    As parameters they would be written into the statement anew each time that it is executed.
    """
    listed = ", ".join(f"'{word.value}'" for word in words)
    return type_coerce(column, String).op("IN", is_comparison=True)(literal_column(f"({listed})"))


def storable(words: str) -> str:
    """The words without what a database refuses: half characters, and PostgreSQL's NUL."""
    return words.encode("utf-8", "backslashreplace").decode().replace("\0", "\\0")
