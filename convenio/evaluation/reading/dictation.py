"""Words that were dictated: in one line, without capitals and often without a point."""

import re
from itertools import count

_SHORTEST, _CAPITALS = 60, 2  # letters; of capital ones there are no more
_INDICATOR = re.compile(
    r"[\s.,;:]*\b(?:(?:para|del?|en)\s+)?(?:el\s+)?((?:indicador|idg)\s+\w{1,8})\b"
    r"(?=\W+(?:conclusi|recomendaci))"
)
_PART = re.compile(
    r"(?<!las)(?<!sus)(?<!esas)(?<!estas)(?<!dichas)(?<!otras)[\s.,;:]+(?:y\s+)?(?:de\s+|la\s+)?"
    r"(conclusi[oó]n(?:es)?|recomendaci[oó]n(?:es)?)\b[\s.,;:]*(?!del?\b|anterior)"
)
_ORDERS = tuple(
    words.split()
    for words in (
        "uno dos tres cuatro cinco seis siete ocho nueve diez",
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    )
)


def in_lines(text: str) -> str:
    """A dictated text with its headings and the items of its lists in lines of their own."""
    line = text.strip()
    if "\n" in line or len(line) < _SHORTEST or sum(map(str.isupper, line)) > _CAPITALS:
        return text
    if not _PART.search(f" {line}"):
        return text
    headed = _PART.sub(r"\n\1:\n", _INDICATOR.sub(r"\n\1\n", f" {line}"))
    return "\n".join(_listed(each.strip()) for each in headed.split("\n"))


def _listed(line: str) -> str:
    """'uno ica cumplió dos puno no cumplió' as two items."""
    order = next((words for words in _ORDERS if re.match(rf"{words[0]}\b", line)), None)
    if order is None:
        return line
    items: list[str] = []
    for at in count(1):
        _, _, line = line.partition(order[at - 1])
        found = re.search(rf"[\s.,;]+{order[at]}\b", line) if at < len(order) else None
        items.append(line[: found.start()] if found else line)
        if found is None:
            break
        line = line[found.start() :]
    return "\n".join(f"- {item.strip(' .,:;')}" for item in items)
