"""What people are told when something went wrong behind a conversation."""

from handlers.views import View
from handlers.words import say
from storage.models import Person


def apology(reference: str) -> View:
    return View(say("menu/apology", reference=reference))


def not_saved() -> View:
    return View(say("menu/not_saved"))


def set_aside(reference: str) -> View:
    return View(say("menu/set_aside", reference=reference))


def unreachable(person: Person) -> View:
    return View(say("menu/unreachable", person=person))


def only_private(bot_username: str) -> View:
    return View(say("menu/only_private", bot=bot_username))
