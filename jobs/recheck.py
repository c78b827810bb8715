"""The recheck at the moment of sending: is what nobody asked for still true?"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import lima_day
from convenio.calendar.reading_day import READ_ON
from convenio.calendar.workdays import next_window, window_end, within_window
from convenio.catalogue.places import indicator_in
from handlers.notices import DueNotice
from jobs.daily_state import with_map
from jobs.messages import Composer, fits
from jobs.notice_rechecks import NOTICES
from jobs.plan import comes_late, silent_until, undisturbed_until
from jobs.schedule_news import ABOUT_SCHEDULE
from jobs.tracks import KINDS, SUBJECTS, DueItem
from storage.agreements import indicators_in
from storage.models import Duty, OccasionKind, PeriodRow, Person, Question, Role, RowKind, RowState
from storage.outbox.outbox import Outcome, OwedRow
from storage.people import people
from storage.reminders.occasions import OccasionKey
from storage.report.present_words import take_words

ROLE_FOR = {kind: role for role, kind in KINDS.items()} | {
    OccasionKind.STATUS: Role.ODES,
    OccasionKind.APPROVAL: Role.DIRECTOR,
    OccasionKind.MONTH: Role.FOCAL,
    OccasionKind.DIRECTOR_MONTH: Role.DIRECTOR,
    OccasionKind.OWN_MONTH: Role.PROPONENT,
    OccasionKind.DAY: Role.FOCAL,
    OccasionKind.ATTENDANCE: Role.FOCAL,
    OccasionKind.TURNOUT: Role.PROPONENT,
    OccasionKind.CONSULTATIONS: Role.ODES,
    OccasionKind.EVALUATION: Role.PROPONENT,
    OccasionKind.UNEVALUATED: Role.ODES,
    OccasionKind.EVALUATED: Role.ODES,
    OccasionKind.OPEN_ADVICE: Role.FOCAL,
}


def message_subject(items: Sequence[DueItem], *, late: bool) -> dict[str, Any]:
    """The subject of a message, as its row carries it."""
    return {"late": late, "items": [_as_json(item) for item in items]}


async def recheck(
    session: AsyncSession, row: OwedRow, now: datetime, leads: Leads = USUAL
) -> OwedRow | Outcome:
    """The row in the words of now, or its outcome: put off to the next window, or withdrawn."""
    if row.about is None:
        return row
    if not within_window(now):
        # as if it had never been tried: until then it holds up nothing else of its chat
        return Outcome(row, RowState.DUE, now, due_at=next_window(now), attempts=0)
    if until := await _answering_until(session, row, now):
        return Outcome(row, RowState.DUE, now, due_at=until, attempts=0)
    READ_ON.set(lima_day(now))
    if "items" not in row.about:
        await take_words(session)
    person = await people.find_person(session, row.chat_id)
    if person and (opens := await _closed_until(session, person, now)):
        return Outcome(row, RowState.DUE, now, due_at=opens, attempts=0)
    if person and person.silent_until and _keeps_silent(row.about, person, now):
        tomorrow = next_window(window_end(now))  # it may be taken back meanwhile
        return Outcome(row, RowState.DUE, now, due_at=tomorrow, attempts=0)
    if person is None and _goes_to_anybody(row):
        return row
    payload = await _payload(session, row, row.about, person, now, leads) if person else None
    if payload is None:
        return Outcome(row, RowState.WITHDRAWN, now, error="no longer true")
    if row.about.get("items"):
        return await _shown_now(session, row, payload, now)
    return replace(row, payload=payload)


async def _shown_now(
    session: AsyncSession, row: OwedRow, said: dict[str, Any], now: datetime
) -> OwedRow:
    """A message of the clock in the words of now, below the map where it had one."""
    if not fits(said):  # so much was added meanwhile: as it was written
        return row
    items = [_read(stored) for stored in (row.about or {})["items"]]
    shown = await with_map(session, items, said, now) if row.kind is RowKind.PICTURE else None
    if shown:
        return replace(row, payload=shown)
    return replace(row, kind=RowKind.SAY, payload=said)


async def _answering_until(session: AsyncSession, row: OwedRow, now: datetime) -> datetime | None:
    """The moment until which somebody who answers is left alone, save by faults and decisions."""
    question = await session.get(Question, row.chat_id)
    if question is None or _interrupts(row):
        return None
    return undisturbed_until(question.asked_at, now)


async def _closed_until(session: AsyncSession, person: Person, now: datetime) -> datetime | None:
    """The moment when a region that has its own day off opens again, if that is all somebody's."""
    regions = {duty.region for duty in await people.duties_of(session, person)}
    opens = [next_window(now, region) for region in regions]
    return None if not opens or now in opens else min(opens)


