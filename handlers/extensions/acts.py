"""ODES's answers to requests for more time, in its chat or by the command line.

Each act raises ValueError with the reason, in words for people, and has changed nothing then.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period, lima_day
from convenio.catalogue.places import holder_name, indicator_in, place_name
from convenio.catalogue.regions import REGIONS
from handlers.announcements import tell_in_window
from handlers.extensions import answer_views as views
from handlers.notices import DueNotice
from handlers.nudges import acts
from handlers.words import plain_text, say
from storage.evaluations.owed import Owing, owing_at
from storage.models import Duty, PeriodRow, Person, Role
from storage.people.audience import directorates, staff_of
from storage.people.people import get_person
from storage.periods import extension_requests, nudges
from storage.periods.extension_requests import PendingExtension
from storage.reminders.occasions import recipients

SUBJECT = "refusal"  # of more time
WISH = "wish"  # for more time


async def grant_extension(
    session: AsyncSession,
    period: Period,
    place: str,
    day: date,
    reason: str,
    by: Person | None,
    now: datetime,
) -> int:
    """Grant more time until `day`, asked for or not; return how many people are told."""
    owing = await _missing(session, period, place, now)
    owed = owing.owed
    if why := acts.unfit_day(owing, day, now):
        words = say("nudges/unfit", owed=owed, unread="", refused=(day, why))
        raise ValueError(plain_text(words))
    people = await recipients(session)
    told = await acts.extend_deadline(
        session, owing, day, reason, people, by, now, before=owed.deadline
    )
    if told is None:
        raise ValueError(plain_text(say("nudges/deadline_moved", owed=owed)))
    return len(told)


async def refuse(
    session: AsyncSession, wish: PendingExtension, words: str, by: Person | None, now: datetime
) -> int:
    """Refuse a request that is held, and tell those whose it is and who asked; return how many."""
    await extension_requests.refuse_extension(session, wish, words, by, now)
    people = {person.id: person for person in await _staff(session, wish)}
    asker = await get_person(session, wish.row.asked_by)
    if asker is not None:
        people.setdefault(asker.id, asker)
    told = [person for person in people.values() if by is None or person.id != by.id]
    about = {"subject": SUBJECT, "number": wish.id}
    return tell_in_window(
        session, told, lambda person: views.told_no(person, wish), now, about=about
    )


async def _staff(session: AsyncSession, wish: PendingExtension) -> list[Person]:
    """Those who answer for what the request is about."""
    number = wish.row.indicator
    if not number:
        return list(await staff_of(session, [wish.place]))
    period = await session.get_one(PeriodRow, wish.row.period)
    return [person for person, _ in await directorates(session, period.agreement, [number])]


def about_wish(wish: PendingExtension) -> dict[str, Any]:
    return {"subject": WISH, "number": wish.id}


async def wish_now(notice: DueNotice) -> dict[str, Any] | None:
    """The request as it stands; None once it was decided or the report has come."""
    wish = await extension_requests.find_request(notice.session, notice.about["number"])
    if not notice.serves(Role.ODES) or wish is None or wish.row.decided_at is not None:
        return None
    owing = await owing_at(notice.session, wish.row.period, wish.place)
    return views.for_odes(wish, owing).payload if owing and owing.expected else None


def _concerns(wish: PendingExtension, duties: Sequence[Duty]) -> bool:
    if wish.row.indicator:
        return any(duty.role is Role.PROPONENT for duty in duties)
    return any(duty.region == wish.place for duty in duties)


async def refusal_now(notice: DueNotice) -> dict[str, Any] | None:
    """The refusal as it stands; None once the region got more time after all."""
    wish = await extension_requests.find_request(notice.session, notice.about["number"])
    if wish is None or wish.row.decided_at is None or not _concerns(wish, notice.duties):
        return None
    place, at = (wish.row.period, wish.place), wish.row.decided_at
    return None if await nudges.extensions_since(notice.session, *place, at) else notice.payload


async def wish_held(session: AsyncSession, period: Period, place: str) -> PendingExtension:
    """The request that waits for an answer, locked so that nobody else decides it meanwhile."""
    waiting = await extension_requests.pending_request(session, period.code, place)
    held = (
        await extension_requests.find_request(session, waiting.id, to_decide=True)
        if waiting
        else None
    )
    if held is None or held.row.decided_at is not None:
        raise ValueError(f"La {holder_name(place)} no tiene un pedido de plazo por responder.")
    return held


async def _missing(session: AsyncSession, period: Period, place: str, now: datetime) -> Owing:
    owing = await owing_at(session, period.code, place)
    if owing is None and indicator_in(place):
        raise ValueError(f"Del {place_name(place)} no se espera el Anexo 5 en {period.code}.")
    if owing is None:
        raise ValueError(f"La {REGIONS[place].office} no reporta en {period.code}.")
    if not owing.owed.open_on(lima_day(now)):
        raise ValueError(plain_text(say("nudges/not_open")))
    if not owing.expected:
        raise ValueError(plain_text(say("nudges/has_sent", owing=owing)))
    return owing
