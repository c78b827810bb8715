"""Tables as WordprocessingML: their headings stand again on each page."""

import re

from documents.report.document import Table
from documents.report.word.markup import CM, paragraph, run

_HASH = re.compile("[0-9a-f]{64}")
_NAVY, _TINT, _FAINT = "0A2F4F", "EDF4FA", "DDE2E8"
_MARGINS = (
    '<w:tblCellMar><w:left w:w="{0}" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/></w:tblCellMar>'
)
_MANY = 10  # columns: their headings are short words in little room


def table(shown: Table, wide: float, style: str) -> str:
    """`wide`: centimetres; `style`: the id of its cells' paragraphs."""
    many = len(shown.columns) > _MANY
    whole = sum(column.share for column in shown.columns)
    widths = [round(CM * wide * column.share / whole) for column in shown.columns]
    aligned = ["center" if column.figures else "left" for column in shown.columns]
    head = "".join(
        _cell(_heading(column.heading, 6.5 if many else 0), width, align, style, _NAVY)
        for column, width, align in zip(shown.columns, widths, aligned, strict=True)
    )
    groups: dict[int, list[str]] = {}
    for place, words in shown.groups:
        groups.setdefault(place, []).append(words)
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    for place, row in enumerate(shown.rows):
        rows += [_row(_across(words, widths, style)) for words in groups.get(place, ())]
        rows.append(
            _row(
                "".join(
                    _cell(_words(words), width, align, style)
                    for words, width, align in zip(row, widths, aligned, strict=True)
                )
            )
        )
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="{_FAINT}"/>'
        for edge in ("top", "bottom", "insideH")
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{edges}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"{_MARGINS.format(30 if many else 70)}"
        f'<w:tblLook w:firstRow="1"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{"".join(rows)}</w:tbl>'
    )


def _row(cells: str) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"


def _across(words: str, widths: list[int], style: str) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:gridSpan w:val="{len(widths)}"/>{_shade(_TINT)}</w:tcPr>'
        f"{paragraph(run(words, bold=True), style, keep=True)}</w:tc>"
    )


def _heading(words: str, points: float) -> str:
    return run(words, bold=True, color="FFFFFF", points=points)


def _words(words: str) -> str:
    """What a cell says; a hash is set small, so that it takes two lines."""
    return run(words, points=6 if _HASH.fullmatch(words) else 0)


def _cell(runs: str, width: int, align: str, style: str, fill: str = "") -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shade(fill)}'
        f'<w:vAlign w:val="center"/></w:tcPr>{paragraph(runs, style, align=align)}</w:tc>'
    )


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
