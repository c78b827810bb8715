"""The menu, and the commands about oneself: /yo, /privacidad, /baja, /ayuda."""

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
    show_privacy,
    start,
    stay,
)
from handlers.routes import beside, command, dropping, press, press_anywhere, public

STEPS = (
    public(command("start", start)),
    public(beside(command("ayuda", help_me))),
    public(beside(command("help", help_me))),
    public(command("menu", show_menu)),
    public(dropping(command("cancelar", cancel))),
    public(beside(command("yo", show_me))),
    public(beside(command("privacidad", show_privacy))),
    public(command("baja", confirm_leaving)),
    public(dropping(press(Action.LEAVE, leave))),
    public(dropping(press(Action.STAY, stay))),
    public(press_anywhere(Action.MENU, show_menu)),
    public(beside(press_anywhere(Action.ME, show_me))),
    public(beside(press_anywhere(Action.HELP, help_me))),
)

__all__ = [
    "STEPS",
    "edited",
    "pass_over",
    "present",
    "reachable_or_not",
    "show_menu",
]
