"""Coming in, finding one's way, and leaving: the menu, /yo, /baja, /ayuda."""

from handlers.menu.steps import (
    cancel,
    confirm_leaving,
    edited,
    help_me,
    leave,
    not_understood,
    reachable_or_not,
    show_me,
    show_menu,
    start,
    stay,
    typed_unasked,
)
from handlers.routes import command, press, press_anywhere

STEPS = (
    command("start", start),
    command("ayuda", help_me),
    command("help", help_me),
    command("menu", show_menu),
    command("cancelar", cancel),
    command("yo", show_me),
    command("baja", confirm_leaving),
    press("leave", leave),
    press("stay", stay),
    press_anywhere("menu", show_menu),
    press_anywhere("me", show_me),
    press_anywhere("help", help_me),
)

__all__ = [
    "STEPS",
    "edited",
    "not_understood",
    "reachable_or_not",
    "show_menu",
    "typed_unasked",
]
