"""Cuadro 05 as a table of letters of one width: each region's averages in two semesters."""

from collections.abc import Sequence

from charts.facts.comparison import ComparisonFacts
from charts.facts.semester import Semester
from convenio.report.results import Average, whole
from handlers.region_names import SHORTEST, short_name
from handlers.summaries.tables import LINE, of_words

_PUBLISHED = "*"
_HEAD = ("Pr", "Ej", " De")


def two_semesters_table(rows: Sequence[ComparisonFacts]) -> str:
    """Programmed, executed and of how many they are; '*' where that was only published.

    '†' stands behind what was corrected after publication.

    Of numbers so long that they leave no room for a name, only the CSV says how many; of longer
    ones still the name has a line of its own.
    """
    told = [_blocks(rows, of=True), _blocks(rows, of=False)]
    blocks = next((choice for choice in told if _room(choice) >= SHORTEST), told[-1])
    room = _room(blocks)
    names = ["", "Región", *(short_name(row.region, max(room, SHORTEST)) for row in rows)]
    lines = zip(names, *blocks, strict=True)
    below = "" if room >= SHORTEST else "\n" + " " * room
    return "\n".join(f"{name:<{room}}{below}{one}{two}".rstrip() for name, one, two in lines)


def _blocks(rows: Sequence[ComparisonFacts], *, of: bool) -> list[list[str]]:
    return [
        _block([row.earlier for row in rows], of=of),
        _block([row.later for row in rows], of=of),
    ]


def _room(blocks: Sequence[list[str]]) -> int:
    """Letters left for a region's name."""
    return LINE - sum(len(block[0]) for block in blocks)


def _block(semesters: Sequence[Semester], *, of: bool) -> list[str]:
    """One semester's code, head and a line for each region, all of one width."""
    goals = _column(_HEAD[0], [_whole(semester.programmed) for semester in semesters])
    marked = any(semester.corrected for semester in semesters)
    done = _column(
        _HEAD[1], [_whole(semester.executed) + _mark(semester, marked) for semester in semesters]
    )
    told = [_told(semester, of=of) for semester in semesters]
    told.insert(0, _HEAD[2] if any(len(words) > 1 for words in told) else "")
    widest = max(map(len, told))
    lines = [
        f" {goal} {executed}{more:{'<' if more == _PUBLISHED else '>'}{widest}}"
        for goal, executed, more in zip(goals, done, told, strict=True)
    ]
    code = semesters[0].period.code
    room = max(len(lines[0]), len(code) + 1)
    return [f"{line:>{room}}" for line in (code, *lines)]


def _column(head: str, words: Sequence[str]) -> list[str]:
    widest = max(map(len, (head, *words)))
    return [f"{word:>{widest}}" for word in (head, *words)]


def _mark(semester: Semester, marked: bool) -> str:
    """The mark of a correction, or as much room where others have one."""
    return "†" if semester.corrected else " " * marked


def _told(semester: Semester, *, of: bool) -> str:
    """Number of indicators in the averages, or the mark of published ones."""
    if semester.source:
        return _PUBLISHED
    count = of_words(semester.programmed.summands, semester.executed.summands) if of else ""
    return f" {count}" if count else ""


def _whole(average: Average) -> str:
    return "–" if average.value is None else str(whole(average.value))
