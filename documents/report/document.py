"""The report as a value: its parts and what they are made of, before any file is written.

Both writers show it as it is: nothing of its content is decided in them. A block says its `type`,
so that it is told from others as JSON.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from charts.requests import ChartRequest


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style."""

    text: str
    bold: bool = False
    italic: bool = False


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A heading; `level` from 1. `about`: the region or indicator whose place it is, or empty."""

    type: Literal["title"] = "title"
    level: int
    text: str
    about: str = ""
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    type: Literal["paragraph"] = "paragraph"
    runs: Runs
    note: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list; not `marked` where the first run of each item is its letter."""

    type: Literal["bullets"] = "bullets"
    items: tuple[Runs, ...]
    marked: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class TableHead:
    """`share`: of the table's width; `figures`: set to the right, or in the middle if short."""

    heading: str
    share: float
    figures: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `number` is counted later, and 0 for one that belongs to a figure.

    `groups`: words that stand across the table, by the row that they come before.
    """

    type: Literal["table"] = "table"
    caption: str
    subtitle: str = ""
    columns: tuple[TableHead, ...]
    rows: tuple[tuple[str, ...], ...]
    groups: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    source: str = ""
    number: int = 0
    numbered: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Illustration:
    """A chart with what it says in words (`alternative`); `half`: two may stand side by side."""

    type: Literal["figure"] = "figure"
    caption: str
    subtitle: str = ""
    chart: ChartRequest
    alternative: str
    source: str = ""
    notes: tuple[str, ...] = ()
    half: bool = False
    about: str = ""
    number: int = 0


Block = Title | Paragraph | Bullets | Table | Illustration


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part that begins on a new page; a `landscape` one lies on its side."""

    blocks: tuple[Block, ...]
    landscape: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cover:
    title: str
    agreement: str
    semester: str
    scope: str
    dated: str
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """The whole: `header` above and `footer` below each page; `marks` are written on each as well.

    `cover`: None of some pages alone, which have no contents either.

    `moment`: of the data, in seconds since 1970; the same data, the same file.
    """

    title: str
    subject: str
    keywords: tuple[str, ...]
    header: tuple[str, ...]
    footer: str
    marks: tuple[str, ...]
    moment: int
    cover: Cover | None
    parts: tuple[Section, ...]
    findings: int = 0

    @property
    def blocks(self) -> Iterator[Block]:
        for part in self.parts:
            yield from part.blocks

    @property
    def tables(self) -> list[Table]:
        """Those with a number."""
        return [block for block in self.blocks if isinstance(block, Table) and block.numbered]

    @property
    def figures(self) -> list[Illustration]:
        return [block for block in self.blocks if isinstance(block, Illustration)]


def words(text: str, *, bold: bool = False, italic: bool = False) -> Runs:
    return (Run(text, bold, italic),)


def paragraph(text: str) -> Paragraph:
    return Paragraph(runs=words(text))
