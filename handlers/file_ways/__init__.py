"""A file that can be read in several ways: its sender says which, and it is read so."""

from handlers.actions import Action
from handlers.context import Context
from handlers.file_ways import steps
from handlers.file_ways.form_state import FORM, QUESTION
from handlers.routes import answer, press
from handlers.views import View

STEPS = (
    press(Action.READ_WAY, steps.read_way),
    press(Action.CANCEL_WAYS, steps.cancel),
    answer(QUESTION, steps.answer),
)


async def present(context: Context) -> View | None:
    return await FORM.present(context)


__all__ = ["STEPS", "present"]
