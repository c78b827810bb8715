from collections.abc import Sequence

from markupsafe import Markup

from charts.facts.matrix import MatrixFacts
from handlers.actions import Action
from handlers.buttons import TO_MENU
from handlers.summaries.kinds import picture_kind
from handlers.views import Button, Keyboard, View, button
from handlers.words import say


def caption(facts: MatrixFacts) -> Markup:
    return picture_kind(facts).caption(facts)


def buttons(facts: MatrixFacts, years: Sequence[int]) -> Keyboard:
    """The pages beside, other years, and the same as words, workbook and data."""
    page = facts.page - 1
    beside: list[Button] = []
    if page > 0:
        beside.append(button("◀ Anterior", Action.MATRIX, facts.year, page - 1))
    if page + 1 < facts.pages:
        beside.append(button("Siguiente ▶", Action.MATRIX, facts.year, page + 1))
    others = [button(str(year), Action.MATRIX, year, 0) for year in years if year != facts.year]
    files = (
        button("▦ Tabla", Action.MATRIX_WORDS, facts.year, page),
        button("📗 Excel", Action.MATRIX_BOOK, facts.year),
        button("📄 CSV", Action.MATRIX_CSV, facts.year),
    )
    return tuple(row for row in (tuple(beside), tuple(others[-3:]), files) if row)


def file_caption(year: int) -> Markup:
    return say("recommendations/matrix_file", year=year)


def not_made() -> Markup:
    return say("workbooks/not_made", again="/matriz")


def nothing(year: int | None, *, region: bool) -> View:
    return View(say("recommendations/no_matrix", year=year, region=region), TO_MENU)
