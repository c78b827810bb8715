"""Plain words when nothing is asked: a command without its slash, a region, figures, a slip."""

from handlers.actions import Action
from handlers.plain_words.figures import QUESTION, choose_indicator, choose_report, present
from handlers.plain_words.lists import SaidOnList
from handlers.plain_words.steps import QUESTION as OF_SAID
from handlers.plain_words.steps import answer, answer_command, press_said
from handlers.routes import answer as route_of_answer
from handlers.routes import press, press_anywhere, public

STEPS = (
    public(press_anywhere(Action.SAID, press_said)),
    press(Action.FIGURES_OF, choose_report),
    press(Action.FIGURE_FOR, choose_indicator),
    route_of_answer(QUESTION, answer),
    route_of_answer(OF_SAID, answer),
)

__all__ = ["STEPS", "SaidOnList", "answer", "answer_command", "present"]
