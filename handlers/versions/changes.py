"""Fetch what a version changed, against the one before or the one that its reader last had."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from handlers.versions.differences import FileChange, file_changes
from storage.models import Version
from storage.reports import evidence, reports
from storage.reports.reports import Report
from storage.reports.version_history import figure_changes, received_at
from storage.reports.version_rows import LastChange

_DECIDED = (Stage.RECEIVED, Stage.RETURNED)


@dataclass(frozen=True, slots=True)
class VersionChanges:
    """A version beside an earlier one. `changed`: who changed each indicator last in it."""

    old: Report
    new: Report
    changed: Mapping[int, LastChange]
    files: Sequence[FileChange]


async def changes_between(session: AsyncSession, old: Report, new: Report) -> VersionChanges:
    files = file_changes(
        await evidence.present_files(session, old.id),
        await evidence.present_files(session, new.id),
    )
    return VersionChanges(old, new, await figure_changes(session, new.id), files)


async def since_decided(session: AsyncSession, report: Report) -> VersionChanges | None:
    """What is new since its director last decided on the report; None for its first version.

    What was replaced before it was decided is skipped, or nobody would decide what it changed.
    """
    earlier = await _earlier(session, report)
    decided = [version for version in earlier if version.stage in _DECIDED]
    return await _since(session, decided or earlier, report)


async def since_received(session: AsyncSession, report: Report) -> VersionChanges | None:
    """What is new since ODES last received the report; None if it has received none before."""
    earlier = await _earlier(session, report)
    received = await received_at(session, earlier)
    return await _since(session, [v for v in earlier if v.id in received], report)


async def _earlier(session: AsyncSession, report: Report) -> list[Version]:
    version = report.version
    found = await reports.versions_of(session, version.period, version.region)
    return [earlier for earlier in found if earlier.number < version.number]


async def _since(
    session: AsyncSession, earlier: Sequence[Version], report: Report
) -> VersionChanges | None:
    old = await reports.load(session, earlier[-1].id or 0) if earlier else None
    return await changes_between(session, old, report) if old else None
