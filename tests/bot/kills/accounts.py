"""The reckoning after kills: what was typed against what is stored, what is owed against what came.

A message may double only if the process died between Telegram's answer and the commit of it.
"""

import json
from collections.abc import Awaitable, Callable, Iterator, Sequence
from functools import partial

import pytest
from sqlmodel import col, select

from simulator import Simulator, media, server
from simulator import methods as api
from simulator.world import Json, World
from storage.models import FigureChange, Outbox, Person, RowKind, RowState, Version
from tests.bot.kills.reporters import Reporter
from tests.cast import Bot

NOT_SAVED = "Todavía no se guardó"  # told at once where something takes long: no row is owed for it
OF_THEIR_OWN = (RowKind.SAY, RowKind.OPEN, RowKind.PICTURE, RowKind.FILE)


class Ledger:
    """What each life of the bot wrote, as Telegram saw it.

    `acts`: what it wrote and confirmed, and its beginnings; `confirmed`: the updates, by their ids.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.lives = self.acts = self.confirmed = 0
        self.sent: list[tuple[int, int, int]] = []  # life, chat, message
        self.texts: set[tuple[int, str]] = set()
        methods = {
            "getme": self._begin,
            "getupdates": self._confirm,
            "sendmessage": partial(self._send, api.send_message, "text"),
            "sendphoto": partial(self._send, media.send_photo, "caption"),
            "senddocument": partial(self._send, media.send_document, "caption"),
            "editmessagetext": self._edit,
        }
        for name, method in methods.items():
            monkeypatch.setitem(server.METHODS_BY_NAME, name, method)

    def _begin(self, world: World, params: Json) -> Json:
        self.lives += 1
        self.acts += 1
        world.tell({"event": "begun"})
        return api.get_me(world, params)

    def _confirm(self, world: World, params: Json) -> Awaitable[list[Json]]:
        offset = int(params.get("offset") or 0)
        self.acts += offset > self.confirmed
        self.confirmed = max(self.confirmed, offset)
        world.tell({"event": "confirmed"})
        return api.get_updates(world, params)

    def _send(
        self, send: Callable[[World, Json], Json], words: str, world: World, params: Json
    ) -> Json:
        body = send(world, params)
        self.acts += 1
        if not params[words].startswith(NOT_SAVED):
            self.sent.append((self.lives, body["chat"]["id"], body["message_id"]))
        self.texts.add((body["chat"]["id"], params[words]))
        return body

    def _edit(self, world: World, params: Json) -> Json:
        body = api.edit_message_text(world, params)
        self.acts += 1
        self.texts.add((body["chat"]["id"], params["text"]))
        return body

    def out_of_the_window(self, doubled: set[tuple[int, int]]) -> set[tuple[int, int]]:
        """Doubles that are not the last that a life sent to their chat, before its kill."""
        last = {(life, chat): message for life, chat, message in self.sent if life < self.lives}
        return doubled - {(chat, message) for (_, chat), message in last.items()}


async def check_answers(bot: Bot, reporters: Sequence[Reporter]) -> None:
    """Each typed answer is in the history once, in its order, and the newest in the report."""
    newest: dict[tuple[str, int], str] = {}
    async with bot.database.transaction() as session:
        query = (
            select(FigureChange, Version, Person)
            .join(Version, col(Version.id) == col(FigureChange.version_id))
            .join(Person, col(Person.id) == col(FigureChange.person_id))
            .order_by(col(FigureChange.id))
        )
        changes = (await session.exec(query)).all()
        versions = (await session.exec(select(Version).order_by(col(Version.number)))).all()
    for reporter in reporters:
        own = [change for change, _, person in changes if person.telegram_id == reporter.actor.id]
        assert list(changed(own, "executed")) == [(n, str(v)) for n, v in reporter.figures]
        assert list(changed(own, "cause_words")) == reporter.causes
        reasons = [each.reason for each in versions if each.region == reporter.region]
        opened = len(reasons) - 1
        assert reasons[1:] == reporter.reasons[:opened]
        assert len(reporter.reasons) - opened in (0, 1)  # the last may be shown, and not confirmed
    for change, version, _ in changes:
        newest[version.region, change.indicator] = json.loads(change.after)["executed"]
    for region in {reporter.region for reporter in reporters}:
        for number, figure in (await bot.figures(region)).items():
            assert newest.get((region, number)) == (figure.executed and str(figure.executed))


def changed(changes: Sequence[FigureChange], fact: str) -> Iterator[tuple[int, str]]:
    for change in changes:
        before, after = json.loads(change.before or "{}").get(fact), json.loads(change.after)[fact]
        if after is not None and after != before:
            yield change.indicator, after


async def check_messages(bot: Bot, ledger: Ledger) -> int:
    """Everything that was owed came; answers how many messages came twice."""
    async with bot.database.transaction() as session:
        rows = (await session.exec(select(Outbox))).all()
    assert [row for row in rows if row.state is not RowState.SENT] == []
    for row in rows:
        _check_arrival(row, ledger, bot.simulator)
    recorded = {(row.chat_id, row.message_id) for row in rows}
    doubled = {(chat, message) for _, chat, message in ledger.sent} - recorded
    assert ledger.out_of_the_window(doubled) == set()
    again = {(row.chat_id, row.payload.get("text")) for row in rows if row.attempts > 1}
    for chat, message in doubled:
        assert (chat, bot.simulator.chats[chat].messages[message].html) in again
    own = [row.message_id for row in rows if row.kind in OF_THEIR_OWN]
    assert len(set(own)) == len(own)
    return len(doubled)


def _check_arrival(row: Outbox, ledger: Ledger, simulator: Simulator) -> None:
    if row.kind is RowKind.DELETE:
        assert simulator.chats[row.chat_id].messages[row.payload["message_id"]].deleted
    elif row.about is not None or row.kind is RowKind.PICTURE:  # it says what is true as it leaves
        assert (row.chat_id, row.message_id) in {(chat, sent) for _, chat, sent in ledger.sent}
    elif row.kind is not RowKind.COMMANDS:
        assert (row.chat_id, row.payload["text"]) in ledger.texts
