"""Every question is come to once; then is tried what may be typed there, each given up again."""

import pytest

from handlers.questions import QuestionKind
from handlers.words import plain_text
from tests.cast import Bot, Player
from tests.handlers.pending.lone_words import (
    a_word_that_is_no_answer_stores_nothing_and_says_where_one_stands,
    newest,
)
from tests.handlers.pending.no_answers import (
    a_reply_answers_what_its_message_asked_or_is_said_to_be_past,
    what_is_no_answer_changes_nothing_and_says_what_is_awaited,
)
from tests.handlers.pending.said_beside import (
    BESIDE,
    a_command_leaves_the_same_however_it_is_said,
)
from tests.handlers.pending.trials import tried
from tests.handlers.pending.ways import WAYS

FIRST = {kind: number for number, (kind, _) in reversed(list(enumerate(WAYS)))}
OF_KIND = (
    what_is_no_answer_changes_nothing_and_says_what_is_awaited,
    a_reply_answers_what_its_message_asked_or_is_said_to_be_past,
    a_command_leaves_the_same_however_it_is_said,
)


def test_every_question_that_there_is_has_its_way() -> None:
    beside = {QuestionKind.SAID}  # holds what stands behind buttons, and asks nothing
    assert {kind for kind, _ in WAYS} == set(QuestionKind) - beside


async def test_what_is_tried_is_what_is_sent(staffed: Bot, puno: Player) -> None:
    await puno.send("/corregir")
    for word in ("ayuda", "menú", "no llegó el acta"):
        outcome = await tried(puno, word)
        await puno.send(word)
        said = plain_text(outcome.shown[-1][1])
        assert newest(puno).text.split() == said.split()


@pytest.mark.parametrize(
    "number", range(len(WAYS)), ids=[f"{n}-{k}" for n, (k, _) in enumerate(WAYS)]
)
async def test_what_is_typed_at_a_question(
    staffed: Bot, subtests: pytest.Subtests, number: int
) -> None:
    """The words at each way to it, the rest at the first way to each kind of question."""
    kind, lead = WAYS[number]
    player = await lead(staffed)
    with subtests.test("a word that is no answer"):
        await a_word_that_is_no_answer_stores_nothing_and_says_where_one_stands(player, kind)
    for check in OF_KIND if number == FIRST[kind] else ():
        with subtests.test(check.__name__):
            await check(player, kind, list(FIRST).index(kind))


@pytest.mark.parametrize("kind", list(BESIDE))
async def test_what_is_typed_where_nothing_is_asked(staffed: Bot, kind: str) -> None:
    player = await BESIDE[kind](staffed)
    await a_command_leaves_the_same_however_it_is_said(player, kind, list(BESIDE).index(kind))
