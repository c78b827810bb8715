"""What people are told when something went wrong behind a conversation."""

from collections.abc import Sequence

from convenio.catalogue.regions import REGIONS
from handlers.roles import duty_words
from handlers.views import View
from handlers.words import say
from storage.models import IncidentKind
from storage.reminders.incidents import IncidentFacts

SHOWN = 10  # with the longest words they fit in one message


def apology(reference: str) -> View:
    return View(say("menu/apology", reference=reference))


def not_saved() -> View:
    return View(say("menu/not_saved"))


def file_not_read(name: str) -> View:
    return View(say("menu/file_not_read", name=name))


def incidents(happened: Sequence[IncidentFacts]) -> View:
    """Who can't be written to any more first, then what could not be handled."""
    told_alone = (
        IncidentKind.SET_ASIDE,
        IncidentKind.NOT_BACKED_UP,
        IncidentKind.INCOMPLETE_BACKUP,
    )
    people = [each for each in happened if each.kind not in told_alone]
    return View(
        say(
            "menu/incidents",
            people=[
                (each, [duty_words(duty) for duty in each.duties], _names(each.mute))
                for each in people[:SHOWN]
            ],
            more=len(people[SHOWN:]),
            references=[e.subject for e in happened if e.kind is IncidentKind.SET_ASIDE],
            faults=[e.subject for e in happened if e.kind is IncidentKind.NOT_BACKED_UP],
            lacking=[e.subject for e in happened if e.kind is IncidentKind.INCOMPLETE_BACKUP],
            shown=SHOWN,
        )
    )


def _names(regions: Sequence[str]) -> list[str]:
    return [REGIONS[region].name for region in regions]


def only_private(bot_username: str) -> View:
    return View(say("menu/only_private", bot=bot_username))
