"""The menu, and the commands about oneself: /yo, /baja, /ayuda."""

from handlers.actions import Action
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
    press(Action.LEAVE, leave),
    press(Action.STAY, stay),
    press_anywhere(Action.MENU, show_menu),
    press_anywhere(Action.ME, show_me),
    press_anywhere(Action.HELP, help_me),
)

__all__ = [
    "STEPS",
    "edited",
    "not_understood",
    "reachable_or_not",
    "show_menu",
    "typed_unasked",
]
