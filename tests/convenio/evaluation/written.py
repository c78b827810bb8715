"""Texts as directorates write them, each with what a careful clerk reads in it.

A case begins with '=== name', with ' @4' behind it where the indicator is known beforehand. Its
items stand below '---': indicator, C or R, claim or '-', then the regions, or '*' for everybody;
'!' where the text does not say of which indicator it is.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from convenio.evaluation.items import Claim, Item, ItemKind

FOLDER = Path(__file__).parent / "texts"
KINDS = {"C": ItemKind.CONCLUSION, "R": ItemKind.RECOMMENDATION}
EXPECTED = tuple(  # of 2020-II
    """amazonas apurimac cajamarca callao cusco huancavelica ica lambayeque lima_provincias loreto
    madre_de_dios moquegua pasco piura puno san_martin tacna ucayali""".split()  # noqa: SIM905
)
Row = tuple[int, ItemKind, Claim | None, tuple[str, ...], bool]


@dataclass(frozen=True)
class Written:
    """A text; `rows`: what is read in it, None where it has no indicator."""

    name: str
    text: str
    indicator: int | None
    rows: tuple[Row, ...] | None


def written() -> Iterator[Written]:
    for file in sorted(FOLDER.glob("*.txt")):
        for case in re.split(r"^=== ", file.read_text("utf-8"), flags=re.MULTILINE)[1:]:
            head, body = case.split("\n", 1)
            name, _, number = head.partition(" @")
            text, rows = body.rsplit("\n---\n", 1)
            read = None if rows.strip() == "!" else tuple(map(_row, rows.strip().split("\n")))
            yield Written(name, text, int(number) if number else None, read)


def as_row(item: Item) -> Row:
    return item.indicator, item.kind, item.claim, item.regions, item.everybody


def _row(line: str) -> Row:
    number, kind, claim, *regions = line.split()
    everybody = regions == ["*"]
    named = () if everybody else tuple(regions)
    return int(number), KINDS[kind], None if claim == "-" else Claim(claim), named, everybody