def _interrupts(row: OwedRow) -> bool:
    kind = NOTICES.get((row.about or {}).get("subject", ""))
    return kind is not None and kind.interrupts


def _goes_to_anybody(row: OwedRow) -> bool:
    kind = NOTICES.get((row.about or {}).get("subject", ""))
    return kind is not None and kind.to_anybody


def _keeps_silent(about: dict[str, Any], person: Person, now: datetime) -> bool:
    """Tell whether silence was asked for meanwhile, and covers all that there is to tell."""
    items = [_read(stored) for stored in about.get("items", ())]
    return bool(items) and all(silent_until(item, person.silent_until, now) for item in items)


async def _payload(
    session: AsyncSession,
    row: OwedRow,
    about: dict[str, Any],
    person: Person,
    now: datetime,
    leads: Leads,
) -> dict[str, Any] | None:
    duties = await people.duties_of(session, person)
    if "items" not in about:
        kind = NOTICES.get(about["subject"])
        notice = DueNotice(session, row, about, person, duties, now)
        return await kind.payload_now(notice) if kind else None
    read = [_read(stored) for stored in about["items"]]
    items = [item for item in read if await _theirs(session, item, duties)]
    late = about["late"] or any(comes_late(item, person.silent_until, now) for item in items)
    return await Composer(session, now, leads=leads).compose(
        person.name, items, fewer=person.fewer_reminders, late=late
    )


async def _theirs(session: AsyncSession, item: DueItem, duties: Sequence[Duty]) -> bool:
    role, place = ROLE_FOR[item.key.kind], item.key.region
    mine = [duty for duty in duties if duty.role is role]
    if role is Role.PROPONENT:
        of = await _agreement(session, item), indicator_in(place)
        return any((duty.agreement, duty.indicator) == of for duty in mine)
    return any(role is Role.ODES or duty.region == place for duty in mine)


async def _agreement(session: AsyncSession, item: DueItem) -> str:
    """The agreement of the period, or of the schedule's year, that it is about."""
    if SUBJECTS[item.key.kind] in ABOUT_SCHEDULE:
        return (await indicators_in(session, item.key.deadline.year)).agreement
    return (await session.get_one(PeriodRow, item.key.period)).agreement


def _as_json(item: DueItem) -> dict[str, Any]:
    return item.key._asdict() | {
        "deadline": item.key.deadline.isoformat(),
        "due_at": item.due_at.isoformat(),
        "since": item.since.isoformat() if item.since else None,
        "quiet": item.quiet,
    }


def _read(stored: dict[str, Any]) -> DueItem:
    key = OccasionKey(
        stored["period"],
        stored["region"],
        stored["person_id"],
        OccasionKind(stored["kind"]),
        stored["lead"],
        date.fromisoformat(stored["deadline"]),
    )
    since = datetime.fromisoformat(stored["since"]) if stored["since"] else None
    due_at, quiet = datetime.fromisoformat(stored["due_at"]), stored.get("quiet", False)
    return DueItem(key, due_at, since, quiet=quiet)
