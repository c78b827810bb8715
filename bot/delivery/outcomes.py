"""The outcomes of sending: sent, put off, blocked, expired, failed or uncertain."""

from datetime import datetime, timedelta

import structlog
from sqlmodel.ext.asyncio.session import AsyncSession
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

from bot.http.line import MaybeDone, MaybeSent, NoWord
from bot.http.telegram_client import delay_of
from convenio.report.evidence_kinds import Refusal
from handlers import fault_notices
from handlers.evidence.arrival import settle_file
from jobs.incidents import tells_of_incidents
from storage.column_types import storable
from storage.models import IncidentKind, RowKind, RowState
from storage.outages import is_outage
from storage.outbox import outbox, reachability
from storage.outbox.claims import FETCHES
from storage.outbox.outbox import CARD_KINDS, CardPlace, Outcome, OwedRow
from storage.people import people
from storage.reminders import incidents

log = structlog.get_logger()

MESSAGES = tuple(
    kind for kind in RowKind if kind not in (RowKind.DELETE, RowKind.EDIT, RowKind.COMMANDS)
)
LONGEST_PAUSE = timedelta(minutes=5)
LONGEST_WITHOUT_WORD = timedelta(seconds=8)  # whoever waits notices within ten that it goes again
TRIES = 3  # of a message that may have arrived


def outcome_of_refusal(row: OwedRow, error: Exception, now: datetime) -> Outcome:
    """The outcome by Telegram's words: put off, blocked, moved to another chat, or failed."""
    words = storable(str(error))
    match error:
        case RetryAfter():
            return Outcome(row, RowState.DUE, now, error=words, due_at=now + delay_of(error))
        case ChatMigrated():
            return Outcome(row, RowState.DUE, now, error=words, moved_to=error.new_chat_id)
        case Forbidden():
            return Outcome(row, RowState.BLOCKED, now, error=words)
        case BadRequest():
            return Outcome(row, RowState.FAILED, now, error=words)
        case InvalidToken() if "not found" in words.casefold():  # PTB's name for 'no such method'
            return Outcome(row, RowState.FAILED, now, error=words)
        case MaybeSent():
            return _maybe_sent(row, words, now)
        case MaybeDone():
            due_at, times = now + _pause(row, error), max(row.maybe_sent, 1)
            return Outcome(row, RowState.DUE, now, error=words, due_at=due_at, maybe_sent=times)
        case TelegramError():
            due_at = now + _pause(row, error)
            return Outcome(row, RowState.DUE, now, error=words, due_at=due_at)
        case _ if is_outage(error):  # of a row that stores what came of it
            return Outcome(row, RowState.DUE, now, error=words, due_at=now + _pause(row, error))
        case _:
            words = f"{type(error).__name__}: {words}"
            return Outcome(row, RowState.FAILED, now, error=words)


def _maybe_sent(row: OwedRow, words: str, now: datetime) -> Outcome:
    """Whether it arrived is not known: repeated a few times, then left at that."""
    times = row.maybe_sent + 1
    if times >= TRIES:
        return Outcome(row, RowState.UNCERTAIN, now, error=words, maybe_sent=times)
    pause = min(timedelta(seconds=2**times), LONGEST_WITHOUT_WORD)
    return Outcome(row, RowState.DUE, now, error=words, due_at=now + pause, maybe_sent=times)


def _pause(row: OwedRow, error: Exception) -> timedelta:
    longest = LONGEST_WITHOUT_WORD if isinstance(error, NoWord) else LONGEST_PAUSE
    return min(timedelta(seconds=2 ** min(row.attempts, 8)), longest)


def sent(row: OwedRow, message_id: int | None, place: CardPlace, now: datetime) -> Outcome:
    """The outcome of a row that was sent, with the card that its own takes the place of."""
    is_new = row.kind in CARD_KINDS and message_id != place.card
    return Outcome(row, RowState.SENT, now, message_id, replaces=place.card if is_new else None)


def not_begun(row: OwedRow, now: datetime) -> Outcome:
    """The outcome of a row that is due again at once, as if it had never been claimed."""
    return Outcome(row, RowState.DUE, now, attempts=row.attempts - 1)


def expired(row: OwedRow, now: datetime) -> Outcome:
    return Outcome(row, RowState.EXPIRED, now, error="too late to be of use")


async def note_incident(session: AsyncSession, outcome: Outcome) -> None:
    """Note for ODES who can't be written to any more, or did not get a message."""
    row, now = outcome.row, outcome.at
    if outcome.state is RowState.BLOCKED:
        if person := await reachability.mark_unreachable(session, row.chat_id, now):
            incidents.note(session, IncidentKind.UNREACHABLE, now, person=person)
    elif _is_lost(outcome) and row.kind in MESSAGES and not tells_of_incidents(row):
        person = await people.find_person(session, row.chat_id)
        incidents.note(session, _LOST[outcome.state], now, person=person)


def _is_lost(outcome: Outcome) -> bool:
    """Tell whether a message may be lost; a notice that came too late to be of use was not."""
    too_late = outcome.state is RowState.EXPIRED and outcome.row.about is None
    return outcome.state in (RowState.FAILED, RowState.UNCERTAIN) or too_late


_LOST = {
    RowState.FAILED: IncidentKind.UNDELIVERED,
    RowState.EXPIRED: IncidentKind.UNDELIVERED,
    RowState.UNCERTAIN: IncidentKind.UNCERTAIN,
}


async def give_up_file(session: AsyncSession, outcome: Outcome) -> None:
    """Tell who sent a file that was never fetched to send it again."""
    row, now = outcome.row, outcome.at
    if row.kind not in FETCHES or outcome.state not in (RowState.EXPIRED, RowState.FAILED):
        return
    if row.kind is RowKind.KEEP:
        await settle_file(session, row.chat_id, row.payload["evidence"], Refusal.GONE, now)
    else:
        told = fault_notices.file_not_read(row.payload["name"])
        outbox.put(session, row.chat_id, RowKind.SAY, told.payload, now)


def tell_log(outcome: Outcome, error: Exception) -> None:
    said = {"row": outcome.row.id, "kind": outcome.row.kind, "error": outcome.error}
    if outcome.state is not RowState.FAILED:
        log.warning(f"message {outcome.state}", **said)
    else:
        log.error("message failed", **said, exc_info=not _is_telegrams(error) and error)


def _is_telegrams(error: Exception) -> bool:
    return type(error).__module__.startswith("telegram.")
