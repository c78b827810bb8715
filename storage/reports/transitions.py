"""Transitions of a version from stage to stage: made by a rule, audited, and looked up.

A version is one of a region's report, or of an indicator's evaluation.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Act, Rule, Stage, rule_for
from storage.audit import Facts, add_entries, entry
from storage.models import AuditKind, EvaluationRow, Person, Role, Transition, Version

KINDS = {
    Act.SUBMIT: AuditKind.SENT,
    Act.SEND: AuditKind.SENT,
    Act.REPLACE: AuditKind.REPLACED,
    Act.APPROVE: AuditKind.APPROVED,
    Act.RETURN: AuditKind.RETURNED,
    Act.BRIDGE: AuditKind.BRIDGED,
}


@dataclass(frozen=True, slots=True)
class Remark:
    """The reason why a version was returned, and which indicator it is about (0: the whole)."""

    indicator: int
    words: str
    name: str | None
    role: str


async def advance(
    session: AsyncSession,
    version: Version | EvaluationRow,
    rule: Rule,
    person: Person | None,
    now: datetime,
    *,
    why: str = "",
    indicator: int = 0,
    facts: Facts | None = None,
) -> bool:
    """Move a version to its next stage; False if somebody else did at the same moment.

    `facts`: what the audit trail says of it besides.
    """
    table, of_report = type(version), isinstance(version, Version)
    claim = (
        update(table)
        .where(col(table.id) == version.id, col(table.stage) == rule.before)
        .values(stage=rule.after)
    )
    if (await session.exec(claim)).rowcount != 1:
        return False
    assert version.id is not None
    session.add(
        Transition(
            version_id=version.id if of_report else None,
            evaluation_id=None if of_report else version.id,
            act=rule.act,
            before=rule.before,
            after=rule.after,
            role=rule.by,
            person_id=person.id if person else None,
            at=now,
            why=why,
            indicator=indicator,
        )
    )
    await session.flush()
    after = {"stage": rule.after, "role": rule.by, "why": why}
    about = {"indicator": indicator} if of_report else {}  # an evaluation's subject names it
    await audit_version(
        session,
        KINDS[rule.act],
        version,
        person,
        now,
        before={"stage": rule.before},
        after=after | about | dict(facts or {}),
    )
    return True


def actor_name(transition: Transition, name: str | None) -> str | None:
    """The name of who made a transition; ODES's own where it was done by the command line."""
    of_odes = transition.person_id is None and transition.role == Role.ODES
    return Role.ODES.upper() if of_odes else name


def subject_of(version: Version | EvaluationRow) -> tuple[str, str]:
    """The region and the subject under which the audit trail has a version."""
    if isinstance(version, Version):
        return version.region, f"version {version.number}"
    return "", f"evaluation of indicator {version.indicator}, version {version.number}"


async def audit_version(
    session: AsyncSession,
    kind: AuditKind,
    version: Version | EvaluationRow,
    person: Person | None,
    now: datetime,
    before: Facts | None = None,
    after: Facts | None = None,
) -> None:
    """Record in the audit trail an act on a version; nobody: by a command."""
    region, subject = subject_of(version)
    said = entry(
        kind,
        now,
        person.id if person else None,
        period=version.period,
        region=region,
        subject=subject,
        before=before,
        after=after,
    )
    await add_entries(session, said)


async def replace_waiting(
    session: AsyncSession, version: Version, person: Person, now: datetime
) -> None:
    """Replace an earlier version that still waits for approval by this one."""
    query = select(Version).where(
        Version.period == version.period,
        Version.region == version.region,
        Version.stage == Stage.WAITING,
        col(Version.number) < version.number,
    )
    rule = rule_for(Act.REPLACE, Stage.WAITING)
    assert rule is not None
    for earlier in (await session.exec(query)).all():
        await advance(session, earlier, rule, person, now, why=f"versión {version.number}")


async def remark_on(session: AsyncSession, period: str, region: str, number: int) -> Remark | None:
    """The remark with which that version was returned, if it was."""
    query = (
        select(Transition, Person.name)
        .join(Version, col(Version.id) == col(Transition.version_id))
        .join(Person, col(Person.id) == col(Transition.person_id), isouter=True)
        .where(
            Version.period == period,
            Version.region == region,
            Version.number == number,
            Transition.act == Act.RETURN,
        )
        .order_by(col(Transition.id).desc())
    )
    found = (await session.exec(query)).first()
    if found is None:
        return None
    transition, name = found
    by = actor_name(transition, name)
    return Remark(transition.indicator, transition.why, by, transition.role)


async def awaiting_approval(
    session: AsyncSession, regions: Collection[str] | None
) -> Sequence[Version]:
    """The versions of some regions (None: of all) that wait for approval, the oldest first."""
    query = select(Version).where(Version.stage == Stage.WAITING).order_by(col(Version.sent_at))
    if regions is not None:
        query = query.where(col(Version.region).in_(regions))
    return (await session.exec(query)).all()
