"""Drafts of evaluations: opened, filled with items, sent for good, and returned by ODES."""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlmodel import col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.items import Item
from convenio.report.stages import EVALUATION_RULES, Act, Stage, rule_for
from storage.audit import Facts, canonical
from storage.evaluations.evaluations import Evaluation, load, versions_of
from storage.evaluations.items import to_rows
from storage.evaluations.recommendations import items_by_now, number_recommendations
from storage.models import (
    AuditKind,
    EvaluationItem,
    EvaluationRow,
    PeriodRow,
    Person,
)
from storage.reports.transitions import advance, audit_version
from storage.sealed_words import sealed


async def open_draft(
    session: AsyncSession,
    period: PeriodRow,
    indicator: int,
    person: Person | None,
    now: datetime,
    reason: str | None = None,
) -> Evaluation:
    """The indicator's draft; a new one begins with the items of the version sent before.

    Of two people of a directorate who begin at the same moment, the second gets the first's.
    """
    await session.get(PeriodRow, period.code, with_for_update={"of": PeriodRow})
    versions = await versions_of(session, period.code, indicator)
    if versions and versions[-1].sent_at is None:
        return await load(session, versions[-1])
    row = EvaluationRow(
        period=period.code,
        indicator=indicator,
        number=len(versions) + 1,
        reason=reason,
        opened_at=now,
        opened_by=person.id if person else None,
        simulated=bool(versions) and versions[-1].simulated,
    )
    session.add(row)
    await session.flush()
    if versions:
        assert row.id is not None
        before = await load(session, versions[-1])
        session.add_all(to_rows(row.id, await items_by_now(session, before)))
        await session.flush()
    await audit_version(session, AuditKind.OPENED, row, person, now, after={"reason": reason})
    return await load(session, row)


async def save_items(
    session: AsyncSession,
    evaluation: Evaluation,
    items: Sequence[Item],
    person: Person | None,
    now: datetime,
) -> Evaluation:
    """Set what a draft says; return it as it is then."""
    if tuple(items) == evaluation.items:
        return evaluation
    row = evaluation.row
    assert row is not None
    assert row.sent_at is None
    gone = delete(EvaluationItem).where(col(EvaluationItem.evaluation_id) == evaluation.id)
    await session.exec(gone)
    session.add_all(to_rows(evaluation.id, items))
    row.revision += 1
    session.add(row)
    await session.flush()
    before, after = _sealed(item_facts(evaluation.items)), _sealed(item_facts(items))
    await audit_version(session, AuditKind.EVALUATION, row, person, now, before=before, after=after)
    return replace(evaluation, items=tuple(items))


async def discard(
    session: AsyncSession, evaluation: Evaluation, person: Person, now: datetime
) -> None:
    """Discard a draft; what was sent before stays as it is."""
    row = evaluation.row
    assert row is not None
    assert row.sent_at is None
    await audit_version(session, AuditKind.DISCARDED, row, person, now)
    gone = delete(EvaluationItem).where(col(EvaluationItem.evaluation_id) == evaluation.id)
    await session.exec(gone)
    await session.delete(row)
    await session.flush()


async def send(
    session: AsyncSession,
    evaluation: Evaluation,
    findings: Sequence[dict[str, Any]],
    expected: Collection[str],
    person: Person | None,
    now: datetime,
) -> Evaluation:
    """Fix a locked draft: it gets its receipt and hash, and its recommendations their numbers.

    `expected`: the regions that a recommendation to everybody addresses.
    """
    row = evaluation.row
    assert row is not None
    assert row.sent_at is None
    row.sent_at, row.sent_by = now, person.id if person else None
    row.late = evaluation.late_at(now)
    row.receipt = f"{row.period}-A5-{row.indicator}-{row.number}"
    row.content_hash = content_hash(evaluation)
    row.findings = list(findings)
    session.add(row)
    await session.flush()
    for earlier in (await versions_of(session, row.period, row.indicator))[:-1]:
        if earlier.stage is Stage.RECEIVED:
            await _advance(session, earlier, Act.REPLACE, person, now, f"versión {row.number}")
    sent = {"receipt": row.receipt, "content_hash": row.content_hash, "late": row.late}
    await _advance(session, row, Act.SEND, person, now, facts=sent)
    await session.refresh(row)
    await number_recommendations(session, evaluation, expected, now)
    return replace(evaluation, row=row, received=True)


async def give_back(
    session: AsyncSession, evaluation: Evaluation, why: str, person: Person | None, now: datetime
) -> bool:
    """Return a received evaluation with a comment; False if it is not received any more."""
    assert evaluation.row is not None
    returned = await _advance(session, evaluation.row, Act.RETURN, person, now, why)
    await session.refresh(evaluation.row)
    return returned


async def _advance(
    session: AsyncSession,
    row: EvaluationRow,
    act: Act,
    person: Person | None,
    now: datetime,
    why: str = "",
    facts: Facts | None = None,
) -> bool:
    """Move a version to its next stage by the rules; False if somebody else did meanwhile."""
    rule = rule_for(act, row.stage, EVALUATION_RULES)
    return rule is not None and await advance(
        session, row, rule, person, now, why=why, indicator=row.indicator, facts=facts
    )


def content_hash(evaluation: Evaluation) -> str:
    """The SHA-256 of what a version says: the same items in the same order, the same hash."""
    assert evaluation.row is not None
    content = {
        "period": evaluation.row.period,
        "indicator": evaluation.row.indicator,
        "version": evaluation.row.number,
    } | item_facts(evaluation.items)
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def _sealed(facts: dict[str, Any]) -> dict[str, Any]:
    """What the trail keeps of a draft's items: their words may name somebody who is forgotten."""
    return {"items": [item | {"text": sealed(item["text"])} for item in facts["items"]]}


def item_facts(items: Sequence[Item]) -> dict[str, Any]:
    return {
        "items": [asdict(item) | {"due": item.due.code if item.due else None} for item in items]
    }
