"""What the heading of a column says that is in it: read whole, not by its first word.

Pasted tables and workbooks share it. A heading that names something else than the semester's goal
or execution in percent (another semester, persons, an accumulated figure, compliance) leaves its
column out, with the reason.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.typed import heading_words as words
from convenio.typed.named_semesters import semesters_in, without_its_end


class ColumnRole(StrEnum):
    """What a column holds. BASE and COUNT are numbers of things: programmed, and done."""

    NUMBER = "number"
    NAME = "name"
    REGION = "region"
    SEMESTER = "semester"
    YEAR = "year"
    GOAL = "goal"
    EXECUTED = "executed"
    BASE = "base"
    COUNT = "count"
    FIGURE = "figure"  # of the semester, without a word whether programmed or executed
    BOTH = "both"  # a goal and what was executed in one cell: 'Meta/Avance'
    MARK = "mark"
    CAUSE = "cause"
    LEFT_OUT = "left_out"


class WhyLeftOut(StrEnum):
    """Why a column is not read, in words for people."""

    OTHER_SEMESTER = "es de otro semestre"
    ACCUMULATED = "es un acumulado o de otro tiempo"
    COMPLIANCE = "es cumplimiento: se calcula"
    AVERAGE = "es un promedio: se calcula"
    SECOND = "hay otra columna de lo mismo"
    COUNT_ALONE = "son cantidades, no porcentajes"
    UNKNOWN = "no se sabe qué es"
    NOT_A_GOAL = "no es la meta"
    REMAINING = "es lo que falta"
    BUDGET = "es presupuesto"
    ELSEWHERE = "es de otro ámbito"
    OTHER_REGION = "es de otra región"
    PART = "es solo una parte"
    ESTIMATED = "es una estimación"
    ROWS = "dice de qué es cada fila"


@dataclass(frozen=True, slots=True)
class ColumnHeading:
    """A heading as read; `doubtful`: it says goal and execution at once ('Meta ejecutada')."""

    text: str
    role: ColumnRole
    period: Period | None = None
    why: WhyLeftOut | None = None
    doubtful: bool = False
    revised: bool = False

    @property
    def left_out_words(self) -> str:
        """The heading of a column that is not read, and why."""
        return f"«{self.text}»" + (f": {self.why}" if self.why else "")


_SOMETHING_ELSE = (
    (words.REMAINING, WhyLeftOut.REMAINING),
    (words.BUDGET, WhyLeftOut.BUDGET),
    (words.ELSEWHERE, WhyLeftOut.ELSEWHERE),
    (words.AGAINST_GOAL, WhyLeftOut.COMPLIANCE),
)


@lru_cache(maxsize=2048)
def read_heading(text: str, period: Period | None) -> ColumnHeading | None:
    """The heading; None for words that head no column. Without `period` no semester is sought."""
    said = plain(text)
    shown = " ".join(text.split())
    percent = "%" in text or "porcentaje" in said
    named = semesters_in(text, period) if period else []
    other = bool(named) and period not in named

    def column(role: ColumnRole, why: WhyLeftOut | None = None, **more: bool) -> ColumnHeading:
        of = named[0] if len(named) == 1 else None
        if other and role is not ColumnRole.SEMESTER:
            return ColumnHeading(shown, ColumnRole.LEFT_OUT, of, WhyLeftOut.OTHER_SEMESTER)
        return ColumnHeading(shown, role, of, why, **more)

    if re.fullmatch(words.BEFORE, said):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.ACCUMULATED)
    if period and (said == str(period.year) or re.fullmatch(words.NOW, said)):
        return column(ColumnRole.FIGURE)
    if not said:
        if text.strip(" .:") == "#":
            return column(ColumnRole.NUMBER)
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.COMPLIANCE) if "%" in text else None
    tokens = said.split()
    if re.fullmatch(words.SEMESTER, said):
        return column(ColumnRole.SEMESTER)
    if said in words.YEAR:
        return column(ColumnRole.YEAR)
    if tokens[0] in ("marca", "marcas"):
        return column(ColumnRole.MARK)
    if tokens[0] in words.CAUSE:
        return column(ColumnRole.CAUSE)
    if re.search(words.NOTES, said) and not re.search(words.GOAL, said):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.UNKNOWN)
    for pattern, why in _SOMETHING_ELSE:
        if re.search(pattern, said):
            return column(ColumnRole.LEFT_OUT, why)
    said = re.sub(r"\b(?:resultado|logro|avance|valor)s? (?=esperad)", "", said)
    goal, done = bool(re.search(words.GOAL, said)), bool(re.search(words.EXECUTED, said))
    if goal and done and re.search(r"\w\s*/\s*[^\W\d]", text):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.COMPLIANCE)
    of_time = plain(without_its_end(text, period)) if period else said
    if re.search(words.TIME, re.sub(words.WHOLE_HALF, " ", of_time)):
        return (
            column(ColumnRole.LEFT_OUT, WhyLeftOut.ACCUMULATED) if goal or done or named else None
        )
    if "promedio" in said:
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.AVERAGE)
    if re.search(words.COMPLIANCE, said) or said in ("porcentaje", "avance meta"):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.COMPLIANCE)
    if (goal or done) and re.search(words.PART, said):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.PART)
    if done and re.search(words.ESTIMATED, said):
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.ESTIMATED)
    signed = (goal or done) and ("#" in text or re.search(words.COUNT_SIGN, said))
    counted = bool(signed or re.search(words.COUNTED, said)) and not percent
    if goal and not done:
        revised = bool(re.search(words.REVISED, said))
        return column(ColumnRole.BASE if counted else ColumnRole.GOAL, revised=revised)
    if done:
        return column(ColumnRole.COUNT if counted else ColumnRole.EXECUTED, doubtful=goal)
    if re.search(words.REVISED, said):
        return column(ColumnRole.GOAL, revised=True)
    if len(tokens) <= 4 and set(tokens) <= words.NUMBER | words.NAME | {"de", "del", "y"}:
        named_first = tokens[0] in words.NAME or (tokens[0] == "idg" and set(tokens) & words.NAME)
        return column(ColumnRole.NAME if named_first else ColumnRole.NUMBER)
    if set(tokens) & words.NAME and len(tokens) <= 4:
        return column(ColumnRole.NAME)
    if set(tokens) & words.REGION and len(tokens) <= 4:
        return column(ColumnRole.REGION)
    if re.fullmatch(words.THINGS_DONE, said):
        return column(ColumnRole.COUNT)
    if counted:
        return column(ColumnRole.LEFT_OUT, WhyLeftOut.COUNT_ALONE)
    return column(ColumnRole.FIGURE) if named else None


def heading_of_rows(text: str) -> ColumnHeading | None:
    """A heading that says what each row is of, which is no indicator: 'Provincia'."""
    said = plain(text)
    if re.fullmatch(words.OTHER_ROWS, said) is None or re.search(words.ONE_OF_THEM, said):
        return None
    return ColumnHeading(" ".join(text.split()), ColumnRole.LEFT_OUT, None, WhyLeftOut.ROWS)


def settle_roles(headings: Sequence[ColumnHeading | None]) -> list[ColumnHeading | None]:
    """The columns side by side: of two for one thing only the one that is meant keeps its role.

    Counts of things done and programmed are a ratio together; one of them alone is left out.
    'Programadas' beside a count is a count. A revised goal goes before the first one, a plain
    execution before a doubtful one. Two that are alike stay: whoever reads the table asks.
    """
    settled = list(headings)
    roles = [heading.role if heading else None for heading in settled]
    counts = ColumnRole.COUNT in roles or ColumnRole.BASE in roles
    for at, heading in enumerate(settled):
        if heading is None:
            continue
        bare = (
            counts and re.search(r"\b\w+ad[oa]s$", plain(heading.text)) and "%" not in heading.text
        )
        if bare and heading.role is ColumnRole.GOAL and ColumnRole.BASE not in roles:
            settled[at] = _as(heading, ColumnRole.BASE)
        elif bare and heading.role is ColumnRole.EXECUTED and ColumnRole.COUNT not in roles:
            settled[at] = _as(heading, ColumnRole.COUNT)
    for role in (ColumnRole.GOAL, ColumnRole.EXECUTED):
        _prefer(settled, role)
    roles = [heading.role if heading else None for heading in settled]
    if (ColumnRole.COUNT in roles) != (ColumnRole.BASE in roles):
        for at, heading in enumerate(settled):
            if heading and heading.role in (ColumnRole.COUNT, ColumnRole.BASE):
                settled[at] = _left_out(heading, WhyLeftOut.COUNT_ALONE)
    return settled


def _prefer(settled: list[ColumnHeading | None], role: ColumnRole) -> None:
    alike = [
        (at, heading) for at, heading in enumerate(settled) if heading and heading.role is role
    ]
    if len(alike) < 2:
        return
    better = [
        (at, heading)
        for at, heading in alike
        if (heading.revised if role is ColumnRole.GOAL else not heading.doubtful)
    ]
    if role is ColumnRole.EXECUTED and len(better) == 1 and _may_be_of_the_goal(better[0][1]):
        return
    if len(better) != 1:
        percent = [(at, heading) for at, heading in alike if heading.period is not None]
        better = percent if len(percent) == 1 else []
    if len(better) == 1:
        for at, heading in alike:
            if at != better[0][0]:
                settled[at] = _left_out(heading, WhyLeftOut.SECOND)


def _may_be_of_the_goal(heading: ColumnHeading) -> bool:
    """Whether it may be a share of the goal, as '% de avance' beside 'Meta ejecutada'."""
    return heading.text.lstrip().startswith("%") or (
        "avance" in plain(heading.text) and "%" in heading.text
    )


def _as(heading: ColumnHeading, role: ColumnRole) -> ColumnHeading:
    return ColumnHeading(heading.text, role, heading.period)


def _left_out(heading: ColumnHeading, why: WhyLeftOut) -> ColumnHeading:
    return ColumnHeading(heading.text, ColumnRole.LEFT_OUT, heading.period, why)
