"""The forecast of what will be sent: each moment's plan, as if the ones before had been."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import OPENS, at_hour, is_working_day, window_end, within_window
from handlers.forecast import ForecastDay, ForecastLine, Why
from jobs.plan import LAST_CALL, Plan, plan
from jobs.situation import about_day, facts_on
from jobs.tracks import DueItem, PlanFacts
from storage.reminders.occasions import Decided, Recipient

DAYS = 7
WORTH_SAYING = (Why.SENT, Why.RECEIVED, Why.NOTHING_APPLIES, Why.UNREACHABLE, Why.SILENCE)
Told = tuple[datetime, Recipient, DueItem]


async def forecast(session: AsyncSession, now: datetime, leads: Leads = USUAL) -> list[ForecastDay]:
    """The working days of a week from `now` on which something is sent or held back."""
    today = lima_day(now)
    supposed: list[Decided] = []
    found: list[ForecastDay] = []
    known: dict[tuple[str, ...], PlanFacts | None] = {}
    for day in filter(is_working_day, (today + timedelta(days=days) for days in range(DAYS))):
        about = await about_day(session, day)
        if about not in known:
            known[about] = await facts_on(session, day, leads)
        facts = known[about]
        if facts is not None:
            foreseen = _day(facts, day, now, supposed)
            found += [foreseen] if foreseen.told or foreseen.held else []
    return found


def _day(facts: PlanFacts, day: date, now: datetime, supposed: list[Decided]) -> ForecastDay:
    """The forecast of one day; adds to `supposed` what will be decided on it."""
    told: list[Told] = []
    held: dict[tuple[object, ...], tuple[Told, Why]] = {}
    for moment in _moments(day, now):
        planned = plan(replace(facts, decided=[*facts.decided, *supposed]), moment)
        told += _told(planned, moment)
        supposed += _decisions(planned, moment)
        for message in planned.held:
            due_on = lima_day(message.item.due_at)
            if message.why in WORTH_SAYING and due_on == day:
                held[message.item.key] = (
                    (message.item.due_at, message.reader, message.item),
                    message.why,
                )
    return ForecastDay(
        day, tuple(_lines((item, None) for item in told)), tuple(_lines(held.values()))
    )


def _moments(day: date, now: datetime) -> list[datetime]:
    """The moments when something may become due; from the last on, nobody's answer is awaited."""
    opening = at_hour(day, OPENS)
    known = (opening, window_end(opening) - LAST_CALL)
    moments = [moment for moment in known if moment >= now]
    now_too = lima_day(now) == day and within_window(now)
    return [now, *moments] if now_too else moments


def _told(planned: Plan, moment: datetime) -> Iterator[Told]:
    for message in planned.messages:
        for item in message.items:
            yield moment, message.reader, item


def _decisions(planned: Plan, moment: datetime) -> Iterator[Decided]:
    for message in planned.messages:
        for item in message.items:
            yield Decided(item.key, moment, missed=False)
    for item, _ in planned.missed:
        yield Decided(item.key, moment, missed=True)


def _lines(found: Iterable[tuple[Told, Why | None]]) -> list[ForecastLine]:
    """The lines of the forecast: alike ones together, in order of time."""
    groups: dict[tuple[object, ...], list[tuple[Told, Why | None]]] = {}
    for line in found:
        (at, _, item), why = line
        key = item.key
        groups.setdefault((at, key.kind, key.period, key.lead, why), []).append(line)
    return sorted((_line(group) for group in groups.values()), key=lambda line: line.at)


def _line(group: Sequence[tuple[Told, Why | None]]) -> ForecastLine:
    (at, _, item), why = group[0]
    regions = dict.fromkeys(told.key.region for (_, _, told), _ in group if told.key.region)
    people = {reader.person_id: reader.name or "sin nombre" for (_, reader, _), _ in group}
    key = item.key
    return ForecastLine(
        at, key.kind, key.period, key.lead, tuple(regions), tuple(people.values()), why
    )
