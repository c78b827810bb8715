"""Lines that belong together, and whether a line ends so that another must follow."""

import re
from dataclasses import dataclass, field

from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.furniture import Furniture
from convenio.evaluation.reading.lines import joined

_ENDS = ".!?:;"
_AFTER_END = '”»"’)]* '
_DASHED = re.compile(r"\.\s?[-–—]+\s*$")  # as in notaries' deeds
_HANGING = re.compile(
    r"(?:del?|el|la|los|las|al?|[yeou]|en|con|por|para|que|sus?|una?|est[aeo]s?|dich[oa]|se|no"
    r"|tanto"
    r"|como|mediante|sobre|entre|segun|ante|desde|hasta|n\s?°)"
)


@dataclass(slots=True)
class Passage:
    """Lines that belong together; `furniture`: what they are where they are no words of an item."""

    lines: list[str]
    bullet: bool = False
    number: str = ""
    furniture: Furniture | None = None
    cells: list[tuple[str, ...]] = field(default_factory=list)
    widest: int = 0
    mark: str = ""

    @property
    def text(self) -> str:
        return joined(self.lines)

    @property
    def last(self) -> str:
        """Its last line, by which it is seen whether it goes on."""
        return self.lines[-1]

    def add(self, line: str) -> None:
        self.lines.append(line)
        self.widest = max(self.widest, len(line))


def ended(text: str) -> bool:
    told = _DASHED.sub(".", text).rstrip(_AFTER_END)
    return told[-1:] in _ENDS if told else False


def hangs(text: str) -> bool:
    """Tell whether a text that ends so must go on: with a comma, 'de' or 'y'."""
    if _DASHED.search(text):
        return False
    if text.endswith((",", "-", "/", "(")):
        return True
    last = text.rsplit(None, 1)[-1] if text else ""
    return _HANGING.fullmatch(folded(last)) is not None


def open_quote(text: str) -> bool:
    return any(text.count(opening) > text.count(closing) for opening, closing in ("“”", "«»"))
