"""/matriz: the year's recommendations by month, as a picture, a workbook and a CSV."""

from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter

from charts.requests import ChartRequest
from convenio.calendar.periods import LIMA
from convenio.evaluation.following import Recommendation
from convenio.evaluation.matrix import MatrixLine
from convenio.schedule.activities import FIRST_YEAR, LAST_YEAR
from documents.csv_writer import as_csv
from documents.matrix_csv import MATRIX_COLUMNS, matrix_rows
from documents.workbooks.write.facts import MatrixSheetFacts, WorkbookKind
from handlers.access import Capability, may, require
from handlers.actions import Action
from handlers.context import Context
from handlers.facts.matrix_facts import matrix_facts
from handlers.recommendations import matrix_views as views
from handlers.recommendations.access import SEES, own_regions, sees_country
from handlers.roles import proposes
from handlers.schedule.scope import nearest_year
from handlers.summaries.typed_request import read_asked
from handlers.summaries.views import words_of
from handlers.views import BadPress, Picture, View, Workbook
from storage.evaluations.progress import recommendations_of
from storage.evaluations.year_matrix import matrix_of

_FACTS = TypeAdapter(MatrixSheetFacts)


@dataclass(frozen=True, slots=True)
class YearMatrix:
    """A year's matrix as somebody sees it; `own`: the codes of theirs, called `whose`."""

    year: int
    years: tuple[int, ...]
    lines: tuple[MatrixLine, ...]
    own: frozenset[str]
    whose: str


async def open_matrix(context: Context) -> None:
    """/matriz, perhaps with a year behind it."""
    asked = read_asked(" ".join(context.args or ()))
    named = [*asked.years, *(period.year for period in asked.periods)]
    found = await _fetch(context, named[0] if named else None)
    if found is None:
        context.say(views.nothing(named[0] if named else None, region=not sees_country(context)))
    else:
        _show(context, found, 0)


async def show_page(context: Context) -> None:
    _show(context, await _pressed(context), max(0, context.pressed.integer(1)))


async def in_words(context: Context) -> None:
    found = await _pressed(context)
    facts = matrix_facts(
        found.lines,
        found.year,
        context.today,
        own=found.own,
        whose=found.whose,
        page=max(0, context.pressed.integer(1)),
    )
    context.say(View(words_of(facts)))


async def as_workbook(context: Context) -> None:
    found = await _pressed(context)
    as_of = context.now.astimezone(LIMA).replace(tzinfo=None)
    facts = MatrixSheetFacts(found.year, as_of, found.lines)
    name = f"matriz-{found.year}.xlsx"
    context.send_workbook(
        Workbook(
            WorkbookKind.MATRIX,
            _FACTS.dump_json(facts).decode(),
            name,
            views.file_caption(found.year),
            views.not_made(),
        )
    )


async def as_csv_file(context: Context) -> None:
    found = await _pressed(context)
    content = as_csv(matrix_rows(found.lines), MATRIX_COLUMNS)
    context.send_file(f"matriz-{found.year}.csv", content, views.file_caption(found.year))


async def _pressed(context: Context) -> YearMatrix:
    year = context.pressed.integer(0)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise BadPress(Action.MATRIX)
    found = await _fetch(context, year)
    if found is None:
        raise BadPress(Action.MATRIX)
    return found


async def _fetch(context: Context, year: int | None) -> YearMatrix | None:
    """The matrix of that year, or of the nearest; None where there is none to see.

    Regions see what is published, who sees the country all that was sent. Raises Refused.
    """
    _ = context.person
    require(context, *SEES)
    listed = await recommendations_of(
        context.session, context.today, published=not sees_country(context)
    )
    years = tuple(sorted({one.schedule_year for one in listed}))
    if not years or (year is not None and year not in years):
        return None
    of = nearest_year(years, context.today.year) if year is None else year
    here = [one for one in listed if one.schedule_year == of]
    lines = await matrix_of(context.session, here, of, context.today)
    return YearMatrix(of, years, lines, *_own(context, here))


def _own(context: Context, listed: Sequence[Recommendation]) -> tuple[frozenset[str], str]:
    """The codes of those that are for somebody's region or of their indicator, and their name."""
    regions = own_regions(context)
    if regions:
        codes = {one.code for one in listed if set(regions) & set(one.places)}
        return frozenset(codes), "de su región" if len(regions) == 1 else "de sus regiones"
    if may(context, Capability.READ_ALL):
        return frozenset(), ""
    codes = {
        one.code
        for one in listed
        if any(proposes(duty, one.indicators, one.indicator) for duty in context.turn.duties)
    }
    return frozenset(codes), "de su indicador"


def _show(context: Context, found: YearMatrix, page: int) -> None:
    facts = matrix_facts(
        found.lines, found.year, context.today, own=found.own, whose=found.whose, page=page
    )
    context.show_picture(
        Picture(
            ChartRequest.of(facts),
            views.caption(facts),
            words_of(facts),
            views.buttons(facts, found.years),
        )
    )
