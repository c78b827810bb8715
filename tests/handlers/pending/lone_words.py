"""Words that are never content, typed at every question: nothing is stored, sent or lost."""

import re

from convenio.typed.lone_words import LoneWord, read_lone_word
from handlers.questions import QuestionKind
from simulator import Message
from storage.models import Question
from tests.cast import Player
from tests.handlers.pending.trials import Json, contents, tried

# One of each meaning; all other spellings are read in tests/convenio/typed/test_lone_words.py.
STAYING = ("ayuda", "gracias", "hola", "ok", "👍", "no", "x", "espere", "no sé", "perdón")
LEAVING = ("menú", "cancelar", "atrás", "siguiente")
COMMANDS = {101: "resumen", 103: "aprobar", 106: "estado", 108: "start", 107: "indicador"}
FIGURES = (QuestionKind.PROGRAMMED, QuestionKind.EXECUTED, QuestionKind.GOALS)
YES_OR_NO = (QuestionKind.ATTENDANCE, QuestionKind.IMPLEMENTED, QuestionKind.IN_THREAD)
SAYS = re.compile(r"[Ee]scrib|[Tt]oque|[Pp]ulse|[Pp]egue|[Rr]esponda|[Ee]nvíe|[Ee]lija|\?|/\w+")


async def question_of(player: Player) -> Question | None:
    async with player.bot.database.transaction() as session:
        return await session.get(Question, player.actor.id)


def kept(kind: QuestionKind, word: str, args: Json) -> bool:
    """Whether the question asks for it: a yes or no, why there is no figure, or an approval."""
    meaning = read_lone_word(word)
    if kind is QuestionKind.REMARK and not args.get("words"):
        return meaning is LoneWord.YES
    if kind in YES_OR_NO:
        return meaning in (LoneWord.YES, LoneWord.NO)
    return kind in FIGURES and meaning in (LoneWord.UNSURE, LoneWord.NO, LoneWord.NOTHING)


def newest(player: Player) -> Message:
    message = player.actor.messages[-1]
    assert message.from_bot
    return message


async def a_word_that_is_no_answer_stores_nothing_and_says_where_one_stands(
    player: Player, kind: QuestionKind
) -> None:
    asked = await question_of(player)
    assert asked is not None
    assert asked.kind == kind
    before = await contents(player.bot)
    labels = tuple(newest(player).labels)
    for word in (*STAYING, *LEAVING, COMMANDS[player.actor.id]):
        if kept(kind, word, asked.args):
            continue
        outcome = await tried(player, word, stored=True)
        assert (outcome.stored, outcome.others) == (before, 0), word
        assert SAYS.search(outcome.text) or outcome.labels, word
        if word in STAYING:
            assert outcome.question is not None, word
            assert (outcome.kind, outcome.question[3]) == (asked.kind, asked.args), word
            assert outcome.shown[-1][2] == labels, word
