"""Why an answer is as it is: the cause or reason of one indicator, or one cause for several."""

from handlers.actions import Action
from handlers.causes.own_words import answer_cause, ask_back, own_words
from handlers.causes.shared_cause import ask, choose, take_words
from handlers.questions import QuestionKind
from handlers.routes import answer, press

STEPS = (
    press(Action.CAUSE, answer_cause),
    answer(QuestionKind.CAUSE, own_words),
    answer(QuestionKind.FIGURE_REASON, own_words),
    press(Action.SAME_CAUSE, ask),
    press(Action.SHARED_CAUSE, choose),
    answer(QuestionKind.SHARED_CAUSE, take_words),
)

__all__ = ["STEPS", "ask_back"]
