"""The plan of who is told what at `now`, and who is not and why: pure, from what is stored."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import chain

from convenio.calendar.periods import lima_day
from convenio.calendar.workdays import OPENS, at_hour, next_window, window_end, within_window
from handlers.forecast import Why
from jobs.activities import activity_tracks
from jobs.approvals import approval_tracks
from jobs.consultations import consultation_tracks
from jobs.daily_state import LastTold, state_tracks
from jobs.evaluations import evaluation_tracks
from jobs.open_recommendations import advice_tracks
from jobs.reminders import OF_USE, choose_occasion
from jobs.tracks import SUBJECTS, DueItem, PlanFacts, Subject, Track, reminder_tracks
from storage.models import OccasionKind
from storage.reminders.occasions import Decided, Recipient

UNDISTURBED = timedelta(minutes=10)  # after somebody's last answer
LAST_CALL = timedelta(minutes=5)  # before the window ends, whoever is answering
A_DAY_LATE = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class PlannedMessage:
    """A message with all that one person is told at once, of whatever subjects."""

    reader: Recipient
    items: tuple[DueItem, ...]
    late: bool

    def about(self, subjects: Collection[Subject]) -> "PlannedMessage":
        items = tuple(item for item in self.items if SUBJECTS[item.key.kind] in subjects)
        return replace(self, items=items)


@dataclass(frozen=True, slots=True)
class HeldMessage:
    """A message that is held back. `until`: when it is asked again at the earliest, if known."""

    reader: Recipient
    item: DueItem
    why: Why
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan. `missed`: of no more use, with the reason."""

    messages: tuple[PlannedMessage, ...]
    held: tuple[HeldMessage, ...]
    missed: tuple[tuple[DueItem, str], ...]

    def about(self, subjects: Collection[Subject]) -> "Plan":
        return Plan(
            tuple(told for each in self.messages if (told := each.about(subjects)).items),
            tuple(message for message in self.held if SUBJECTS[message.item.key.kind] in subjects),
            tuple(missed for missed in self.missed if SUBJECTS[missed[0].key.kind] in subjects),
        )


def plan(facts: PlanFacts, now: datetime) -> Plan:
    """The plan of that moment: one message at most for each person."""
    history = History(facts.decided)
    owed: dict[int, list[tuple[Recipient, DueItem]]] = {}
    held: list[HeldMessage] = []
    missed: list[tuple[DueItem, str]] = []
    for track in _every_track(facts, now, history.last_told):
        told = history.last_told(track)
        chosen = choose_occasion(track.dated, now, track.reader.since, track.stands_since)
        if track.never is None:
            past = [
                track.item(moment) for moment in chosen.past if told is None or told < moment.at
            ]
            missed += [(item, "a later one took its place") for item in past]
            if coming := _at_opening(track, now):
                held.append(coming)
                continue
        if chosen.present is None:
            continue
        item = track.item(chosen.present, told)
        if track.never is not None or history.covers(item):
            held += _not_today(track, item, now)
        elif now >= of_use_until(item) or track.over(chosen.present, now):
            missed.append((item, "too late to be of use"))
        elif until := silent_until(item, track.reader.silent_until, now):
            held.append(HeldMessage(track.reader, item, Why.SILENCE, until))
        else:
            owed.setdefault(track.reader.person_id, []).append((track.reader, item))
    messages, waiting = _decide(owed.values(), now)
    unnoted = tuple((item, why) for item, why in missed if item.key not in history.known)
    return Plan(messages, (*held, *waiting), unnoted)


def tracks_on(facts: PlanFacts, now: datetime) -> list[Track]:
    """All that may be told, as of that moment."""
    return list(_every_track(facts, now, History(facts.decided).last_told))


def standing_moments(facts: PlanFacts) -> set[datetime]:
    """The moments of all that comes due by the facts alone, on whatever day."""
    found = (reminder_tracks, approval_tracks, evaluation_tracks, activity_tracks)
    return {moment.at for tracks in found for track in tracks(facts) for moment in track.dated}


def moments_of_day(facts: PlanFacts, day: date) -> set[datetime]:
    """The moments of what comes due by that day itself, or by what was told before it."""
    now, told = at_hour(day, OPENS), History(facts.decided).last_told
    tracks = chain(
        state_tracks(facts, now, told), consultation_tracks(facts, now), advice_tracks(facts, day)
    )
    every = (moment.at for track in tracks for moment in track.dated)
    return {moment for moment in every if lima_day(moment) == day}


