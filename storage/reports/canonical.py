"""The canonical form of what a version says: hashed when it is sent, kept in the audit trail."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.entries import Entry
from storage.audit import add_entries, canonical, entry
from storage.models import AuditKind, Person
from storage.reports.reports import Report
from storage.sealed_words import sealed

WORDS = {"cause_words", "reason"}  # of an entry, in somebody's own words


def content_hash(report: Report) -> str:
    """The SHA-256 of what the version says: the same figures, the same hash."""
    content = {
        "period": report.version.period,
        "region": report.version.region,
        "version": report.version.number,
        "figures": [entry_facts(entry) for entry in report.entries],
    }
    return hashlib.sha256(canonical(content).encode()).hexdigest()


def entry_facts(entry: Entry) -> dict[str, str | int | None]:
    """What an entry says; a reason only where there is one, so that older hashes stay true."""
    figure = entry.figure
    reason = {} if entry.reason is None else {"reason": entry.reason}
    return {
        "indicator": entry.indicator,
        "state": figure.state.value,
        "programmed": plain_value(figure.programmed),
        "executed": plain_value(figure.executed),
        "executed_count": plain_value(entry.executed_count),
        "base_count": plain_value(entry.base_count),
        "cause": entry.cause,
        "cause_words": entry.cause_words,
    } | reason


def typed_facts(entry: Entry) -> dict[str, str | int | None]:
    """What an entry of a draft says, with what was typed and does not count yet."""
    facts = entry_facts(entry)
    typed = {"programmed": entry.programmed, "executed": entry.executed}
    uncounted = {
        f"typed_{name}": plain_value(value)
        for name, value in typed.items()
        if value is not None and facts[name] is None
    }
    return facts | uncounted


def plain_value(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


async def record_figures(
    session: AsyncSession, report: Report, changed: Iterable[Entry], person: Person, now: datetime
) -> None:
    """Record in the audit trail what was said of each indicator before, and what now."""
    version = report.version
    entries = []
    for after in changed:
        before = report.entry(after.indicator)
        said = entry(
            AuditKind.FIGURE,
            now,
            person.id,
            period=version.period,
            region=version.region,
            subject=f"version {version.number}, indicator {after.indicator}",
            before=_without_words(before) if before.begun else None,
            after=_without_words(after),
        )
        entries.append(said)
    await add_entries(session, *entries)


def _without_words(entry: Entry) -> dict[str, Any]:
    """What was typed, as the trail keeps it: of free words their hash."""
    facts = typed_facts(entry)
    return facts | {
        name: sealed(said)
        for name, said in facts.items()
        if name in WORDS and isinstance(said, str)
    }
