"""Whether a line goes on with the passage above it, or begins another."""

import re
from collections.abc import Sequence

from convenio.evaluation.items import ItemKind
from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.demands import (
    begins_with_infinitive,
    demands,
    kind_of,
    opens_recommending,
)
from convenio.evaluation.reading.drafts import labelled, only_names
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.furniture import (
    Furniture,
    furniture_in,
    heads_page,
    numbers_page,
)
from convenio.evaluation.reading.headings import part_heading
from convenio.evaluation.reading.lines import TextLine, goes_on
from convenio.evaluation.reading.paragraphs import Passage, ended, hangs
from convenio.evaluation.reading.regions.named_regions import named_regions

LOOK_AHEAD = 12  # lines
_SHORT_LINE = 60
_LINES_OF_NAMES = 8  # at most, of a list of names
_ANSWER = re.compile(
    r",?\s+(?:no|si|tampoco|tambien)(?:\s+(?:cumpl\w+|lo\s+(?:hizo|hicieron)))?\W*$"
)
_LEADS = re.compile(
    r"(?:l[ao]s?|el|en|al?|se|regiones|no|sin|cumpl\w*|para|respecto)\b", re.IGNORECASE
)


def continues(opened: Passage, line: TextLine, ahead: Sequence[TextLine]) -> bool:
    """Tell it of a line right below; `ahead`: it and those that follow."""
    above = opened.last
    if line.bullet:
        return hangs(above) and bool(line.number) and goes_on(above)
    first = _first(line)
    if _turns(line, above) or labelled(line.text) or _names_whose(ahead):
        return False
    if _answers(line.text) and opened.lines[0][:1].islower() and _is_said(above):
        return False  # each line a sentence, without capitals or points
    if first.islower() or not first.isalpha() or hangs(above):
        return True
    if _LEADS.match(line.text) and _lists_names(opened):
        return not claims_in(line.text)
    if opened.bullet:
        fresh = ended(above) or _LEADS.match(line.text) or only_names(line.text)
        return not (fresh and _is_lead(ahead))
    if ended(above):
        wrapped = opened.widest > _SHORT_LINE and len(above) >= 0.9 * opened.widest
        return len(opened.lines) > 1 and wrapped
    if all(begins_with_infinitive(folded(each)) for each in (line.text, opened.lines[0])):
        return False
    says = bool(claims_in(line.text) and named_regions(line.text))
    says = says or kind_of(line.text) is ItemKind.RECOMMENDATION
    return not (len(above) < _SHORT_LINE * 2 and says and claims_in(above))


def continues_below(
    opened: Passage, line: TextLine, ahead: Sequence[TextLine], *, broken: bool
) -> bool:
    """Tell it of a line below a blank one; `broken`: by the end of a page, or a chart."""
    if line.bullet or opened.furniture is not None or _turns(line, opened.last):
        return False
    if _first(line).islower() or hangs(opened.last):
        return True
    return broken and not ended(opened.last) and not _is_lead(ahead)


def furniture_here(line: TextLine, above: str) -> Furniture | None:
    """What the line is; a letterhead too, where a page's end parts the words `above`."""
    if line.bullet:
        return numbers_page(line.text)
    heads = above and not ended(above) and heads_page(line.text, above)
    return Furniture.LETTER if heads and not says_something(line.text) else furniture_in(line.text)


def says_something(text: str) -> bool:
    """Tell whether something is said of regions that are named there."""
    return bool(named_regions(text)) and (bool(claims_in(text)) or demands(text))


def _lists_names(opened: Passage) -> bool:
    return len(opened.lines) <= _LINES_OF_NAMES and only_names(opened.text)


def _answers(text: str) -> bool:
    """Tell whether a short line says all of what it names: 'tacna no', 'puno tampoco'."""
    answer = _ANSWER.search(folded(text))
    return answer is not None and only_names(text[: answer.start()])


def _is_said(above: str) -> bool:
    return _answers(above) or says_something(above)


def _first(line: TextLine) -> str:
    return line.text.lstrip("“«\"'(¿¡")[:1]


def _names_whose(ahead: Sequence[TextLine]) -> bool:
    """Tell whether it is a region's name above its conclusions: 'Región Ica:'."""
    below = next((line.text for line in ahead[1:] if not line.blank), "")
    return only_names(ahead[0].text) and part_heading(below) is not None


def _turns(line: TextLine, above: str) -> bool:
    """Tell whether 'Se recomienda' begins a paragraph of its own there."""
    return opens_recommending(line.text) and _first(line).isupper() and not hangs(above)


def _is_lead(ahead: Sequence[TextLine]) -> bool:
    """Tell whether the paragraph that begins there ends with a colon."""
    words = ""
    for at, line in enumerate(ahead):
        if line.blank or (line.bullet and at):
            break
        words = line.text
    return words.endswith(":")
