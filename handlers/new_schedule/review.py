"""The effect of a file, shown before it is loaded; also outside an update."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import lima_day
from convenio.schedule.reload import Reload
from handlers.new_schedule import views
from handlers.new_schedule.acts import load_audience
from handlers.new_schedule.form_state import ScheduleUpload
from handlers.rescheduling import notices as rescheduling
from handlers.views import View
from storage.agreements import indicators_in
from storage.models import Person
from storage.schedule import move_history
from storage.schedule.reload import answers_about, compare_years


async def load_effect(session: AsyncSession, asked: ScheduleUpload) -> tuple[Reload, int]:
    """The changes it would make, and how many answers about attendance would be lost."""
    indicators = await indicators_in(session, asked.year)
    found = await compare_years(session, asked.year, asked.entries(indicators))
    return found, await answers_about(session, found.lost)


async def review_screen(
    session: AsyncSession, asked: ScheduleUpload, reader: Person, now: datetime, note: str = ""
) -> View:
    if not asked.year:
        return views.ask_year(asked, lima_day(now).year, note)
    found, answers = await load_effect(session, asked)
    unheard = await move_history.unheard_months(session, asked.year, rescheduling.SUBJECT)
    concerned = await load_audience(session, found, reader, unheard)
    told, unreached = len(concerned.readers), concerned.unreached
    return views.review(asked, found, answers, told, unreached, now, note)