def _every_track(facts: PlanFacts, now: datetime, last_told: LastTold) -> Iterator[Track]:
    yield from reminder_tracks(facts)
    yield from state_tracks(facts, now, last_told)
    yield from approval_tracks(facts)
    yield from evaluation_tracks(facts)
    yield from activity_tracks(facts)
    yield from consultation_tracks(facts, now)
    yield from advice_tracks(facts, lima_day(now))


class History:
    """The decisions made before."""

    def __init__(self, decided: Sequence[Decided]) -> None:
        self.known = {decision.key for decision in decided}
        self._told: dict[tuple[str, str, int, OccasionKind], datetime] = {}
        for decision in sorted(decided, key=lambda decision: decision.at):
            if not decision.missed:
                key = decision.key
                self._told[key.period, key.region, key.person_id, key.kind] = decision.at

    def last_told(self, track: Track) -> datetime | None:
        return self._told.get((track.period, track.region, track.reader.person_id, track.kind))

    def covers(self, item: DueItem) -> bool:
        """Tell whether it was decided, or its reader was told of the same since."""
        return item.key in self.known or (item.since is not None and item.since >= item.due_at)


def of_use_until(item: DueItem) -> datetime:
    """The moment until which telling it is of use; a day's state is, on that day only."""
    if item.key.kind is OccasionKind.STATUS:
        return window_end(item.due_at)
    return item.until or item.due_at + OF_USE


def silent_until(item: DueItem, asked: date | None, now: datetime) -> datetime | None:
    """The end of the silence that its reader asked for, if it is still kept about this."""
    if asked is None or not item.quiet:
        return None
    ends = at_hour(asked, OPENS)
    return ends if now < ends else None


def comes_late(item: DueItem, silence: date | None, now: datetime) -> bool:
    """Tell whether it comes a day late or more; the silence that was asked for is no delay."""
    due_at = max(item.due_at, at_hour(silence, OPENS)) if silence else item.due_at
    return now - due_at >= A_DAY_LATE


def hindrance(reader: Recipient, now: datetime) -> tuple[Why, datetime | None] | None:
    """The reason that keeps somebody from being written to now, and until when."""
    if not reader.reachable:
        return Why.UNREACHABLE, None
    if not within_window(now, reader.region):
        return Why.OUTSIDE_WINDOW, next_window(now, reader.region)
    if until := undisturbed_until(reader.last_answer, now):
        return Why.ANSWERING, until
    return None


def undisturbed_until(last_answer: datetime | None, now: datetime) -> datetime | None:
    """The moment from which somebody who is answering may be written to; None for now."""
    if last_answer is None or last_answer > now:
        return None
    until = min(last_answer + UNDISTURBED, window_end(now) - LAST_CALL)
    return until if now < until else None


def _at_opening(track: Track, now: datetime) -> HeldMessage | None:
    """The message that the next window will bring, when `now` is outside of one."""
    if within_window(now):
        return None
    closing, known = window_end(next_window(now)), max(now, track.stands_since or now)
    coming = [moment for moment in track.dated if known < moment.at <= closing]
    if not coming:
        return None
    item = track.item(coming[-1])
    if until := silent_until(item, track.reader.silent_until, item.due_at):
        return HeldMessage(track.reader, item, Why.SILENCE, until)
    return HeldMessage(track.reader, item, Why.OUTSIDE_WINDOW, item.due_at)


def _not_today(track: Track, item: DueItem, now: datetime) -> Iterator[HeldMessage]:
    """The reason why this very day's occasion is not told; older ones are not mentioned."""
    if lima_day(item.due_at) == lima_day(now):
        yield HeldMessage(track.reader, item, track.never or Why.TOLD)


def _decide(
    owed: Iterable[list[tuple[Recipient, DueItem]]], now: datetime
) -> tuple[tuple[PlannedMessage, ...], tuple[HeldMessage, ...]]:
    """The messages that people get now, one each, and those that are held back."""
    messages: list[PlannedMessage] = []
    held: list[HeldMessage] = []
    for group in owed:
        reader = group[0][0]
        items = tuple(item for _, item in group)
        if hindered := hindrance(reader, now):
            held += [HeldMessage(recipient, item, *hindered) for recipient, item in group]
        else:
            late = any(comes_late(item, reader.silent_until, now) for item in items)
            messages.append(PlannedMessage(reader, items, late))
    return tuple(messages), tuple(held)
