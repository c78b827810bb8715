"""A sent report is approved by its region's director, or returned with a comment."""

from handlers.approval.return_comment import ask_about, ask_words, return_with
from handlers.approval.steps import approve, bridge, show_version, show_waiting
from handlers.approval.version_comparison import changes, older_versions, versions
from handlers.routes import answer, command, press, press_anywhere

STEPS = (
    command("aprobar", show_waiting),
    press_anywhere("waiting", show_waiting),
    press_anywhere("version", show_version),
    press_anywhere("approve", approve),
    press_anywhere("bridge", bridge),
    press_anywhere("turnback", ask_about),
    press("remark", ask_words),
    answer("remark", return_with),
    command("versiones", versions),
    press_anywhere("versions", older_versions),
    press_anywhere("changes", changes),
)

__all__ = ["STEPS"]
