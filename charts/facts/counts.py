"""How often something was told, or how much of it there is: a number beside each name."""

from dataclasses import dataclass

from charts.facts.base import ChartFacts
from charts.facts.headings import Heading


@dataclass(frozen=True, slots=True)
class Count:
    name: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountsFacts(ChartFacts):
    """Counts in the order in which they are drawn, with the words around them.

    `title` says what they show, `file`: what the picture is called.
    """

    title: str
    subtitle: str
    source: str
    file: str
    counts: tuple[Count, ...]

    @property
    def shows_something(self) -> bool:
        return bool(self.counts)

    @property
    def name_parts(self) -> tuple[object, ...]:
        return (self.file,)

    @property
    def heading(self) -> Heading:
        return self.headed(self.title, self.subtitle, self.source)
