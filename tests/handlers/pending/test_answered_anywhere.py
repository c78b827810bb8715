"""Words that are no answer, and replies to a message of the bot, at every kind of question."""

import pytest

from convenio.typed.lone_words import read_lone_word
from handlers.questions import QuestionKind
from tests.cast import Bot
from tests.handlers.pending.test_lone_words import SAYS, kept, question_of
from tests.handlers.pending.trials import Outcome, contents, tried
from tests.handlers.pending.ways import WAYS, Way

NO_ANSWERS = (
    *("jaja", "jsjs", "xd", "haha", "mmm", "uy", "prueba", "test", "qué?", "cómo?", "quién es?"),
    *("what?", "no entiendo", "espere", "un momento", "luego", "a ver", "wait", "no sé", "ni idea"),
    *(
        "no me acuerdo",
        "perdón",
        "sorry",
        "de nada",
        "bendiciones",
        "saludos cordiales",
        "estimados",
    ),
    *(
        "buenas tardes",
        "muchas gracias",
        "good morning",
        "thanks a lot",
        "feliz día",
        "dale",
        "ajá",
    ),
    *("yes", "no thanks", "🙏", "😂😂", "la", "k", "excelente, gracias", "Sí, señor", "¿?", "…"),
)
FIRST_WAYS = dict(reversed(WAYS))  # to each kind of question that there is
ANSWER = {  # where another text is understood
    QuestionKind.ATTENDANCE: "sí",
    QuestionKind.FIGURES: "el idg 3",
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("kind", "lead"), FIRST_WAYS.items(), ids=FIRST_WAYS)
async def test_what_is_no_answer_changes_nothing_and_says_what_is_awaited(
    staffed: Bot, kind: QuestionKind, lead: Way
) -> None:
    player = await lead(staffed)
    asked, before = await question_of(player), await contents(staffed)
    assert asked is not None
    for word in NO_ANSWERS:
        assert read_lone_word(word) is not None, word
        if kept(kind, word, asked.args):
            continue
        found = await tried(player, word)
        assert found.question == (asked.kind, asked.version_id, asked.indicator, asked.args), word
        assert (found.others, found.step in ("take_word", "help_me")) == (0, True), word
        assert SAYS.search(found.shown[-1][1]), (word, found.text)
        assert found.shown[-1][2] == tuple(player.labels), word
    assert await contents(staffed) == before


@pytest.mark.sqlite_only
@pytest.mark.parametrize(("kind", "lead"), FIRST_WAYS.items(), ids=FIRST_WAYS)
async def test_a_reply_answers_what_its_message_asked_or_is_said_to_be_past(
    staffed: Bot, kind: QuestionKind, lead: Way
) -> None:
    player = await lead(staffed)
    asked = await question_of(player)
    assert asked is not None
    question = player.actor.messages[-1]
    welcome = next(message for message in player.actor.messages if message.from_bot)
    text = ANSWER.get(kind, "por la zona sur, 75")
    answered, typed = await tried(player, text, question), await tried(player, text)
    past = await tried(player, text, welcome) if welcome.id != question.id else None
    assert _came_of(answered) == _came_of(typed)
    if past is not None:
        assert "no se guardó" in past.text
        assert past.question == (asked.kind, asked.version_id, asked.indicator, asked.args)
        assert past.others == 0


def _came_of(outcome: Outcome) -> object:
    """All but the words, in which a code is a new one each time."""
    shown = [(is_card, labels) for is_card, _, labels in outcome.shown]
    return outcome.question, shown, outcome.others, outcome.step
