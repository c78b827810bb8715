"""What people are told when something went wrong behind a conversation."""

from collections.abc import Sequence
from datetime import datetime

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
    """The people who can't be written to any more, then what could not be handled."""
    told_alone = (
        IncidentKind.SET_ASIDE,
        IncidentKind.NOT_BACKED_UP,
        IncidentKind.INCOMPLETE_BACKUP,
        IncidentKind.WEBHOOK_GONE,
        IncidentKind.CLOCK_STOOD,
    )
    subjects = {
        kind: [incident.subject for incident in happened if incident.kind is kind]
        for kind in told_alone
    }
    people = [incident for incident in happened if incident.kind not in told_alone]
    return View(
        say(
            "menu/incidents",
            people=[
                (person, [duty_words(duty) for duty in person.duties], _names(person.mute))
                for person in people[:SHOWN]
            ],
            more=len(people[SHOWN:]),
            references=subjects[IncidentKind.SET_ASIDE],
            faults=subjects[IncidentKind.NOT_BACKED_UP],
            hooks=subjects[IncidentKind.WEBHOOK_GONE],
            standstills=[
                (datetime.fromisoformat(incident.subject), incident.at)
                for incident in happened
                if incident.kind is IncidentKind.CLOCK_STOOD
            ],
            lacking=subjects[IncidentKind.INCOMPLETE_BACKUP],
            shown=SHOWN,
        )
    )


def _names(regions: Sequence[str]) -> list[str]:
    return [REGIONS[region].name for region in regions]


def only_private(bot_username: str) -> View:
    return View(say("menu/only_private", bot=bot_username))
