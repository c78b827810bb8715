"""An indicator's name as a title: over several lines, quoted or not, with its number or without."""

from collections.abc import Sequence

from convenio.catalogue.indicators import Indicators
from convenio.evaluation.reading.headings import begins_name, is_name, named_indicator
from convenio.evaluation.reading.lines import TextLine
from convenio.evaluation.reading.paragraphs import open_quote

_LINES = 6  # at most


def end_of_title(
    lines: Sequence[TextLine], at: int, begun: str, number: int, indicators: Indicators
) -> int:
    """The last line of the name that a heading at that line begins, or that stands below it."""
    words, last = begun, at
    for ahead in range(at + 1, min(at + 1 + _LINES, len(lines))):
        line = lines[ahead]
        if line.blank:
            if words and not open_quote(words):
                break
            continue
        longer = f"{words} {line.text}".strip()
        quoted = longer[:1] in '“«"' and (not words or open_quote(words))
        if line.bullet or not (is_name(longer, number, indicators) or quoted):
            break
        words, last = longer, ahead
    return last


def long_name(lines: Sequence[TextLine], at: int, indicators: Indicators) -> tuple[int, int] | None:
    """The indicator whose long name begins at that line, without its number; and its last line."""
    words = ""
    for ahead in range(at, min(at + _LINES, len(lines))):
        words = f"{words} {lines[ahead].text}".strip()
        number = begins_name(words, indicators)
        if number is None:
            return None
        if named_indicator(words, indicators):
            return number, ahead
    return None
