"""The picture that the chat gets, in a file."""

from pathlib import Path

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import fail, in_transaction, read_period, write_file
from bot.config.clock import system_clock
from charts.facts.base import ChartFacts
from charts.facts.empty import NothingToShow
from charts.render import render_png
from charts.requests import PRINTED_ONLY, ChartKind, ChartRequest
from convenio.calendar.periods import Period
from handlers.summaries.access import previous_known
from handlers.summaries.kinds import chart_facts
from storage.agreements import indicators_in
from storage.turnout.received import known_periods

OF_YEARS = (ChartKind.SCHEDULE, ChartKind.MATRIX)


def period_or_year(kind: ChartKind, period: str | None, year: int | None) -> Period:
    """The period of a chart; a year, of the kinds that have one, is told by its first semester."""
    if kind in PRINTED_ONLY:
        fail(f"«{kind}» solo está en el informe: vea report --help.")
    if kind in OF_YEARS and year is not None:
        return read_period(f"{year}-I")
    if period is None:
        fail("Indique --year, como 2021." if kind in OF_YEARS else "Indique --period.")
    return read_period(period)


def earlier_of(kind: ChartKind, period: Period, earlier: str | None) -> Period | None:
    """The period with which a comparison begins; None: the one before that is known."""
    if earlier is None:
        return None
    if kind is not ChartKind.COMPARISON:
        fail("--earlier es de comparison.")
    if (before := read_period(earlier)) >= period:
        fail(f"--earlier va antes de {period.code}.")
    return before


def draw_to_file(
    kind: ChartKind,
    period: Period,
    region: str | None,
    indicator: int | None,
    out: Path,
    earlier: Period | None = None,
) -> None:
    if not out.parent.is_dir():
        fail(f"No existe la carpeta {out.parent}.")
    request = ChartRequest.of(_facts(kind, period, region, indicator, earlier))
    write_file(out, render_png(request.kind, request.facts_json))


def _facts(
    kind: ChartKind,
    period: Period,
    region: str | None,
    indicator: int | None,
    earlier: Period | None,
) -> ChartFacts:
    async def fetch(session: AsyncSession) -> ChartFacts:
        listed = await indicators_in(session, period.year)
        if indicator not in (None, *listed):
            raise ValueError(f"--indicator va de 1 a {len(listed)}.")
        known = await known_periods(session)
        return await chart_facts(
            session,
            kind,
            period=period,
            region=region,
            indicator=indicator,
            now=system_clock(),
            earlier=earlier or previous_known(known, period),
        )

    try:
        return in_transaction(fetch)
    except NothingToShow:
        if kind is ChartKind.SCHEDULE:
            fail(f"No hay cronograma de {period.year}. Cárguelo antes: vea load-example --help.")
        if kind is ChartKind.MATRIX:
            fail(f"Ninguna recomendación se implementa en {period.year}.")
        fail(f"No hay nada que mostrar de {period.code}.")
    except ValueError as error:
        fail(str(error))
