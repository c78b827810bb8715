"""The welcome of somebody who comes in; a director reads in it where the region's report is."""

from collections.abc import Sequence
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from handlers.access import Capability, may, regions_to
from handlers.actions import Action
from handlers.roles import duty_words
from handlers.views import Button, View, button
from handlers.words import report_deadline, say
from storage.models import Duty, Person
from storage.reports.obligations import owed_by
from storage.reports.transitions import awaiting_approval
from storage.turnout.owed_reports import OwedRegion, owing_of


async def welcome_view(
    session: AsyncSession, person: Person, duties: Sequence[Duty], now: datetime
) -> View:
    regions = [region for region in regions_to(duties, Capability.APPROVE) if region]
    waiting = await awaiting_approval(session, regions) if regions else []
    return _welcome(person, duties, await _standings(session, regions, now), len(waiting))


async def _standings(
    session: AsyncSession, regions: Sequence[str], now: datetime
) -> list[tuple[OwedRegion, str]]:
    """What these regions owe now, each with its deadline in words."""
    if not regions:
        return []
    today = lima_day(now)
    found = [
        await owing_of(session, *owed.place) for owed in await owed_by(session, regions, today)
    ]
    return [(owing, report_deadline(owing.owed, today)) for owing in found if owing is not None]


def _welcome(
    person: Person,
    duties: Sequence[Duty],
    standings: Sequence[tuple[OwedRegion, str]],
    waiting: int,
) -> View:
    """`standings`: of a director's regions, with their deadlines; `waiting`: for their approval."""
    keyboard: list[tuple[Button, ...]] = []
    approves = may(duties, Capability.APPROVE)
    if approves:
        label = f"🖊 Por aprobar ({waiting})" if waiting else "🖊 Por aprobar"
        keyboard.append((button(label, Action.WAITING),))
        keyboard.append((button("📊 Resumen de mi región", Action.SUMMARY),))
    if may(duties, Capability.REPORT):
        keyboard.append((button("📝 Reportar ahora", Action.REPORT),))
    if may(duties, Capability.MANAGE_PEOPLE):
        keyboard.append((button("✉️ Invitar a alguien", Action.INVITE),))
    keyboard.append((button("❓ Cómo funciona", Action.HELP),))
    words = [duty_words(duty) for duty in duties]
    text = say(
        "invitation/welcome",
        person=person,
        duties=words,
        approves=approves,
        standings=standings,
        waiting=waiting,
    )
    return View(text, tuple(keyboard))
