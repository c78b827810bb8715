"""What was read of a file of indicators reaches ODES's card, to be confirmed there."""

from dataclasses import replace
from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from documents.workbooks.read.indicator_list import Listing
from handlers.access import Capability, may
from handlers.agreements import views
from handlers.agreements.steps import FORM
from handlers.views import View
from storage.agreements import check_years
from storage.models import Question, RowKind
from storage.outbox import outbox
from storage.people import people


async def listing_arrived(
    session: AsyncSession, chat_id: int, name: str, found: Listing, now: datetime
) -> None:
    """Show what was read; check the duties again, as they may have ended since it was sent."""
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    question = await session.get(Question, chat_id)
    if not may(duties, Capability.MANAGE_AGREEMENTS):
        view, kind = views.refused(), RowKind.SAY
    elif question is None or question.kind != FORM.kind:
        view, kind = views.no_longer_asked(name), RowKind.SAY
    else:
        view, kind = await _shown(session, question, name, found), RowKind.OPEN
    outbox.put(session, chat_id, kind, view.payload, now)


async def _shown(session: AsyncSession, question: Question, name: str, found: Listing) -> View:
    """The list to be confirmed, or all its faults, after which the file is expected again."""
    asked = FORM.read(question.args)
    faults = list(found.faults)
    content = "" if faults else found.content
    if content:
        try:
            await check_years(session, asked.first, asked.last, found.count)
        except ValueError as fault:
            faults, content = [str(fault)], ""
    asked = replace(asked, content=content, name=name)
    question.args = FORM.args(asked)
    session.add(question)
    return views.faulty(asked, faults) if faults else views.screen(asked)
