"""Whose and when a table is, by cells and by names, which may say different things.

Each of them may name a region or a semester; where two of them name different ones, or a label
can't be read, that is a doubt to be asked about.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from convenio.calendar.periods import Period
from convenio.catalogue.regions import regions_in
from convenio.typed.clean_text import one_line
from convenio.typed.named_semesters import titled_semesters, years_in
from documents.workbooks.read.findings import Reason, UnfitWorkbook
from documents.workbooks.read.grid.places import NotRead, short

Named = TypeVar("Named")
Source = tuple[str, frozenset[Named]]
SOME_SEMESTER = Period(2020, 2)  # where none is asked for: of the agreement's first year


@dataclass(slots=True)
class Labels:
    """What was found; `asked`: the semesters that it may be of.

    `doubt`: why it can't be told. `from_names`: what the names of the sheet and the file say
    otherwise than the cells, which go before them.
    """

    asked: Sequence[Period]
    default: Period
    regions: list[Source[str]] = field(default_factory=list)
    periods: list[Source[Period]] = field(default_factory=list)
    years: list[str] = field(default_factory=list)
    names: list[tuple[str, str]] = field(default_factory=list)
    titles: list[NotRead] = field(default_factory=list)
    doubt: UnfitWorkbook | None = None
    from_names: UnfitWorkbook | None = None

    @property
    def region(self) -> str | None:
        return self._agreed(self.regions, _regions_in, Reason.TWO_REGIONS)

    @property
    def period(self) -> Period | None:
        return self._agreed(self.periods, self._semesters_in, Reason.TWO_SEMESTERS)

    def settle(self) -> tuple[str | None, Period | None]:
        """Both; the first doubt that they leave is kept."""
        for where, text in self.names:
            if self.is_of_other_years(text) and not self._semesters_in(text):
                self.from_names = UnfitWorkbook(Reason.UNREAD_LABEL, where)
        return self.region, self.period

    def name(self, where: str, text: str) -> None:
        """The name of a sheet or a file."""
        bare = re.sub(r"\.(?:xlsx|ods|csv)$", "", one_line(text), flags=re.IGNORECASE)
        self.names.append((f"{where} «{short(bare)}»", bare))

    def add(self, where: str, text: str) -> bool:
        """Whether a text names a region or a semester, which it is then a source of."""
        regions, periods = _regions_in(text), self._semesters_in(text)
        if regions:
            self.regions.append((where, regions))
        if periods:
            self.periods.append((where, periods))
        return bool(regions or periods)

    def is_of_other_years(self, text: str) -> bool:
        """Whether it names a year, and none of those that are asked for."""
        years = set(years_in(text))
        return bool(years and self.asked) and years.isdisjoint(period.year for period in self.asked)

    def _semesters_in(self, text: str) -> frozenset[Period]:
        return frozenset(titled_semesters(text, self.default))

    def _agreed(
        self,
        cells: Sequence[Source[Named]],
        read: Callable[[str], frozenset[Named]],
        reason: Reason,
    ) -> Named | None:
        """What all name; cells that differ are a doubt, names that do are one beside the cells."""
        names = [(where, found) for where, text in self.names if (found := read(text))]
        sources = [*cells, *names]
        if not sources:
            return None
        first, common = sources[0]
        for at, (where, named) in enumerate(sources):
            if common & named:
                common &= named
                continue
            doubt = UnfitWorkbook(reason, f"{first} y {where}")
            if at < len(cells) or not cells:
                self.doubt = self.doubt or doubt
                return None
            self.from_names = self.from_names or doubt
        meant = [period for period in common if period in self.asked]
        if len(common) > 1 and len(meant) == 1:
            return meant[0]
        if len(common) > 1:
            self.doubt = self.doubt or UnfitWorkbook(reason, first)
            return None
        return next(iter(common))


def _regions_in(text: str) -> frozenset[str]:
    return frozenset(region.code for region in regions_in(text))
