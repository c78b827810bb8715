"""Letters that stand for goal and executed: 'P' and 'E', 'M' and 'A', as headings or labels."""

import re
from collections.abc import Sequence

_WORDS = {"P": "Meta", "M": "Meta", "E": "Ejecutado", "A": "Ejecutado"}
_HEADING = re.compile(r"(?<![^\s;|])([PMEA])\.?(?![^\s;|])")
_LABEL = re.compile(r"(?<![^\s;|,(/-])([PMEA])\.?[\s:=]*(?=[-+]?\d)")
_ROW = re.compile(r"\s*([PMEA])\.?(?=[\s:=;|]+[-+]?\d)")


def spelled_out(lines: Sequence[str]) -> list[str]:
    """The lines with words for the letters, where both kinds of them show what they are."""
    rows = [_ROW.match(line) for line in lines]
    if _tell_apart([row[1] for row in rows if row]):
        lines = [
            f"{_WORDS[row[1]]}{line[row.end(1) :].lstrip('.')}" if row else line
            for line, row in zip(lines, rows, strict=True)
        ]
    return [_spelled(line) for line in lines]


def _spelled(line: str) -> str:
    forms = (_LABEL,) if re.search(r"\d", line) else (_HEADING,)
    for form in forms:
        if _tell_apart([found[1] for found in form.finditer(line)]):
            return form.sub(lambda found: f"{_WORDS[found[1]]}{found[0][1:].lstrip('.')}", line)
    return line


def _tell_apart(letters: Sequence[str]) -> bool:
    return len({_WORDS[letter] for letter in letters}) == 2
