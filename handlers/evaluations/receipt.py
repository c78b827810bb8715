"""The receipt of an evaluation: what its page says, and which one a number is of."""

from collections.abc import Sequence

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import LIMA
from convenio.evaluation.items import Item, ItemKind
from convenio.report.stages import Act, stage_words
from documents.receipt_facts import ReceiptFacts
from handlers.evaluations.item_words import about
from handlers.words import hour, long_day
from storage.evaluations.evaluations import Evaluation, load
from storage.models import EvaluationRow, Person, Transition
from storage.reports.transitions import actor_name

_DID = {
    Act.SEND: "enviada a ODES y recibida",
    Act.REPLACE: "reemplazada por una versión más nueva",
    Act.RETURN: "devuelta",
}
_LETTERS = {ItemKind.CONCLUSION: "C", ItemKind.RECOMMENDATION: "R"}
TITLE = "Constancia de evaluación (Anexo 5)"


async def receipt_facts(session: AsyncSession, evaluation: Evaluation) -> ReceiptFacts:
    """The page's content."""
    row = evaluation.row
    assert row is not None
    assert row.sent_at is not None
    indicator = evaluation.indicator
    timing = "fuera de plazo" if row.late else "en plazo"
    lines = [
        f"{indicator.proponent} · {evaluation.semester.label} · versión {row.number}",
        f"IdG {indicator.number}: {indicator.name}",
        f"Enviada {timing} el {long_day(row.sent_at)} a las {hour(row.sent_at)}",
        f"Estado: {stage_words(row.stage, late=row.late)}",
    ]
    if row.reason:
        lines.append(f"Motivo: {row.reason}")
    if row.simulated:
        lines.append("Texto de la demostración: no es de la dirección")
    return ReceiptFacts(
        title=TITLE,
        number=row.receipt or "",
        content_hash=row.content_hash or "",
        about=tuple(lines),
        items=tuple(_items(evaluation)),
        totals=(
            f"Conclusiones: {len(evaluation.conclusions)}",
            f"Recomendaciones: {len(evaluation.recommendations)}",
            f"Diferencias anotadas entre el texto y las cifras: {len(row.findings)}",
        ),
        steps=tuple(await _steps(session, evaluation)),
        moment=int(row.sent_at.timestamp()),
    )


def _items(evaluation: Evaluation) -> list[str]:
    return [
        f"{_LETTERS[kind]}{number}. {about(item)}: «{item.text}»"
        for kind in ItemKind
        for number, item in enumerate(_of_kind(evaluation.items, kind), start=1)
    ]


def _of_kind(items: Sequence[Item], kind: ItemKind) -> list[Item]:
    return [item for item in items if item.kind is kind]


async def _steps(session: AsyncSession, evaluation: Evaluation) -> list[str]:
    query = (
        select(Transition, Person.name)
        .join(Person, col(Person.id) == col(Transition.person_id), isouter=True)
        .where(Transition.evaluation_id == evaluation.id)
        .order_by(col(Transition.id))
    )
    return [
        f"{step.at.astimezone(LIMA):%d/%m/%Y %H:%M} {_DID[step.act]}"
        f" · {actor_name(step, name) or 'una persona que se retiró'}"
        + (f" · «{step.why}»" if step.act is Act.RETURN else "")
        for step, name in (await session.exec(query)).all()
    ]


async def evaluation_by_receipt(session: AsyncSession, number: str) -> Evaluation | None:
    """The version with that number on its receipt; None where no version was sent with it."""
    query = select(EvaluationRow).where(EvaluationRow.receipt == number)
    row = (await session.exec(query)).first()
    return await load(session, row) if row else None
