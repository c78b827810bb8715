"""`read-evaluation`: a directorate's conclusions and recommendations, as they are read."""

import asyncio
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    IndicatorOption,
    PeriodOption,
    as_json,
    fail,
    in_transaction,
    read_bytes,
    read_period,
)
from bot.cli.figures import JsonFormat
from bot.workers.workbook_pool import WorkbookPool
from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicators
from convenio.report.results import Figure
from documents.texts.archives import LARGEST_FILE
from documents.texts.unfit import UnfitText
from storage.agreements import indicators_in

FileArgument = Annotated[
    str, typer.Argument(metavar="FILE", help=".docx, .odt o .txt, o - para leerlo.")
]
Stored = tuple[Indicators, Mapping[str, Sequence[Figure]] | None]


def read_evaluation(
    file: FileArgument,
    period: PeriodOption,
    indicator: IndicatorOption = None,
    form: Annotated[JsonFormat, typer.Option("--format", help="Formato.")] = JsonFormat.JSON,
) -> None:
    """Imprime lo que se lee del texto de una dirección (Anexo 5); no guarda nada.

    Lo que no cuadra con las cifras está en «findings»; lo que no se leyó, en «unread».
    """
    from convenio.evaluation.reader import NoIndicatorNamed
    from documents.evaluation_json import evaluation_json

    of, text = read_period(period), read_document(file)
    indicators, figures = in_transaction(lambda session: _stored(session, of))
    if indicator is not None and indicator not in indicators:
        fail(f"No hay indicador {indicator}: son de 1 a {len(indicators)}.")
    try:
        read = evaluation_json(text, indicators, figures, indicator)
    except NoIndicatorNamed as refused:
        fail(str(refused))
    if figures is None:
        print(f"No hay periodo {of.code}: no hay cifras con que comparar.", file=sys.stderr)
    assert form is JsonFormat.JSON
    print(as_json(read), end="")


def read_document(file: str) -> str:
    """The words of a file, or of the standard input; end the command where there are none."""
    content = sys.stdin.buffer.read() if file == "-" else read_bytes(Path(file), LARGEST_FILE)
    document = asyncio.run(WorkbookPool().read_evaluation_text(content))
    if isinstance(document, UnfitText):
        fail(document.words("el texto" if file == "-" else file))
    return document.text


async def _stored(session: AsyncSession, period: Period) -> Stored:
    from bot.cli.summary import figures_by_region

    indicators = await indicators_in(session, period.year)
    return indicators, await figures_by_region(session, period.code)
