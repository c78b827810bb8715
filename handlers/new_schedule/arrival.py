"""The result of reading a CSV, for the chat that sent it: its faults, or what it would change.

It comes outside of an update, so that nothing of its conversation is at hand but what is stored.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.schedule.activities import ScheduleEntry
from handlers.access import Capability, may
from handlers.new_schedule import views
from handlers.new_schedule.form_state import ScheduleUpload
from handlers.new_schedule.review import review_screen
from handlers.new_schedule.steps import FORM
from handlers.views import View
from storage.models import Question, RowKind
from storage.outbox import outbox
from storage.people import people


@dataclass(frozen=True, slots=True)
class UnfitSchedule:
    """The reasons why nothing was taken, fault by fault."""

    faults: Sequence[str]


async def schedule_arrived(
    session: AsyncSession,
    chat_id: int,
    asked: ScheduleUpload,
    outcome: Sequence[ScheduleEntry] | UnfitSchedule,
    now: datetime,
) -> None:
    """Show the result for that file and year, after checking duties again: they may have ended."""

    def put(kind: RowKind, payload: dict[str, Any]) -> None:
        outbox.put(session, chat_id, kind, payload, now)

    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    if person is None or not may(duties, Capability.SET_SCHEDULE):
        put(RowKind.SAY, views.refused().payload)
    elif isinstance(outcome, UnfitSchedule):
        await _ask_no_year(session, chat_id, asked)
        if len(outcome.faults) > views.FAULTS_SHOWN:
            content = {"name": "fallas.txt", "content": "\n".join(outcome.faults) + "\n"}
            put(RowKind.FILE, View(views.all_faults(asked.name)).payload | content)
        put(RowKind.SAY, views.unfit(asked.name, outcome.faults).payload)
    else:
        asked = asked.holding(outcome)
        view = await review_screen(session, asked, person, now)
        await FORM.open_outside(session, chat_id, asked, view, now)


async def _ask_no_year(session: AsyncSession, chat_id: int, asked: ScheduleUpload) -> None:
    """Stop asking for the year of a file that cannot be used any more."""
    question = await session.get(Question, chat_id)
    if question and question.kind == FORM.kind and question.args["file_id"] == asked.file_id:
        await session.delete(question)
