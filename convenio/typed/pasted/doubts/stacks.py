"""Names and figures that stand in lines of their own, one below the other."""

from collections.abc import Sequence
from dataclasses import replace

from convenio.typed.column_headings import ColumnRole
from convenio.typed.pasted.doubts.meanings import meaning
from convenio.typed.pasted.figures import PastedFigures
from convenio.typed.pasted.line_kinds import LineKind, PastedLine

TWO_BELOW = "son dos cifras, y no se dice cuál es la meta"
ABOVE = "no se dice si la cifra es del nombre de arriba o del de abajo"


def ask_above(found: PastedFigures, body: Sequence[PastedLine]) -> bool:
    """Ask of figures whether they are of the name above or below them: '60%', 'SOVIO', '45%', …

    False unless a figure stands first, a name last, and so in turn.
    """
    lines = [line for line in body if line.kind is not LineKind.BLANK]
    figures, names = lines[::2], lines[1::2]
    in_turn = len(figures) == len(names) and all(
        name.kind is LineKind.INDICATOR and not name.cells and len(figure.cells) == 1
        for figure, name in zip(figures, names, strict=True)
    )
    if not in_turn or not names or figures[0].kind is not LineKind.FIGURES:
        return False
    for at, name in enumerate(names):
        number = name.number or 0
        near = [figures[at], *figures[at + 1 : at + 2]]
        ways = [
            meaning(number, {ColumnRole.EXECUTED: line.cells[0]}, alike)
            for line, alike in zip(near, ("above", "below"), strict=False)
        ]
        if number in found.indicators:
            found.asked.setdefault(number, (tuple(ways), ABOVE))
        else:
            found.unread.append(name.text)
    return True


def ask_pair(found: PastedFigures, head: PastedLine, below: PastedLine) -> bool:
    """Ask whether two figures below a name are its goal and what was executed."""
    number = head.number or 0
    if len(head.cells) != 1 or len(below.cells) != 1 or number not in found.indicators:
        return False
    both = {ColumnRole.GOAL: head.cells[0], ColumnRole.EXECUTED: below.cells[0]}
    found.asked.setdefault(number, ((meaning(number, both, "below"),), TWO_BELOW))
    return True


def joined_lines(found: PastedFigures, body: Sequence[PastedLine]) -> list[PastedLine]:
    """Lines that go on with an indicator become one with the line that names it.

    Of two figures below a name nothing says which is which.
    """
    joined: list[PastedLine] = []
    bare = False  # whether a figure with no word stands below an indicator's name
    for line in body:
        if line.kind is LineKind.FIGURES and bare:
            asked = ask_pair(found, joined[-1], line)
            joined[-1] = replace(joined[-1], kind=LineKind.WORDS, number=None)
            if not asked:
                joined.append(line)
            else:
                joined.pop()
        elif line.kind is LineKind.CONTINUED and joined:
            head = joined[-1]
            labels = head.labels or (None,) * len(head.cells)
            more = line.labels or (None,) * len(line.cells)
            joined[-1] = replace(
                head,
                text=f"{head.text} {line.text}",
                cells=head.cells + line.cells,
                labels=labels + more if any(more) or any(labels) else (),
            )
        else:
            joined.append(line)
        bare = line.kind is LineKind.CONTINUED and not any(line.labels)
    return joined
