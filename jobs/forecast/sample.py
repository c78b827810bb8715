"""A message of the clock with other words, as it would next be said: real data, nothing sent."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from markupsafe import Markup
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.lead_times import USUAL, Leads
from convenio.calendar.periods import lima_day
from convenio.calendar.reading_day import READ_ON
from handlers.wordings.catalogue import MESSAGES
from jobs.messages import Composer
from jobs.plan import tracks_on
from jobs.situation import facts_on
from jobs.tracks import DueItem, Track
from storage.models.editions import MESSAGES_OF_THE_CLOCK
from storage.report.texts import texts_of

TRIED = 60  # moments at most: whoever asks waits
_MARK = "\u2060"  # it shows in a message, to the program alone, that a template is part of it


async def try_words(
    session: AsyncSession, now: datetime, message: str, text: str, leads: Leads = USUAL
) -> Markup | None:
    """The first message to come, or else the last one past, of which it is a part; None of none."""
    facts = await facts_on(session, lima_day(now), leads)
    if facts is None:
        return None
    try:
        return await _first_said(session, now, message, text, tracks_on(facts, now), leads)
    finally:
        READ_ON.set(lima_day(now))  # what was tried is read on another day


async def _first_said(
    session: AsyncSession,
    now: datetime,
    message: str,
    text: str,
    tracks: Sequence[Track],
    leads: Leads,
) -> Markup | None:
    kept = await texts_of(session, MESSAGES_OF_THE_CLOCK)
    kinds = MESSAGES[message].kinds
    found = [track for track in tracks if track.kind in kinds and not track.never]
    for number, (track, item) in enumerate(_items(found, now)):
        if number == TRIED:
            break
        marked = await _said(session, track, item, leads, {**kept, message: _MARK})
        if marked and _MARK in marked:
            return await _said(session, track, item, leads, {**kept, message: text})
    return None


def _items(tracks: list[Track], now: datetime) -> Iterator[tuple[Track, DueItem]]:
    """What is told of the tracks, the nearest first, what is to come before what is past."""
    dated = [(track, moment) for track in tracks for moment in track.dated]
    dated.sort(key=lambda pair: (pair[1].at < now, abs(pair[1].at - now)))
    return ((track, track.item(moment)) for track, moment in dated)


async def _said(
    session: AsyncSession, track: Track, item: DueItem, leads: Leads, words: dict[str, str]
) -> Markup | None:
    composer = Composer(session, item.due_at, leads=leads, words=words, bounded=False)
    reader = track.reader
    payload = await composer.compose(reader.name, [item], fewer=reader.fewer, late=False)
    return Markup(payload["text"]) if payload else None  # noqa: S704 (rendered with autoescape)
