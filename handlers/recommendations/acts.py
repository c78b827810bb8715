"""A recommendation goes on in a place: kept, told to those concerned, and shown by files."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.following import Followed
from convenio.evaluation.progress import Progress
from handlers.announcements import tell_alike
from handlers.evidence.attachment import fetch_file
from handlers.notices import DueNotice
from handlers.recommendations import notice_views
from handlers.recommendations.access import accepts, marks
from storage.evaluations.progress import find_followed, record_step
from storage.models import Evidence, Person, Role
from storage.people.audience import directorates, staff_of

SUBJECT = "recommendation"
TOLD = (Progress.IMPLEMENTED, Progress.NOT_PERTINENT)  # to the directorate


async def go_on(
    session: AsyncSession,
    followed: Followed,
    progress: Progress,
    by: Person,
    role: Role,
    now: datetime,
    *,
    words: str = "",
    accepted: bool = False,
) -> int:
    """Keep a step of one that was found to be changed; return its id.

    What a region calls done its directorate is told, and what that says of it the region's staff.
    """
    step = await record_step(
        session, followed, progress, by, role, now, words=words, accepted=accepted
    )
    then = replace(
        followed,
        progress=progress,
        accepted=accepted,
        step=step,
        at=now,
        by=by.name or "",
        words=words,
    )
    of = followed.recommendation
    about = {
        "subject": SUBJECT,
        "period": of.period.code,
        "number": of.number,
        "place": followed.place,
        "step": step,
    }
    if role is Role.PROPONENT and followed.place:
        told = await staff_of(session, [followed.place])
        tell_alike(session, _but(told, by), notice_views.for_region(then), now, about)
    elif followed.place and progress in TOLD and progress is not followed.progress:
        whole = await directorates(session, of.indicators.agreement, [of.indicator])
        told = list({person.id: person for person, _ in whole}.values())
        tell_alike(session, _but(told, by), notice_views.for_directorate(then), now, about)
    return step


async def keep_files(
    session: AsyncSession,
    chat_id: int,
    followed: Followed,
    step: int,
    by: Person,
    files: Sequence[tuple[str, str]],
    now: datetime,
) -> None:
    """Have files fetched that show a step; each is a name and what Telegram has it under."""
    for name, file_id in files:
        row = Evidence(
            step_id=step,
            indicator=followed.recommendation.indicator,
            person_id=by.id,
            at=now,
            name=name,
            file_id=file_id,
            album=f"step-{step}",
        )
        await fetch_file(session, chat_id, row, now)


async def step_now(notice: DueNotice) -> dict[str, Any] | None:
    """The notice, while that is still the newest step and its reader is concerned by it."""
    about = notice.about
    followed = await find_followed(
        notice.session, about["period"], about["number"], about["place"], notice.today
    )
    if followed is None or followed.step != about["step"]:
        return None
    concerned = accepts(notice.duties, followed) or marks(notice.duties, followed)
    return notice.payload if concerned else None


def _but(told: Sequence[Person], by: Person) -> list[Person]:
    return [person for person in told if person.id != by.id]
