"""An evaluation is sent or returned, in the chat or by command, and those concerned are told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from handlers.announcements import tell_alike
from handlers.evaluations import notice_views as views
from handlers.evaluations.standing import as_facts, findings_of, standing_of
from handlers.notices import DueNotice
from handlers.roles import proposes
from storage.evaluations import drafts
from storage.evaluations.evaluations import Evaluation, find
from storage.models import Person, Role
from storage.people.audience import odes_staff
from storage.people.people import people_with_duties

SENT, RETURNED, COLLEAGUE = "evaluationsent", "evaluationback", "evaluationcopy"


async def send_evaluation(
    session: AsyncSession, evaluation: Evaluation, by: Person | None, now: datetime
) -> Evaluation:
    """Send a locked draft with the findings of this moment; tell ODES and the directorate."""
    standing = await standing_of(session, evaluation.period)
    found = await findings_of(session, evaluation, standing)
    kept = [as_facts(finding) for finding in found]
    sent = await drafts.send(session, evaluation, kept, standing.expected, by, now)
    about = {"subject": SENT, "evaluation": sent.id}
    tell_alike(session, await odes_staff(session), views.for_odes(sent, by), now, about)
    colleagues = await directorate_of(session, sent, by)
    about = {"subject": COLLEAGUE, "evaluation": sent.id}
    tell_alike(session, colleagues, views.for_colleague(sent, by), now, about)
    return sent


async def return_evaluation(
    session: AsyncSession, evaluation: Evaluation, words: str, by: Person | None, now: datetime
) -> bool:
    """Return a received evaluation, and tell its directorate; False if it was decided meanwhile."""
    if not await drafts.give_back(session, evaluation, words, by, now):
        return False
    about = {"subject": RETURNED, "evaluation": evaluation.id}
    view = views.for_directorate(evaluation, words, by)
    tell_alike(session, await directorate_of(session, evaluation, None), view, now, about)
    return True


async def directorate_of(
    session: AsyncSession, evaluation: Evaluation, but: Person | None
) -> Sequence[Person]:
    """Those who evaluate that indicator, each once."""
    indicators, number = evaluation.period.indicators, evaluation.indicator.number
    serving = {
        person.id: person
        for person, duty in await people_with_duties(session)
        if proposes(duty, indicators, number)
    }
    return [person for key, person in serving.items() if but is None or key != but.id]


async def sent_now(notice: DueNotice) -> dict[str, Any] | None:
    """The message to ODES, while that version still counts."""
    evaluation = await find(notice.session, notice.about["evaluation"])
    counts = evaluation is not None and evaluation.stage is Stage.RECEIVED
    return notice.payload if counts and notice.serves(Role.ODES) else None


async def copy_now(notice: DueNotice) -> dict[str, Any] | None:
    return await _own_now(notice, Stage.RECEIVED)


async def returned_now(notice: DueNotice) -> dict[str, Any] | None:
    """The message to the directorate, until a newer version was sent."""
    return await _own_now(notice, Stage.RETURNED)


async def _own_now(notice: DueNotice, stage: Stage) -> dict[str, Any] | None:
    evaluation = await find(notice.session, notice.about["evaluation"])
    if evaluation is None or evaluation.stage is not stage:
        return None
    if stage is Stage.RETURNED and evaluation.received:
        return None
    indicators, number = evaluation.period.indicators, evaluation.indicator.number
    own = any(proposes(duty, indicators, number) for duty in notice.duties)
    return notice.payload if own else None
