"""`load-evaluation` and `evaluations`: what directorates wrote, saved as drafts and printed."""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import (
    FormatOption,
    IndicatorOption,
    PeriodOption,
    TableFormat,
    as_json,
    carry_out,
    fail,
    in_transaction,
    print_table,
    read_period,
)
from bot.cli.evaluations.text import FileArgument, read_document
from convenio.calendar.periods import Period
from convenio.evaluation.items import Item
from storage.models import PeriodRow

if TYPE_CHECKING:
    from convenio.evaluation.reader import Read

_SHOWN = 60  # letters of what is open, or no item
COLUMNS = (
    *("period", "indicator", "state", "version", "receipt", "kind", "regions", "everybody"),
    *("claim", "responsible", "due", "activities", "text", "simulated"),
)


def add_to(app: typer.Typer) -> None:
    app.command("load-evaluation")(load_evaluation)
    app.command("evaluations")(print_evaluations)


def load_evaluation(
    file: FileArgument, period: PeriodOption, indicator: IndicatorOption = None
) -> None:
    """Guarda el texto de una dirección (Anexo 5) como su borrador, en lugar del que hubiera."""
    code, text = read_period(period).code, read_document(file)
    read = carry_out(lambda session: _save(session, code, text, indicator))
    for number, count in Counter(item.indicator for item in read.items).items():
        print(f"IdG {number}: {count} en el borrador.")
    for line in _left_open(read):
        print(f"Aviso: {line}.", file=sys.stderr)


def _left_open(read: "Read") -> Iterator[str]:
    """What the text leaves open, and what was read as no item: each as a chat shows it."""
    from convenio.evaluation.reader_words import DOUBTS, NOT_ITEMS

    for doubt in read.doubts:
        item = read.items[doubt.item]
        yield f"IdG {item.indicator}, «{item.text[:_SHOWN]}» {DOUBTS[doubt.kind]}"
    for left in read.unread:
        yield f"no se guardó «{left.text[:_SHOWN]}»: {NOT_ITEMS[left.why]}"


async def _save(session: AsyncSession, code: str, text: str, indicator: int | None) -> "Read":
    from convenio.evaluation.reader import read_text
    from storage.evaluations import drafts
    from storage.evaluations.evaluations import newest
    from storage.turnout.turnout import expected_regions

    period = await session.get(PeriodRow, code)
    if period is None:
        raise ValueError(f"No hay periodo {code}.")
    if indicator is not None and indicator not in period.indicators:
        raise ValueError(f"No hay indicador {indicator}: son de 1 a {len(period.indicators)}.")
    expected = await expected_regions(session, code) or ()
    read = read_text(text, period.indicators, expected, indicator, Period.parse(code))
    if not read.items:
        raise ValueError("No se leyó ninguna conclusión ni recomendación: no se guardó nada.")
    by_indicator: dict[int, list[Item]] = {}
    for item in read.items:
        by_indicator.setdefault(item.indicator, []).append(item)
    for evaluation in await newest(session, period, by_indicator):
        if not evaluation.open:
            number = evaluation.indicator.number
            raise ValueError(f"El IdG {number} ya se envió: su dirección lo corrige en el chat.")
    now = datetime.now(UTC)
    for number, items in by_indicator.items():
        draft = await drafts.open_draft(session, period, number, None, now)
        await drafts.save_items(session, draft, items, None, now)
    return read


def print_evaluations(period: PeriodOption, form: FormatOption = TableFormat.CSV) -> None:
    """Imprime las evaluaciones de un semestre: cada conclusión y recomendación, con su estado."""
    code = read_period(period).code
    found = in_transaction(lambda session: _evaluations(session, code))
    if found is None:
        fail(f"No hay periodo {code}.")
    if form is TableFormat.JSON:
        print(as_json(found), end="")
    else:
        print_table(list(_rows(code, found)), COLUMNS, form)


async def _evaluations(session: AsyncSession, code: str) -> list[dict[str, Any]] | None:
    from storage.evaluations.evaluations import newest

    period = await session.get(PeriodRow, code)
    if period is None:
        return None
    return [
        {
            "indicator": evaluation.indicator.number,
            "proponent": evaluation.indicator.proponent,
            "state": evaluation.stage.value if evaluation.stage else "not_started",
            "version": evaluation.row.number if evaluation.row else 0,
            "sent_at": _moment(evaluation.row.sent_at if evaluation.row else None),
            "simulated": evaluation.row.simulated if evaluation.row else False,
            "late": evaluation.row.late if evaluation.row else False,
            "receipt": (evaluation.row.receipt if evaluation.row else None) or "",
            "content_hash": (evaluation.row.content_hash if evaluation.row else None) or "",
            "items": [_item(item) for item in evaluation.items],
            "findings": evaluation.row.findings if evaluation.row else [],
        }
        for evaluation in await newest(session, period)
    ]


def _moment(at: datetime | None) -> str | None:
    return at.isoformat() if at else None


def _item(item: Item) -> dict[str, Any]:
    return {
        "kind": item.kind.value,
        "regions": list(item.regions),
        "everybody": item.everybody,
        "claim": item.claim.value if item.claim else None,
        "responsible": item.responsible.value,
        "due": item.due.code if item.due else None,
        "activities": list(item.activities),
        "text": item.text,
    }


def _rows(code: str, found: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A row for each item, and one for an indicator of which nothing is written."""
    for evaluation in found:
        of = {"period": code} | {
            name: evaluation[name]
            for name in ("indicator", "state", "version", "receipt", "simulated")
        }
        for item in evaluation["items"] or [{}]:
            lists = {
                name: " ".join(map(str, item.get(name, ()))) for name in ("regions", "activities")
            }
            yield dict.fromkeys(COLUMNS, "") | of | item | lists
