"""The second factor of whoever in ODES has set one: a code before what changes much."""

from handlers.actions import Action
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.routes import answer, command, press, press_anywhere
from handlers.second_factor import enrolment, held_act
from handlers.second_factor.held_act import hold_for_code
from handlers.second_factor.steps import CodeTyped, no_code, take_code
from handlers.views import View

STEPS = (
    command("seguridad", enrolment.show),
    press_anywhere(Action.SECOND_FACTOR, enrolment.show),
    press(Action.SET_SECOND_FACTOR, enrolment.begin),
    press(Action.LEAVE_SETTING, enrolment.leave),
    press(Action.RENEW_RECOVERY, enrolment.renew),
    press(Action.END_SECOND_FACTOR, enrolment.end),
    press_anywhere(Action.HIDE_RECOVERY, enrolment.hide_recovery),
    press(Action.ASK_CODE_AGAIN, held_act.ask_again),
    press(Action.LEAVE_CODE, held_act.leave),
    answer(QuestionKind.CODE, no_code),
    answer(QuestionKind.FIRST_CODE, no_code),
)


async def present(context: Context) -> View | None:
    return await held_act.present(context) or await enrolment.present(context)


__all__ = ["STEPS", "CodeTyped", "hold_for_code", "present", "take_code"]
