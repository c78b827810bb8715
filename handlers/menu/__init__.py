"""The menu, and the commands about oneself: /yo, /baja, /ayuda."""

from handlers.actions import Action
from handlers.menu.steps import (
    cancel,
    confirm_leaving,
    edited,
    help_me,
    leave,
    pass_over,
    present,
    reachable_or_not,
    show_me,
    show_menu,
    start,
    stay,
)
from handlers.routes import beside, command, dropping, press, press_anywhere

STEPS = (
    command("start", start),
    beside(command("ayuda", help_me)),
    beside(command("help", help_me)),
    command("menu", show_menu),
    dropping(command("cancelar", cancel)),
    beside(command("yo", show_me)),
    command("baja", confirm_leaving),
    dropping(press(Action.LEAVE, leave)),
    dropping(press(Action.STAY, stay)),
    press_anywhere(Action.MENU, show_menu),
    beside(press_anywhere(Action.ME, show_me)),
    beside(press_anywhere(Action.HELP, help_me)),
)

__all__ = [
    "STEPS",
    "edited",
    "pass_over",
    "present",
    "reachable_or_not",
    "show_menu",
]
