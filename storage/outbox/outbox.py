"""The outbox: messages written with their cause in one transaction, claimed and settled later."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Any, overload

from sqlalchemy import bindparam
from sqlmodel import and_, col, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.column_types import UtcDateTime
from storage.database import NO_CHAT, run, table_of
from storage.models import Outbox, Priority, RowKind, RowState, Slot
from storage.outbox.claims import claim_statement, next_chats
from storage.row_session import add_row

CLAIM_LOCK = NO_CHAT + 1  # the advisory lock under which one process at a time claims
LEASE = timedelta(seconds=120)  # after which others take over from a process that stands still
SURE_FOR = timedelta(seconds=60)  # of the lease: the HTTP client needs less than the rest of it
CARD_KINDS = (RowKind.OPEN, RowKind.SHOW)
USEFUL_FOR = timedelta(days=14)  # after longer than this without delivery, nobody waits for it
_ACTOR = "actor"  # among a session's facts: the chat whose update its transaction handles
_STRANGER = "stranger"  # whether that chat's person has no duty


def row_for(
    chat_id: int,
    kind: RowKind,
    payload: dict[str, Any],
    now: datetime,
    *,
    due_at: datetime | None = None,
    about: dict[str, Any] | None = None,
    unasked: bool = False,
    useful_for: timedelta = USEFUL_FOR,
) -> dict[str, Any]:
    """A row of the outbox. `due_at`: not before. `about`: what must still be true on sending.

    `unasked`: nobody waits for it, although it is sent at once and whatever is true then.
    """
    if due_at is not None and about is None:
        raise TypeError("what is due later depends on something: say what it is about")
    asked_for = about is None and not unasked
    due_at = due_at or now
    return {
        "chat_id": chat_id,
        "kind": kind,
        "priority": Priority.ANSWER if asked_for else Priority.UNASKED,
        "payload": payload,
        "about": about,
        "created_at": now,
        "due_at": due_at,
        "expires_at": due_at + useful_for,
    }


def answer_at_once(session: AsyncSession, chat_id: int, *, stranger: bool = False) -> None:
    """Make whatever this transaction owes to that chat, whose update it handles, an answer.

    A stranger's is sent as soon, but after what people with a duty wait for.
    """
    session.info[_ACTOR], session.info[_STRANGER] = chat_id, stranger


@overload
def put(
    session: AsyncSession,
    chat_id: int,
    kind: RowKind,
    payload: dict[str, Any],
    now: datetime,
    *,
    unasked: bool = False,
    useful_for: timedelta = USEFUL_FOR,
) -> None: ...
@overload
def put(
    session: AsyncSession,
    chat_id: int,
    kind: RowKind,
    payload: dict[str, Any],
    now: datetime,
    *,
    about: dict[str, Any],
    due_at: datetime | None = None,
    useful_for: timedelta = USEFUL_FOR,
) -> None: ...
def put(
    session: AsyncSession,
    chat_id: int,
    kind: RowKind,
    payload: dict[str, Any],
    now: datetime,
    **how: Any,
) -> None:
    """Owe a row to a chat, as `row_for` has it; what is due later says what it is about.

    To who acts it is an answer, whichever way it came here.
    """
    answers = session.info.get(_ACTOR) == chat_id
    if answers:
        how = {"useful_for": how.get("useful_for", USEFUL_FOR)}
    row = row_for(chat_id, kind, payload, now, **how)
    if answers and session.info[_STRANGER]:
        row["priority"] = Priority.STRANGER
    add_row(session, table_of(Outbox), row)


@dataclass(frozen=True, slots=True)
class OwedRow:
    """A claimed row of the outbox, in this process's hands for as long as it lives."""

    id: int
    chat_id: int
    kind: RowKind
    payload: dict[str, Any]
    attempts: int
    claimed_by: int
    expires_at: datetime
    about: dict[str, Any] | None = None
    priority: int = Priority.ANSWER
    maybe_sent: int = 0


@dataclass(frozen=True, slots=True)
class CardPlace:
    """The message id of a chat's card, if it has one, and of the newest message in the chat."""

    card: int | None = None
    newest: int | None = None

    @property
    def is_last(self) -> bool:
        return self.card is not None and (self.newest or 0) <= self.card

    def after(self, outcome: "Outcome") -> "CardPlace":
        """The place of the card once that row has been sent."""
        sent = outcome.message_id
        if sent is None:
            return self
        card = sent if outcome.row.kind in CARD_KINDS else self.card
        return CardPlace(card, max(sent, self.newest or 0))


@dataclass(frozen=True, slots=True)
class Batch:
    """The claimed rows of one chat, in order, with the place of the card that the chat has now."""

    rows: Sequence[OwedRow]
    place: CardPlace

    @property
    def urgent(self) -> bool:
        """Tell whether somebody waits for one of its rows, or for what comes after it."""
        return any(row.priority == Priority.ANSWER for row in self.rows)


@dataclass(frozen=True, slots=True)
class Outcome:
    """The outcome of sending a row. One to be sent again is DUE, from `due_at` (else at once).

    `replaces`: the card that is to be taken away now that there is another.
    """

    row: OwedRow
    state: RowState
    at: datetime
    message_id: int | None = None
    error: str | None = None
    due_at: datetime | None = None
    attempts: int | None = None
    maybe_sent: int | None = None
    moved_to: int | None = None
    replaces: int | None = None


_NEXT_CHATS = next_chats()
_TAKE = claim_statement([field.name for field in fields(OwedRow)])
_PLACES = select(Slot.chat_id, Slot.message_id, Slot.newest_message_id).where(
    col(Slot.chat_id).in_(bindparam("chats", expanding=True))
)
_OWED = select(func.count()).where(
    or_(
        and_(
            col(Outbox.state) == RowState.DUE,
            col(Outbox.due_at) <= bindparam("now", type_=UtcDateTime),
        ),
        col(Outbox.state) == RowState.CLAIMED,
    )
)


async def claim_alone(session: AsyncSession) -> None:
    """Keep other processes from claiming or taking over until this transaction ends."""
    if session.get_bind().dialect.name == "postgresql":
        await session.exec(select(func.pg_advisory_xact_lock(CLAIM_LOCK)))


async def claim(session: AsyncSession, now: datetime, chats: int, worker: int = 0) -> list[Batch]:
    """Claim due rows of so many chats, some of each.

    One process at a time looks whose turn it is, and a conditional UPDATE takes the rows, so that
    each is in one process's hands only.
    """
    await claim_alone(session)
    among = (await run(session, _NEXT_CHATS, {"now": now, "chats": chats})).scalars().all()
    if not among:
        return []
    params = {"now": now, "among": among, "worker": worker, "until": now + LEASE}
    taken = (await run(session, _TAKE, params)).all()
    by_chat: defaultdict[int, list[OwedRow]] = defaultdict(list)
    for row in sorted((OwedRow(*tuple(row)) for row in taken), key=attrgetter("id")):
        by_chat[row.chat_id].append(row)
    found = (await run(session, _PLACES, {"chats": list(by_chat)})).all() if by_chat else []
    places = {chat_id: CardPlace(card, newest) for chat_id, card, newest in found}
    return [Batch(rows, places.get(chat_id, CardPlace())) for chat_id, rows in by_chat.items()]


async def owed_now(session: AsyncSession, now: datetime) -> int:
    """The number of rows that are due or claimed."""
    owed: int = (await run(session, _OWED, {"now": now})).scalar_one()
    return owed
