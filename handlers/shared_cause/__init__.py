"""One cause for all the goals of a report that were missed and have none yet."""

from handlers.actions import Action
from handlers.questions import QuestionKind
from handlers.routes import answer, press
from handlers.shared_cause.steps import ask, choose, take_words

STEPS = (
    press(Action.SAME_CAUSE, ask),
    press(Action.SHARED_CAUSE, choose),
    answer(QuestionKind.SHARED_CAUSE, take_words),
)

__all__ = ["STEPS"]
