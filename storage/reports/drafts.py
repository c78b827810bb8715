"""Drafts: opened, filled with figures, and sent for good as a version."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam
from sqlalchemy.orm.attributes import set_committed_value
from sqlmodel import col, delete
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.entries import Entry
from convenio.report.stages import Act, Stage, rule_for
from storage.database import run, table_of, upsert
from storage.models import (
    AuditKind,
    Evidence,
    Expected,
    FigureChange,
    FigureRow,
    Person,
    Question,
    Version,
)
from storage.reports import evidence
from storage.reports.answers import figure_rows
from storage.reports.canonical import content_hash, entry_facts, record_figures
from storage.reports.obligations import Owed
from storage.reports.reports import Report, load, versions_of
from storage.reports.transitions import advance, audit_version, replace_waiting
from storage.reports.version_rows import LastChange


async def open_draft(
    session: AsyncSession, owed: Owed, person: Person, now: datetime, reason: str | None = None
) -> Version:
    """The region's draft; a new one begins with the figures of the version sent before.

    Of two focal points who begin at the same moment, the second waits and gets the first's.
    """
    period, region = owed.period.code, owed.region.code
    await session.get(Expected, (period, region), with_for_update=True)
    versions = await versions_of(session, period, region)
    if versions and versions[-1].sent_at is None:
        return versions[-1]
    draft = Version(
        period=period,
        region=region,
        number=len(versions) + 1,
        reason=reason,
        opened_at=now,
        opened_by=person.id,
        simulated=bool(versions) and versions[-1].simulated,
    )
    session.add(draft)
    await session.flush()
    if versions:
        await _copy_figures(session, versions[-1], draft)
        await evidence.copy_files(session, versions[-1], draft)
    await audit_version(session, AuditKind.OPENED, draft, person, now, after={"reason": reason})
    return draft


async def _copy_figures(session: AsyncSession, source: Version, target: Version) -> None:
    assert target.id is not None
    for row in (await figure_rows(session, source.id)).values():
        session.add(FigureRow(**(row.model_dump() | {"version_id": target.id})))
    await session.flush()


async def save(
    session: AsyncSession,
    report: Report,
    entries: Iterable[Entry],
    person: Person,
    now: datetime,
) -> Report:
    """Set what is said of some indicators of a draft; return the draft as it is then."""
    changed = [entry for entry in entries if entry != report.entry(entry.indicator)]
    if not changed:
        return report
    await run(
        session,
        _SET_FIGURE,
        [_row(report.id, entry, person, now) for entry in changed],
    )
    await run(
        session,
        _NOTE_CHANGE,
        [
            _change(report.id, report.entry(entry.indicator), entry, person, now)
            for entry in changed
        ],
    )
    await record_figures(session, report, changed, person, now)
    await _count_change(session, report.version)
    now_said = {entry.indicator: entry for entry in changed}
    return replace(
        report,
        entries=tuple(now_said.get(entry.indicator, entry) for entry in report.entries),
        last_change=LastChange(person.id, person.name, changed[-1].indicator, now),
    )


async def _count_change(session: AsyncSession, version: Version) -> None:
    """Count the version's revision on, by a statement: to have the object flushed costs thrice."""
    revision = version.revision + 1
    await run(session, _COUNT, {"version": version.id, "now": revision})
    set_committed_value(version, "revision", revision)


_VERSIONS = table_of(Version)
_COUNT = (
    _VERSIONS.update()
    .where(_VERSIONS.c.id == bindparam("version"))
    .values(revision=bindparam("now"))
)
_NOTE_CHANGE = table_of(FigureChange).insert()
_SET_FIGURE = upsert(
    FigureRow, *(column.name for column in table_of(FigureRow).c if not column.primary_key)
)


def _change(
    version_id: int, before: Entry, after: Entry, person: Person, now: datetime
) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "indicator": after.indicator,
        "at": now,
        "person_id": person.id,
        "before": json.dumps(entry_facts(before)) if before.begun else None,
        "after": json.dumps(entry_facts(after)),
    }


async def discard(session: AsyncSession, report: Report, person: Person, now: datetime) -> None:
    """Discard a correction that was begun; what was sent before stays as it is."""
    await audit_version(session, AuditKind.DISCARDED, report.version, person, now)
    for table in (Question, FigureChange, FigureRow, Evidence):
        await session.exec(delete(table).where(col(table.version_id) == report.id))
    await session.exec(delete(Version).where(col(Version.id) == report.id))


async def changes_nothing(session: AsyncSession, report: Report) -> bool:
    """Tell whether a correction has the figures and files of the version that it corrects."""
    versions = await versions_of(session, report.version.period, report.version.region)
    before = await load(session, versions[report.version.number - 2].id or 0)
    assert before is not None
    if [entry_facts(entry) for entry in before.entries] != [
        entry_facts(entry) for entry in report.entries
    ]:
        return False
    return await evidence.present_files(session, before.id) == await evidence.present_files(
        session, report.id
    )


async def send(
    session: AsyncSession, report: Report, person: Person, now: datetime, *, waits: bool = False
) -> Version:
    """Fix the version: goals are written into it, and it gets its receipt and its hash.

    `waits`: for its director's approval; otherwise it is received at once.
    """
    for entry in report.entries:
        kept = await session.get(FigureRow, (report.id, entry.indicator))
        frozen = kept or FigureRow(**_row(report.id, entry, person, now))
        frozen.programmed = entry.figure.programmed
        if entry.without_goal or entry.not_applicable:
            frozen.mark = "not_applicable" if entry.not_applicable else "no_goal"
        session.add(frozen)
    version = report.version
    version.sent_at = now
    version.sent_by = person.id
    version.late = report.owed.late_at(now)
    version.receipt = f"{version.period}-{version.region.upper()}-{version.number}"
    version.content_hash = content_hash(report)
    session.add(version)
    await session.flush()
    rule = rule_for(Act.SUBMIT if waits else Act.SEND, Stage.DRAFT)
    assert rule is not None
    sent = {"receipt": version.receipt, "content_hash": version.content_hash, "late": version.late}
    await advance(session, version, rule, person, now, facts=sent)
    await replace_waiting(session, version, person, now)
    return version


def _row(version_id: int, entry: Entry, person: Person, now: datetime) -> dict[str, Any]:
    return {
        "version_id": version_id,
        "indicator": entry.indicator,
        "mark": entry.mark.value if entry.mark else None,
        "programmed": entry.programmed,
        "executed": entry.executed,
        "executed_count": entry.executed_count,
        "base_count": entry.base_count,
        "cause": entry.cause,
        "cause_words": entry.cause_words,
        "reason": entry.reason,
        "updated_at": now,
        "updated_by": person.id,
    }
