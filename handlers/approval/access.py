"""Fetch versions to decide upon, for those who may: there is no other way to get one."""

from collections.abc import Sequence
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from convenio.report.stages import RULES, Act, Rule, Stage
from handlers.access import Capability, may, regions_to, require
from handlers.approval import views
from handlers.context import Context, Outdated, Refused
from handlers.versions.changes import VersionChanges, since_decided, since_received
from storage.models import Role, Version
from storage.people import people
from storage.reports import reports
from storage.reports.reports import Report
from storage.reports.transitions import awaiting_approval
from storage.reports.version_history import transitions_of

ODES = Role.ODES.value
DECIDES = {
    Role.FOCAL: Capability.REPORT,
    Role.DIRECTOR: Capability.APPROVE,
    Role.ODES: Capability.DECIDE,
}  # who leads a version on by the rules


async def to_decide(context: Context, act: Act, version_id: int) -> tuple[Report, Rule]:
    """A version and the rule by which this person does that to it now.

    Raises Refused if they never may, Outdated if it is decided already or not yet time.
    """
    require(context, *(DECIDES[Role(rule.by)] for rule in RULES if rule.act is act))
    report = await reports.load(context.session, version_id, to_change=True)
    if report is None or not report.sent:
        raise Refused
    rules = [rule for rule in RULES if rule.act is act and _may(context, rule, report)]
    if not rules:
        raise Refused
    return report, await rule_now(context.session, report, rules, context.now)


async def rule_now(
    session: AsyncSession, report: Report, rules: Sequence[Rule], now: datetime
) -> Rule:
    """The one of these rules that applies now; raises Outdated if none does."""
    today = lima_day(now)
    rule = next((rule for rule in rules if rule.before is report.version.stage), None)
    if rule is None:
        raise await outdated(session, report)
    await _require_newest(session, report)
    if _published(report, rule, today):
        raise Outdated(views.published(report))
    if rule.act is Act.BRIDGE and not await may_bridge(session, report.version, today):
        raise Outdated(views.too_early(views.bridged_on(report.version)))
    return rule


async def visible(context: Context, version_id: int) -> Report:
    """A sent version, for its region and for ODES. Raises Refused."""
    require(context, Capability.READ_ALL, Capability.APPROVE, Capability.REPORT)
    report = await reports.load(context.session, version_id)
    if report is None or not report.sent or not sees(context, report.version.region):
        raise Refused
    return report


def sees(context: Context, region: str) -> bool:
    regional = regions_to(context, Capability.APPROVE, Capability.REPORT)
    return may(context, Capability.READ_ALL) or region in regional


async def news_of(context: Context, report: Report) -> VersionChanges | None:
    """What is new to this person in a version that waits; None where all of it is."""
    if report.version.stage is not Stage.WAITING:
        return None
    decides = may(context, Capability.APPROVE, report.version.region)
    since = since_decided if decides else since_received
    return await since(context.session, report)


async def acts_on(context: Context, report: Report) -> list[Act]:
    """What this person may do with it now, for its buttons."""
    waited = report.version.stage is Stage.WAITING and await may_bridge(
        context.session, report.version, context.today
    )
    return [
        rule.act
        for rule in RULES
        if rule.before is report.version.stage
        and rule.act is not Act.REPLACE
        and _may(context, rule, report)
        and not _published(report, rule, context.today)
        and (waited or rule.act is not Act.BRIDGE)
    ]


async def waiting_reports(context: Context) -> list[Report]:
    """The reports waiting for approval: a director's own regions', or all for who reads all."""
    _ = context.person
    require(context, Capability.READ_ALL, Capability.APPROVE)
    everywhere = may(context, Capability.READ_ALL)
    regions = None if everywhere else regions_to(context, Capability.APPROVE)
    found = await awaiting_approval(context.session, regions)
    loaded = [await reports.load(context.session, version.id or 0) for version in found]
    return [report for report in loaded if report is not None]


async def may_bridge(session: AsyncSession, version: Version, today: date) -> bool:
    """Whether ODES need not wait any longer: three working days, or no director to be reached."""
    if today >= views.bridged_on(version):
        return True
    return not await people.reachable_directors(session, version.region)


async def outdated(session: AsyncSession, report: Report) -> Outdated:
    """The exception that says kindly what was decided, and by whom."""
    history = await transitions_of(session, report.id)
    last, name = history[-1]
    return Outdated(views.decided_already(report, last.after, name))


def _may(context: Context, rule: Rule, report: Report) -> bool:
    return may(context, DECIDES[Role(rule.by)], report.version.region)


def _published(report: Report, rule: Rule, today: date) -> bool:
    """Whether a received report is published, so that it can only be corrected with consent."""
    return rule.before is Stage.RECEIVED and report.owed.published(today)


async def _require_newest(session: AsyncSession, report: Report) -> None:
    versions = await reports.versions_of(session, report.version.period, report.version.region)
    newer = [
        version
        for version in versions
        if version.sent_at and version.number > report.version.number
    ]
    if newer and newer[-1].stage is not Stage.RETURNED:
        raise Outdated(views.newer(newer[-1]))
