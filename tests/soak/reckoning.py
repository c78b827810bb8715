"""What came of a soak: what was typed against what is stored, what was owed against what came."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, func, select

from simulator.faults import FaultKind
from storage.models import (
    FailedUpdate,
    FigureChange,
    Outbox,
    Person,
    RowState,
    Version,
)
from tests.bot.kills.accounts import Ledger, changed
from tests.bot.kills.reporters import Reporter
from tests.cast import Bot

WORDS_SHOWN = 90  # of a message, in a trace
_CHANGES = select(FigureChange, Person.telegram_id).join(
    Person, col(Person.id) == col(FigureChange.person_id)
)
Fact = tuple[str, object, object]  # what was typed, by whom or of which region, and the words


@dataclass(frozen=True, slots=True)
class Reckoning:
    typed: int
    stored: int
    lost: int
    stored_twice: int
    undelivered: int
    set_aside: int
    messages: int
    doubled: int
    doubled_by_a_kill: int
    cut_off: int
    traces: Sequence[str]

    @property
    def well(self) -> bool:
        bad = self.lost, self.stored_twice, self.undelivered, self.set_aside
        return not any(bad) and self.doubled - self.doubled_by_a_kill <= self.cut_off

    def __str__(self) -> str:
        return (
            f"typed {self.typed}, stored {self.stored}, lost {self.lost}, "
            f"stored twice {self.stored_twice}, set aside {self.set_aside}\n"
            f"messages {self.messages}, not delivered {self.undelivered}, doubled {self.doubled}: "
            f"{self.doubled_by_a_kill} the last of a killed process to their chat, the others of "
            f"{self.cut_off} answers that were cut off or odd"
            + "".join(f"\n{trace}" for trace in self.traces)
        )


async def reckon(bot: Bot, reporters: Sequence[Reporter], ledger: Ledger) -> Reckoning:
    typed, stored = Counter(_typed(reporters)), await _stored(bot)
    async with bot.database.transaction() as session:
        arrived = RowState.SENT, RowState.WITHDRAWN  # or no longer true, as of a version corrected
        undelivered = select(Outbox).where(col(Outbox.state).not_in(arrived))
        owed = (await session.exec(undelivered)).all()
        aside = (await session.exec(select(func.count()).select_from(FailedUpdate))).one()
        recorded = set((await session.exec(select(Outbox.chat_id, Outbox.message_id))).all())
    doubled = {(chat, message) for _, chat, message in ledger.sent} - recorded
    return Reckoning(
        typed.total(),
        stored.total(),
        (typed - stored).total(),
        (stored - typed).total(),
        len(owed),
        aside,
        len(ledger.sent),
        len(doubled),
        len(doubled) - len(ledger.out_of_the_window(doubled)),
        sum(map(bot.simulator.faults.count, (FaultKind.TIME_OUT_DONE, FaultKind.ODD_ANSWER))),
        [
            *map(_said_of, owed),
            *[line for fact in typed - stored for line in await _around(bot, reporters, fact)],
        ],
    )


def _said_of(row: Outbox) -> str:
    words = str(row.payload.get("text", ""))[:WORDS_SHOWN].replace("\n", " ")
    return (
        f"{row.created_at:%H:%M:%S} chat {row.chat_id} {row.kind} {row.state} after {row.attempts} "
        f"tries, {row.error}, message {row.message_id}: {words}"
    )


async def _around(bot: Bot, reporters: Sequence[Reporter], fact: Fact) -> list[str]:
    """What the bot said between the stored answers before and after one that is not stored."""
    what, chat, said = fact
    lines = [f"not stored: {fact}"]
    reporter = next((each for each in reporters if each.actor.id == chat), None)
    if what != "executed" or reporter is None:
        return lines
    figures = [(number, str(value)) for number, value in reporter.figures]
    at = figures.index(said)  # type: ignore[arg-type]  # of these facts, it is a pair
    beside = set(figures[max(at - 1, 0) : at + 2]) - {said}
    async with bot.database.transaction() as session:
        moments = [
            change.at
            for change, by in (await session.exec(_CHANGES)).all()
            if by == chat and beside & set(changed([change], what))
        ]
        if not moments:
            return lines
        rows = select(Outbox).where(
            col(Outbox.chat_id) == chat,
            col(Outbox.created_at) >= min(moments),
            col(Outbox.created_at) <= max(moments),
        )
        return [*lines, *map(_said_of, (await session.exec(rows.order_by(col(Outbox.id)))).all())]


def _typed(reporters: Sequence[Reporter]) -> list[Fact]:
    facts: list[Fact] = []
    for each in reporters:
        facts += [("executed", each.actor.id, (n, str(value))) for n, value in each.figures]
        facts += [("cause_words", each.actor.id, cause) for cause in each.causes]
        facts += [("reason", each.region, words) for words in each.confirmed_reasons]
    return facts


async def _stored(bot: Bot) -> Counter[Fact]:
    """Without Loreto's, which is the example's."""
    async with bot.database.transaction() as session:
        changes = (await session.exec(_CHANGES)).all()
        versions = (await session.exec(select(Version).where(Version.number > 1))).all()
    facts: Counter[Fact] = Counter(("reason", each.region, each.reason) for each in versions)
    for what in ("executed", "cause_words"):
        facts.update(
            (what, chat, said)
            for change, chat in changes
            if chat is not None
            for said in changed([change], what)
        )
    return facts
