"""The ways in which a file can be read, and what its sender chose of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.typed.column_headings import ColumnHeading, ColumnRole, WhyLeftOut
from documents.workbooks.read.grid.places import column_letters


@dataclass(frozen=True, slots=True)
class Settled:
    """`sheet`: the one that is meant; `columns`: what a column is, by its letters.

    `region` and `period`: whose and when it is, by code, whatever its labels say. `indicator`: that
    of all goals, where nothing says it.
    """

    sheet: str = ""
    columns: dict[str, ColumnRole] = field(default_factory=dict)
    region: str = ""
    period: str = ""
    indicator: int = 0

    @property
    def semester(self) -> Period | None:
        return Period.parse(self.period) if self.period else None

    def with_columns(self, roles: dict[str, ColumnRole]) -> "Settled":
        return replace(self, columns=self.columns | roles)

    def heading(self, at: int, heading: ColumnHeading | None, text: str) -> ColumnHeading | None:
        """The heading of the column at that place, as the sender said."""
        role = self.columns.get(column_letters(at))
        if role is None:
            return heading
        why = WhyLeftOut.SECOND if role is ColumnRole.LEFT_OUT else None
        return ColumnHeading(text, role, heading.period if heading else None, why)

    def with_labels(self, region: str, period: str) -> "Settled":
        return replace(self, region=region, period=period)


AS_IT_STANDS = Settled()


@dataclass(frozen=True, slots=True)
class Way:
    """A way to read a file, in words for people, and what it settles."""

    words: str
    settled: Settled


def ways_by_sheet(settled: Settled, sheets: Sequence[str]) -> tuple[Way, ...]:
    """One for each of these sheets; none where two have the same name."""
    if len(set(sheets)) < len(sheets):
        return ()
    return tuple(Way(f"Hoja «{name}»", replace(settled, sheet=name)) for name in sheets)


def ways_by_indicator(settled: Settled, indicators: Indicators) -> tuple[Way, ...]:
    """One for each indicator, of which all goals of a sheet may be."""
    return tuple(
        Way(f"{number} {indicator.short_name}", replace(settled, indicator=number))
        for number, indicator in indicators.items()
    )


def ways_by_region(settled: Settled, regions: Iterable[str]) -> tuple[Way, ...]:
    """One for each of these regions, by code, of which all goals of a sheet may be."""
    return tuple(Way(REGIONS[code].name, replace(settled, region=code)) for code in regions)


def ways_by_column(settled: Settled, columns: Sequence[tuple[int, str]]) -> tuple[Way, ...]:
    """One for each of these columns, by place and name: the others are left out."""
    letters = [column_letters(at) for at, _ in columns]
    return tuple(
        Way(
            f"Columna {named}",
            settled.with_columns({each: ColumnRole.LEFT_OUT for each in letters if each != own}),
        )
        for own, (_, named) in zip(letters, columns, strict=True)
    )


def ways_by_role(
    settled: Settled, columns: Sequence[tuple[int, str]], role: ColumnRole, words: str
) -> tuple[Way, ...]:
    """One for each of these columns: it is that, as `words` say, and the others are not read."""
    chosen = ways_by_column(settled, columns)
    return tuple(
        Way(f"{way.words}: {words}", way.settled.with_columns({column_letters(at): role}))
        for way, (at, _) in zip(chosen, columns, strict=True)
    )
