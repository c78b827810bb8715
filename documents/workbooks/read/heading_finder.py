"""Where a table begins: the first lines that are the headings of one."""

from collections.abc import Callable, Sequence
from itertools import pairwise

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain, regions_in
from convenio.typed.column_headings import (
    ColumnRole,
    settle_roles,
)
from convenio.typed.figures import UnreadableFigure, read_figure
from convenio.typed.heading_words import IDENTITY_WORDS
from documents.workbooks.read.grid.cells import EMPTY, Cell
from documents.workbooks.read.headings import (
    IDENTITY,
    LONGEST,
    Headings,
    TableColumn,
    heading_of,
    visible,
)
from documents.workbooks.read.identities import heading_indicator
from documents.workbooks.read.label_rows import is_label

MOST_TEXTS = 500  # that may be headings
MOST_TRIED = 25  # rows that look like headings
LINES_BELOW = 2  # that a heading may go on for
_UNITS = ("(%)", "%", "( % )", "(en %)")
Row = Sequence[Cell]


def find_headings(
    rows: Sequence[Row],
    start: int,
    period: Period | None,
    indicators: Indicators,
    is_table: Callable[[Headings], bool],
) -> Headings | None:
    """The first ones from that row on that head a table."""
    tried = 0
    texts: set[str] = set()
    for at in range(start, len(rows)):
        row = visible(rows[at])
        texts |= {cell.text for cell in row if _may_be_identity(cell.text)}
        if len(texts) > MOST_TEXTS:
            break
        if sum(not cell.blank for cell in row) < 2 or not _has_identity(row, period):
            continue
        tried += 1
        if tried > MOST_TRIED:
            break
        found = _compose(rows, start, at, period, indicators)
        if is_table(found):
            return found
    return None


def _has_identity(row: Row, period: Period | None) -> bool:
    return any(
        (found := heading_of(cell.text, period)) is not None
        and found.role in IDENTITY
        and not (found.role is ColumnRole.REGION and regions_in(cell.text))
        for cell in row
        if _may_be_identity(cell.text)
    )


def _may_be_identity(text: str) -> bool:
    """Told at once, as every row of a sheet is looked at."""
    if not 0 < len(text) <= LONGEST:
        return False
    return text.strip() == "#" or any(map(plain(text).split().__contains__, IDENTITY_WORDS))


def _compose(
    rows: Sequence[Row], start: int, at: int, period: Period | None, indicators: Indicators
) -> Headings:
    lines = [at]
    if at > start and _is_group_line(visible(rows[at - 1]), visible(rows[at]), period):
        lines.insert(0, at - 1)
    for below in range(at + 1, min(at + 1 + LINES_BELOW, len(rows))):
        if not _goes_on(visible(rows[at]), visible(rows[below]), period, indicators):
            break
        lines.append(below)
    width = max(len(rows[line]) for line in lines)
    cells = [visible(rows[line]) + [EMPTY] * (width - len(rows[line])) for line in lines]
    for upper, lower in pairwise(cells):
        _spread_groups(upper, lower)
    parts = [_parts([line[column] for line in cells]) for column in range(width)]
    found = settle_roles(
        [heading_of(" ".join(words), period) if words else None for words in parts]
    )
    columns = (
        TableColumn(column, words, heading)
        for column, (words, heading) in enumerate(zip(parts, found, strict=True))
    )
    return Headings(lines[0], lines[-1], tuple(columns))


def _parts(cells: Sequence[Cell]) -> tuple[str, ...]:
    words = [cell.shown_whole for cell in cells if not cell.blank]
    return tuple(dict.fromkeys(words))


def _spread_groups(upper: list[Cell], lower: list[Cell]) -> None:
    """A heading stands over the columns beside it that have one below and none of their own."""
    over = EMPTY
    for column, cell in enumerate(upper):
        if not cell.blank:
            over = cell if not lower[column].blank and not lower[column].spread else EMPTY
        elif not lower[column].blank:
            upper[column] = over
        else:
            over = EMPTY


def _is_group_line(above: Row, row: Row, period: Period | None) -> bool:
    """Whether it stands over columns of figures only, as 'II SEMESTRE 2020' over two of them."""
    filled = [column for column, cell in enumerate(above) if not cell.blank]
    if not filled or any(not above[column].text for column in filled):
        return False
    headings = [heading_of(cell.text, period) if cell.text else None for cell in row]
    identity = [at for at, found in enumerate(headings) if found and found.role in IDENTITY]
    if min(filled) <= min(identity) or set(filled) & set(identity):
        return False
    own = [above[column] for column in filled if not above[column].spread]
    texts = [cell.text for cell in own]
    if any(is_label(text) for text in texts):
        return False
    merged = len(own) < len(filled)
    return (merged or len(texts) > 1 or heading_of(texts[0], period) is not None) and all(
        len(text) <= LONGEST for text in texts
    )


def _goes_on(head: Row, row: Row, period: Period | None, indicators: Indicators) -> bool:
    """Whether a row is a further line of the headings above it: no figure, no indicator."""
    own = [(at, cell) for at, cell in enumerate(row) if not cell.blank and not cell.spread]
    numbers = [int(cell.number) for _, cell in own if cell.number is not None]
    if not own or not _count_up(numbers, indicators):
        return False
    for at, cell in own:
        over = head[at] if at < len(head) else EMPTY
        found = heading_of(over.text, period) if over.text else None
        beside = head[at + 1] if at + 1 < len(head) else EMPTY
        spans = bool(numbers) and (beside.spread or beside.blank)
        if found is not None and found.role in IDENTITY and not over.spread and not spans:
            return False
        if cell.text and not isinstance(read_figure(cell.text), UnreadableFigure):
            return False
    return any(
        cell.text in _UNITS
        or heading_of(cell.shown_whole, period) is not None
        or heading_indicator(indicators, cell.value) is not None
        for _, cell in own
    ) and (
        len(own) > 1
        or own[0][1].text in _UNITS
        or _is_blank_over(head, own[0][0])
        or _spans(row, own[0][0])
    )


def _spans(row: Row, at: int) -> bool:
    """Whether a merged cell stands over several columns."""
    return at + 1 < len(row) and row[at + 1].spread


def _is_blank_over(head: Row, at: int) -> bool:
    return at >= len(head) or head[at].blank or head[at].spread


def _count_up(numbers: Sequence[int], indicators: Indicators) -> bool:
    """Whether the numbers of a line are none, or those of indicators in their order."""
    rising = all(later - earlier == 1 for earlier, later in pairwise(numbers))
    return not numbers or (len(numbers) > 2 and rising and set(numbers) <= set(indicators))
