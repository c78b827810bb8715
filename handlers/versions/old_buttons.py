"""Messages that offered to decide on a version lose their buttons and say what became of it."""

from collections.abc import Sequence
from datetime import datetime

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Rule, Stage
from handlers.actions import Action
from handlers.announcements import settle_message
from handlers.views import Press
from handlers.words import say
from storage.models import Version
from storage.outbox.sent_buttons import deciders_chats, sent_with_buttons
from storage.reports import reports
from storage.reports.reports import Report

_DECIDING = (Action.APPROVE, Action.RETURN, Action.BRIDGE)


async def tell_decided_messages(
    session: AsyncSession, report: Report, rule: Rule, by: str | None, now: datetime, *, why: str
) -> None:
    """Put the decision into the messages that offered it to anybody."""
    became = say("versions/became", act=rule.act, by=by, at=now, why=why)
    await _settle(session, [report.version], became, now)
    if rule.after is Stage.RECEIVED:
        await tell_replaced_messages(session, report, now)


async def tell_replaced_messages(session: AsyncSession, newer: Report, now: datetime) -> None:
    """Say in the messages about earlier versions, once none of them counts, which one does.

    Only of those that this version is the first to replace: the others' messages say it already.
    """
    version = newer.version
    found = await reports.versions_of(session, version.period, version.region)
    earlier = [each for each in found if each.number < version.number]
    if version.stage is Stage.WAITING:
        past = [each for each in earlier[-1:] if each.stage is Stage.REPLACED]
    else:
        counted = [each.number for each in earlier if each.stage is Stage.RECEIVED]
        past = [each for each in earlier if each.number >= max(counted, default=0)]
    became = say("versions/became", act="replace", at=version.sent_at, number=version.number)
    await _settle(session, past, became, now)


async def _settle(
    session: AsyncSession, versions: Sequence[Version], became: Markup, now: datetime
) -> None:
    sent = [version.sent_at for version in versions if version.sent_at is not None]
    if not sent:
        return
    offers = {
        Press(action, (str(version.id),)).data for version in versions for action in _DECIDING
    }
    chats = await deciders_chats(session, versions[0].region)
    for message in await sent_with_buttons(session, chats, min(sent), offers):
        settle_message(session, message, offers, became, now)
