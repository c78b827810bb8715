"""A sent report is approved by its region's director, or returned with a comment."""

from handlers.actions import Action
from handlers.approval import return_comment
from handlers.approval.return_comment import present
from handlers.approval.steps import approve, bridge, show_version, show_waiting, show_whole
from handlers.approval.version_comparison import changes, older_versions, versions
from handlers.questions import QuestionKind
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("aprobar", show_waiting),
    press_anywhere(Action.WAITING, show_waiting),
    press_anywhere(Action.VERSION, show_version),
    press_anywhere(Action.WHOLE_VERSION, show_whole),
    press_anywhere(Action.APPROVE, approve),
    press_anywhere(Action.BRIDGE, bridge),
    press_anywhere(Action.RETURN, return_comment.ask_words),
    press(Action.REMARK, return_comment.choose_subject),
    answer(QuestionKind.REMARK, return_comment.answer),
    press(Action.SEND_REMARK, return_comment.send),
    press(Action.LEAVE_REMARK, return_comment.cancel),
    command("versiones", versions),
    press_anywhere(Action.VERSIONS, older_versions),
    press_anywhere(Action.CHANGES, changes),
)

__all__ = ["STEPS", "present"]
