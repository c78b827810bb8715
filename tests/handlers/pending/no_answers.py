"""Words that are no answer, and replies to a message of the bot, at every kind of question."""

from convenio.typed.lone_words import read_lone_word
from handlers.questions import QuestionKind
from tests.breadth import some
from tests.cast import Player
from tests.handlers.pending.lone_words import SAYS, kept, question_of
from tests.handlers.pending.trials import Outcome, contents, tried

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
ANSWER = {  # where another text is understood
    QuestionKind.ATTENDANCE: "sí",
    QuestionKind.FIGURES: "el idg 3",
}


async def what_is_no_answer_changes_nothing_and_says_what_is_awaited(
    player: Player, kind: QuestionKind, turn: int
) -> None:
    asked, before = await question_of(player), await contents(player.bot)
    assert asked is not None
    for word in some(NO_ANSWERS, turn, 4):
        assert read_lone_word(word) is not None, word
        if kept(kind, word, asked.args):
            continue
        found = await tried(player, word)
        assert found.question == (asked.kind, asked.version_id, asked.indicator, asked.args), word
        assert (found.others, found.step in ("take_word", "help_me")) == (0, True), word
        assert SAYS.search(found.shown[-1][1]), (word, found.text)
        assert found.shown[-1][2] == tuple(player.labels), word
    assert await contents(player.bot) == before


async def a_reply_answers_what_its_message_asked_or_is_said_to_be_past(
    player: Player, kind: QuestionKind, turn: int
) -> None:
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
