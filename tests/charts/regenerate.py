"""`python -m tests.charts.regenerate` draws the golden pictures anew; look at each before it is
committed. They are as wide as a phone shows them."""

from pathlib import Path

from charts.canvas import style
from charts.facts.base import ChartFacts
from charts.render import draw, png
from tests.charts.samples import SAMPLES

GOLDENS = Path(__file__).parent / "goldens"


def as_on_a_phone(facts: ChartFacts) -> bytes:
    figure = draw(facts)
    shown = figure.get_size_inches() / figure.get_figwidth() * style.WIDTH
    return png(figure, longest_side=round(max(shown)))


def main() -> None:
    for old in GOLDENS.glob("*.png"):
        old.unlink()
    for name in SAMPLES:
        (GOLDENS / f"{name}.png").write_bytes(as_on_a_phone(SAMPLES[name]))


if __name__ == "__main__":
    main()
