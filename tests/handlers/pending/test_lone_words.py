"""Words that are never content, typed at every question: nothing is stored, sent or lost."""

import re

import pytest
from sqlmodel import SQLModel, select

from convenio.typed.lone_words import LoneWord, read_lone_word
from handlers.questions import QuestionKind
from simulator import Message
from storage.models import Question
from tests.cast import Bot, Player
from tests.handlers.pending.ways import WAYS, Way

STAYING = (
    *("ayuda", "help", "gracias", "muchas gracias", "ok", "listo", "hola", "buenos días", "👍"),
    *("ya", "vale", "dale", "sí", "no", "x", "...", "😀", "-", "AYUDA", "Sí, gracias"),
)
LEAVING = ("menú", "cancelar", "salir", "atrás", "volver", "regresar", "continuar", "siguiente")
COMMANDS = {101: "resumen", 103: "aprobar", 106: "estado", 108: "start"}
TRAFFIC = {"outbox", "question", "slot", "handled_update", "picture", "process"}
FIGURES = (QuestionKind.PROGRAMMED, QuestionKind.EXECUTED, QuestionKind.GOALS)
YES_OR_NO = QuestionKind.ATTENDANCE
SEEN = re.compile(r"'seen_at', (?:datetime\.datetime\([^)]*\)|None)")
SAYS = re.compile(r"[Ee]scrib|[Tt]oque|[Pp]ulse|[Pp]egue|[Rr]esponda|[Ee]nvíe|[Ee]lija|\?|/\w+")


async def contents(bot: Bot) -> list[str]:
    """All that is stored but the traffic itself, and when somebody was seen."""
    tables = [
        mapper.class_
        for mapper in SQLModel._sa_registry.mappers
        if str(mapper.class_.__tablename__) not in TRAFFIC
    ]
    found: list[str] = []
    async with bot.database.transaction() as session:
        for table in tables:
            rows = (await session.exec(select(table))).all()
            found += [SEEN.sub("", repr(sorted(row.model_dump().items()))) for row in rows]
    return sorted(found)


async def question_of(player: Player) -> Question | None:
    async with player.bot.database.transaction() as session:
        return await session.get(Question, player.actor.id)


def told_others(player: Player) -> int:
    """How many messages stand in everybody else's chats."""
    chats = player.bot.simulator.chats
    return sum(len(chat.messages) for who, chat in chats.items() if who != player.actor.id)


def kept(kind: QuestionKind, word: str) -> bool:
    """Whether the question really asks for it: a yes or no, or why there is no figure."""
    meaning = read_lone_word(word)
    if kind == YES_OR_NO:
        return meaning in (LoneWord.YES, LoneWord.NO)
    return kind in FIGURES and meaning in (LoneWord.UNSURE, LoneWord.NO, LoneWord.NOTHING)


def test_every_question_that_there_is_has_its_way() -> None:
    beside = {QuestionKind.SAID}  # holds what stands behind buttons, and asks nothing
    assert {kind for kind, _ in WAYS} == set(QuestionKind) - beside


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("kind", "lead"), WAYS, ids=[f"{n}-{k}" for n, (k, _) in enumerate(WAYS)])
async def test_a_word_that_is_no_answer_stores_nothing_and_the_question_stays(
    staffed: Bot, kind: QuestionKind, lead: Way
) -> None:
    player = await lead(staffed)
    asked = await question_of(player)
    assert asked is not None
    assert asked.kind == kind
    before, others, labels = await contents(staffed), told_others(player), newest(player).labels
    for word in STAYING:
        if kept(kind, word):
            continue
        await player.send(word)
        present = await question_of(player)
        assert present is not None, word
        assert (present.kind, present.args) == (asked.kind, asked.args), word
        assert newest(player).labels == labels, word
        assert SAYS.search(newest(player).text), (word, newest(player).text)
    assert (await contents(staffed), told_others(player)) == (before, others)


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize(("kind", "lead"), WAYS, ids=[f"{n}-{k}" for n, (k, _) in enumerate(WAYS)])
async def test_a_word_that_leads_elsewhere_stores_nothing_and_says_where(
    staffed: Bot, kind: QuestionKind, lead: Way
) -> None:
    player = await lead(staffed)
    before, others = await contents(staffed), told_others(player)
    for word in (*LEAVING, COMMANDS[player.actor.id]):
        last = player.actor.messages[-1].id
        await player.send(word)
        assert newest(player).id > last, word
        assert SAYS.search(newest(player).text) or newest(player).labels, word
        assert (await contents(staffed), told_others(player)) == (before, others), word
        found = await question_of(player)
        if found is None or found.kind != kind or "aside" in found.args:
            await lead(staffed)
            before, others = await contents(staffed), told_others(player)


def newest(player: Player) -> Message:
    message = player.actor.messages[-1]
    assert message.from_bot
    return message
