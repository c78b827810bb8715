"""Lines of a pasted text that name no indicator: headings, titles, or figures alone."""

import re
from collections.abc import Sequence

from convenio.calendar.periods import Period
from convenio.catalogue.regions import exact_region
from convenio.typed.column_headings import ColumnRole, read_heading
from convenio.typed.figures import Mark
from convenio.typed.pasted.cells import NOTHING
from convenio.typed.pasted.line_kinds import LineKind, PastedLine
from convenio.typed.pasted.readings import is_figure, is_year, read_pasted_cell

_OF_LETTER = re.compile(  # words of a greeting or a letter, which stand in no heading
    r"^\W*estimad[ao]s?\b|\b(?:buen[ao]s|hola|señor(?:a|es|as)?|sr(?:a|ta|es)?\.|adjunt\w+|env[ií][oaeé]\w*"
    r"|remit\w+|inform(?:o|amos|ar)|report(?:o|amos|ar)|mand[oae]\w*|saludos?|atentamente|cordial\w*"
    r"|gracias|mediante|por favor|les? (?:paso|alcanzo|comparto|hago)|compartimos|comparto)\b",
    re.IGNORECASE,
)
_WHOSE = {ColumnRole.REGION, ColumnRole.SEMESTER, ColumnRole.YEAR}
_HALVES = ("I", "II")
_OF_FORM = re.compile(r"\s*(?:anexo|formato|cuadro|oficio|informe)\b", re.IGNORECASE)


def other_line(line: str, cells: list[str], period: Period | None) -> PastedLine:
    text = " ".join(line.split())
    figures = [cell for cell in cells if is_figure(cell)]
    if _OF_FORM.match(line) and " ".join(cells) == text:
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if not figures and _OF_LETTER.search(text):
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if _are_regions(cells):
        return PastedLine(text, LineKind.HEADING, tuple(cells))
    if len(cells) > 1 and (_are_years(cells, period) or _are_halves(cells)):
        return PastedLine(text, LineKind.HEADING, tuple(cells))
    marks = [cell for cell in figures if isinstance(read_pasted_cell(cell), Mark)]
    headed = [cell for cell in cells if cell and read_heading(cell, period) is not None]
    bare = [cell for cell in figures if not read_heading(cell, period)]
    is_headed = (headed and all(cell in marks for cell in bare)) or (
        read_heading(text, period) and not figures
    )
    if text.endswith(":") and re.search(r"[^\W\d]", text) and not is_headed:
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if is_headed and _is_sentence(text, cells, period):
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    if is_headed and (not marks or len(headed) > len(marks)):
        return PastedLine(text, LineKind.HEADING, tuple(cells))
    if not figures and not any(re.search(r"\d", cell) or cell in NOTHING for cell in cells):
        return PastedLine(text, LineKind.WORDS, tuple(cells))
    return PastedLine(text, LineKind.FIGURES, tuple(cells))


def _are_years(cells: Sequence[str], period: Period | None) -> bool:
    """Whether all are years, perhaps beside headings: 'N°', '2019', '2020'."""
    years = [cell for cell in cells if is_year(cell)]
    others = [cell for cell in cells if cell and cell not in years]
    headed = all(read_heading(cell, period) is not None for cell in others)
    return bool(years) and headed and (not others or len(years) > 1)


def _are_halves(cells: Sequence[str]) -> bool:
    """Whether they are both semesters' numbers, perhaps beside headings: 'IdG', 'I', 'II'."""
    others = [cell for cell in cells if cell and cell not in _HALVES]
    headed = all(read_heading(cell, None) is not None for cell in others)
    return headed and set(_HALVES) <= set(cells)


def _are_regions(cells: Sequence[str]) -> bool:
    """Whether regions stand over the columns of a table: '', 'Puno', '', 'Tacna'."""
    said = [cell for cell in cells if cell]
    return 1 < len(said) < len(cells) and all(exact_region(cell) for cell in said)


def _is_sentence(text: str, cells: Sequence[str], period: Period | None) -> bool:
    """Whether words in one breath name no figures, as 'Adjunto lo del semestre:'."""
    if len(cells) < 2 or " ".join(cells) != text:
        return False
    headings = [read_heading(cell, period) for cell in cells]
    if headings[0] and {found.role for found in headings if found} <= _WHOSE and None in headings:
        return True  # 'DRTPE Puno'
    if read_heading(text, period) is not None:
        return False
    beside = (ColumnRole.NUMBER, ColumnRole.REGION, ColumnRole.NAME, ColumnRole.SEMESTER)
    return headings[0] is None and all(found.role in beside for found in headings if found)
