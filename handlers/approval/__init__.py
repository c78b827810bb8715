"""A sent report is approved by its region's director, or returned with a comment."""

from handlers.actions import Action
from handlers.approval.return_comment import ask_about, ask_words, return_with
from handlers.approval.steps import approve, bridge, show_version, show_waiting
from handlers.approval.version_comparison import changes, older_versions, versions
from handlers.questions import QuestionKind
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("aprobar", show_waiting),
    press_anywhere(Action.WAITING, show_waiting),
    press_anywhere(Action.VERSION, show_version),
    press_anywhere(Action.APPROVE, approve),
    press_anywhere(Action.BRIDGE, bridge),
    press_anywhere(Action.RETURN, ask_about),
    press(Action.REMARK, ask_words),
    answer(QuestionKind.REMARK, return_with),
    command("versiones", versions),
    press_anywhere(Action.VERSIONS, older_versions),
    press_anywhere(Action.CHANGES, changes),
)

__all__ = ["STEPS"]
