"""Drafts against the audit trail: what they say is what was typed last, or sent before."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.entries import Entry
from convenio.report.stages import Stage
from storage.audit import canonical
from storage.evaluations import evaluations
from storage.evaluations.drafts import item_facts
from storage.integrity.trail_entries import entries_of, said_after, trail_began
from storage.models import AuditEntry, AuditKind, EvaluationRow, Version
from storage.people.forgotten_names import NOBODY
from storage.reports import reports
from storage.reports.canonical import WORDS, typed_facts
from storage.reports.transitions import subject_of
from storage.sealed_words import is_same

_NUMBERS = ("executed", "executed_count", "base_count")
_NOTHING: Mapping[str, Any] = {}


async def draft_faults(session: AsyncSession) -> list[str]:
    """What a draft says that nobody has typed, and drafts that nobody has opened."""
    began = await trail_began(session)
    kept = await entries_of(session, AuditKind.OPENED, AuditKind.FIGURE, AuditKind.EVALUATION)
    faults: list[str] = []
    unsent = select(Version).where(col(Version.sent_at).is_(None)).order_by(col(Version.id))
    for version in (await session.exec(unsent)).all():
        own = _since_opened(kept, version)
        if own is None:
            if began is not None and version.opened_at >= began:
                faults.append(f"el borrador de {version.region}, {version.period},")
            continue
        if version.stage is not Stage.DRAFT:
            faults.append(f"el estado del borrador de {version.region}, {version.period},")
        report = await reports.load(session, version.id or 0)
        before = await _sent_before(session, version)
        for entry in report.entries if report else ():
            if not _as_said(entry, _last(own, version, entry.indicator), before):
                place = f"{version.region}, {version.period}"
                faults.append(f"el IdG {entry.indicator} del borrador de {place},")
    rows = select(EvaluationRow).where(col(EvaluationRow.sent_at).is_(None))
    for row in (await session.exec(rows.order_by(col(EvaluationRow.id)))).all():
        own = _since_opened(kept, row)
        new = began is not None and row.opened_at >= began
        if row.stage is not Stage.DRAFT or (
            new if own is None else not await _is_as_saved(session, row, own)
        ):
            faults.append(f"el borrador de la evaluación del IdG {row.indicator}, {row.period},")
    return faults


def _since_opened(
    kept: Sequence[AuditEntry], version: Version | EvaluationRow
) -> list[AuditEntry] | None:
    """The draft's entries since it was opened last; None if nobody opened it."""
    region, subject = subject_of(version)
    own = [
        each
        for each in kept
        if (each.period, each.region) == (version.period, region)
        and (each.subject == subject or each.subject.startswith(f"{subject}, "))
    ]
    opened = [place for place, each in enumerate(own) if each.kind is AuditKind.OPENED]
    return own[opened[-1] :] if opened else None


async def _sent_before(session: AsyncSession, version: Version) -> dict[int, Entry]:
    versions = await reports.versions_of(session, version.period, version.region)
    earlier = [each for each in versions if each.number == version.number - 1]
    report = await reports.load(session, earlier[0].id or 0) if earlier else None
    return {entry.indicator: entry for entry in report.entries} if report else {}


def _last(own: Sequence[AuditEntry], version: Version, indicator: int) -> Mapping[str, Any] | None:
    subject = f"version {version.number}, indicator {indicator}"
    found = [each for each in own if each.kind is AuditKind.FIGURE and each.subject == subject]
    return said_after(found[-1]) if found else None


def _as_said(entry: Entry, typed: Mapping[str, Any] | None, before: Mapping[int, Entry]) -> bool:
    """Compare what was typed; a goal that ODES loaded is not the draft's."""
    sent = before.get(entry.indicator)
    said = typed if typed is not None else (typed_facts(sent) if sent else None)
    there = typed_facts(entry)
    if said is None:
        return not entry.begun and entry.cause is None
    if not all(_has_words(said.get(name), there.get(name)) for name in WORDS):
        return False
    if entry.goal is not None:
        return all(_same(there[name], said.get(name)) for name in (*_NUMBERS, "cause"))
    names = (there.keys() | said.keys()) - WORDS - {"indicator"}
    return all(_same(there.get(name), said.get(name)) for name in names)


def _has_words(kept: Any, words: Any) -> bool:
    """Compare free words with their hash in the trail, unless a name was taken out of them."""
    return NOBODY in (words or "") or is_same(kept, words)


def _same(one: Any, other: Any) -> bool:
    """Compare figures as numbers: '60' and '60.00' are one."""
    if one is None or other is None or one == other:
        return bool(one == other)
    try:
        return float(one) == float(other)
    except ValueError:
        return False


async def _is_as_saved(
    session: AsyncSession, row: EvaluationRow, own: Sequence[AuditEntry]
) -> bool:
    there = item_facts((await evaluations.load(session, row)).items)
    saved = [each for each in own if each.kind is AuditKind.EVALUATION]
    said = said_after(saved[-1]) if saved else await _evaluation_before(session, row)
    if len(there["items"]) != len(said["items"]):
        return False
    return all(
        _has_words(kept["text"], item["text"])
        and canonical(kept | {"text": ""}) == canonical(item | {"text": ""})
        for item, kept in zip(there["items"], said["items"], strict=True)
    )


async def _evaluation_before(session: AsyncSession, row: EvaluationRow) -> Mapping[str, Any]:
    """What the version before it says, with which it begins."""
    earlier = select(EvaluationRow).where(
        EvaluationRow.period == row.period,
        EvaluationRow.indicator == row.indicator,
        EvaluationRow.number == row.number - 1,
    )
    found = (await session.exec(earlier)).first()
    return item_facts((await evaluations.load(session, found)).items) if found else {"items": []}
