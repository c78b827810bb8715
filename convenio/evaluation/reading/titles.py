"""An indicator's name as a title: over several lines, quoted or not, with its number or without."""

from collections.abc import Sequence

from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.demands import demands
from convenio.evaluation.reading.headings import part_heading
from convenio.evaluation.reading.indicator_names import IndicatorNames
from convenio.evaluation.reading.lines import TextLine
from convenio.evaluation.reading.paragraphs import open_quote
from convenio.evaluation.reading.regions.named_regions import named_regions

_LINES = 6  # at most
_LONGEST_TITLE = 30  # words


def end_of_title(
    lines: Sequence[TextLine], at: int, begun: str, number: int, names: IndicatorNames
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
        if line.bullet or part_heading(line.text) or not (names.names(longer, number) or quoted):
            break
        words, last = longer, ahead
    return last


def long_name(lines: Sequence[TextLine], at: int, names: IndicatorNames) -> tuple[int, int] | None:
    """The indicator whose long name begins at that line, without its number; and its last line."""
    words = ""
    for ahead in range(at, min(at + _LINES, len(lines))):
        words = f"{words} {lines[ahead].text}".strip()
        number = names.begins(words)
        if number is None:
            return None
        if names.number_of(words):
            return number, ahead
    return None


def is_chapter(words: str) -> bool:
    """'IX. Comparación semestral': what follows is no evaluation any more."""
    return words[:1].isupper() and len(words.split()) > 1 and is_title(words)


def is_title(words: str) -> bool:
    """Tell whether it only says what an indicator is about: 'Bolsa de Trabajo'."""
    short = len(words.split()) <= _LONGEST_TITLE and not words.endswith((".", ":", ";"))
    says = claims_in(words) or demands(words)
    return short and not says and not named_regions(words)
