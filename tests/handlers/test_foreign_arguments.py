"""Arguments from outside, of every action and command and by every role: none fails.

PostgreSQL refuses a number that its column can't hold, and a text with a zero in it.
"""

from collections.abc import Iterator, Sequence

import pytest
from sqlalchemy import event
from sqlmodel import select

from handlers.actions import Action
from handlers.conversations import ROUTES
from handlers.dispatch import action_of
from handlers.turn import TURN
from storage.models import FailedUpdate, Incident
from tests.bot.fuzz.odd_inputs import Json, command, message, press
from tests.breadth import THOROUGH
from tests.cast import Bot, Player

STRANGER, ODES = 108, 106
ROLES = (101, 102, 103, ODES, 107, 109)  # each reads or does something that no other does
NUMBERS = ("2147483648", "-2147483649", "2147483647", "-1", "0", "9" * 9, "9" * 19, "9" * 40)
ODD = ("²", "٣", "\0", "\x1f", "1e9", "1.5", "x", "")
BEFORE = ("", "2020-II:", "2020-II:puno:", "puno:", "1:", "puno:2020-12:", "2020:")
ARGUMENTS = (
    *(":".join([each] * 4) for each in (*NUMBERS, *ODD)),
    *(f"{before}{each}:{each}" for each in NUMBERS for before in BEFORE),
)
AT_ONCE = 70
UPDATES_FROM = 10_000_000


def forged() -> Iterator[Json]:
    """Presses, but of what takes away the access of whoever presses it."""
    for turn, action in enumerate(action for action in Action if action is not Action.LEAVE):
        for who, args in tried(turn, ARGUMENTS):
            yield press(who, turn, f"{action}:{args}", 0)


def orders() -> Iterator[Json]:
    names = [key for on, key in ROUTES if on == "command"]
    behind = [f"{before} {each}" for each in (*NUMBERS, *ODD) for before in ("", "2020-II", "puno")]
    for turn, name in enumerate(names):
        for who, args in tried(turn, behind):
            yield {"message": message(who, turn, command(f"/{name} {args}"))}


def tried(turn: int, arguments: Sequence[str]) -> Iterator[tuple[int, str]]:
    """Whose and which: a stranger, and ODES or another of the roles; thoroughly all with many."""
    if THOROUGH:
        each = arguments[turn % 8 :: 8]
        yield from ((who, args) for who in (STRANGER, *ROLES) for args in each)
        return
    yield STRANGER, arguments[0]
    yield ODES if turn % 2 else ROLES[turn % len(ROLES)], arguments[turn % len(arguments)]


@pytest.mark.long
@pytest.mark.postgresql_only
async def test_no_argument_fails_and_a_stranger_is_refused_before_any_query(
    staffed: Bot, puno: Player, auditor: Player
) -> None:
    await puno.send("/reportar")
    asked: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        turn = TURN.get(None)
        query = turn.update.callback_query if turn and not turn.duties else None
        action = action_of(query.data) if query else ""  # none, of what no button can say
        if ("press", action) in ROUTES and not ROUTES["press", Action(action)].public:
            asked.append(f"{action}: {statement[:60]}")

    event.listen(staffed.puntual.database.engine.sync_engine, "before_cursor_execute", note)
    inputs = [*forged(), *orders()]
    numbered = [{**body, "update_id": UPDATES_FROM + n} for n, body in enumerate(inputs)]
    for start in range(0, len(numbered), AT_ONCE):
        await staffed.puntual.intake.handle_batch(numbered[start : start + AT_ONCE])
    async with staffed.database.transaction() as session:
        assert [each.error for each in (await session.exec(select(FailedUpdate))).all()] == []
        assert (await session.exec(select(Incident))).all() == []
    assert asked == []
    assert auditor.bot is staffed
