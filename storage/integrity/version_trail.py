"""A sent version against the audit trail: what it says, its way, and when."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from storage.evaluations import drafts
from storage.evaluations.evaluations import Evaluation
from storage.models import AuditEntry, AuditKind, EvaluationRow, Transition, Version
from storage.reports.canonical import content_hash
from storage.reports.receipt_hash import receipt_hashes
from storage.reports.reports import Report
from storage.reports.transitions import KINDS, subject_of

_STEPS = frozenset(KINDS.values())


@dataclass(frozen=True, slots=True)
class VersionTrail:
    """A version's steps with the receipt's hash after each, and what contradicts the trail."""

    steps: Sequence[Transition]
    hashes: Sequence[str]
    faults: Sequence[str]

    @property
    def whole(self) -> bool:
        return not self.faults


async def trail_of(session: AsyncSession, sent: Report | Evaluation) -> VersionTrail:
    """What the trail and the version's own rows say of it; reads no name."""
    if isinstance(sent, Report):
        version: Version | EvaluationRow = sent.version
        today = content_hash(sent)
        of_version = Transition.version_id == version.id
    else:
        assert sent.row is not None
        version, today = sent.row, drafts.content_hash(sent)
        of_version = Transition.evaluation_id == version.id
    steps = (
        await session.exec(select(Transition).where(of_version).order_by(col(Transition.id)))
    ).all()
    faults = list(_own_faults(version, steps, today))
    entries = await _entries(session, version)
    if not await _before_the_trail(session, version):
        faults += _trail_faults(version, steps, entries)
    elif later := [each for each in entries if each.kind in _STEPS]:
        faults += _step_faults(steps[-len(later) :], later)
    return VersionTrail(steps, receipt_hashes(version, steps), faults)


async def _entries(session: AsyncSession, version: Version | EvaluationRow) -> list[AuditEntry]:
    """The version's entries since it was opened: a draft that was given up had its number too."""
    region, subject = subject_of(version)
    query = (
        select(AuditEntry)
        .where(
            AuditEntry.period == version.period,
            AuditEntry.region == region,
            AuditEntry.subject == subject,
            col(AuditEntry.kind).in_((AuditKind.OPENED, *_STEPS)),
        )
        .order_by(col(AuditEntry.id))
    )
    found = list((await session.exec(query)).all())
    opened = [place for place, each in enumerate(found) if each.kind is AuditKind.OPENED]
    return found[opened[-1] :] if opened else found


async def _before_the_trail(session: AsyncSession, version: Version | EvaluationRow) -> bool:
    """Whether it was sent before anything was written down."""
    first = (await session.exec(select(func.min(AuditEntry.at)))).one()
    return first is None or (version.sent_at is not None and version.sent_at < first)


def _own_faults(
    version: Version | EvaluationRow, steps: Sequence[Transition], today: str
) -> Iterator[str]:
    if today != version.content_hash:
        yield "lo que dice no tiene su huella"
    if not steps or steps[-1].after is not version.stage:
        yield "su estado no es el de su último paso"


def _trail_faults(
    version: Version | EvaluationRow, steps: Sequence[Transition], entries: Sequence[AuditEntry]
) -> Iterator[str]:
    noted = [each for each in entries if each.kind in _STEPS]
    yield from _step_faults(steps, noted)
    opened, sent = _facts(entries, AuditKind.OPENED), _facts(entries, AuditKind.SENT)
    if opened and opened.get("reason") != version.reason:
        yield "su motivo no es el del registro"
    way = next((each for each in noted if each.kind is AuditKind.SENT), None)
    when_and_who = (way.at, way.person_id) if way else (None, None)
    said = (sent.get("content_hash"), sent.get("receipt"), sent.get("late"), *when_and_who)
    own = (version.content_hash, version.receipt, version.late, version.sent_at, version.sent_by)
    if said != own:
        yield "lo enviado o su fecha no es lo del registro"


def _step_faults(steps: Sequence[Transition], noted: Sequence[AuditEntry]) -> Iterator[str]:
    if [_of_step(step) for step in steps] != [_of_entry(each) for each in noted]:
        yield "sus pasos no son los del registro"


def _facts(entries: Sequence[AuditEntry], kind: AuditKind) -> Mapping[str, Any]:
    found = next((each for each in entries if each.kind is kind), None)
    return json.loads(found.after or "{}") if found else {}


def _of_step(step: Transition) -> tuple[Any, ...]:
    stages = (step.before, step.after, step.role, step.why)
    return (KINDS[step.act], step.at, step.person_id, *stages)


def _of_entry(each: AuditEntry) -> tuple[Any, ...]:
    before, after = json.loads(each.before or "{}"), json.loads(each.after or "{}")
    stages = (Stage(before["stage"]), Stage(after["stage"]), after["role"], after["why"])
    return (each.kind, each.at, each.person_id, *stages)
