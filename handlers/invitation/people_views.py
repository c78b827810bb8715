"""Views of the people with access, for those who read all."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta

from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import cancel
from handlers.invitation.binding import binding_words
from handlers.roles import duty_words
from handlers.views import Button, View, button
from handlers.words import say
from storage.models import Duty, Invitation, Person, Role, StandIn

PAGE = 8
UNSEEN = timedelta(days=30)


def everybody(
    serving: Sequence[tuple[Person, Duty]],
    reporting: Collection[str],
    invited: Sequence[Invitation],
    absences: Sequence[tuple[StandIn, str | None]],
    page: int,
    now: datetime,
    note: str = "",
    *,
    manages: bool,
) -> View:
    """Show a page of people with access, each with a button to their page, and open invitations."""
    pages = max(1, -(-len(serving) // PAGE))
    page = min(max(page, 0), pages - 1)
    shown = serving[page * PAGE : (page + 1) * PAGE]
    rows: list[tuple[Button, ...]] = [
        (button(f"👤 {person.name or 'sin nombre'}", Action.STAFF, duty.id or 0),)
        for person, duty in shown
    ]
    rows += [
        (button(f"Anular invitación {position}", Action.WITHDRAW_INVITATION, invitation.id or 0),)
        for position, invitation in enumerate(invited[:PAGE], start=1)
        if manages
    ]
    turns = []
    if page > 0:
        turns.append(button("◀", Action.PEOPLE, page - 1))
    if page < pages - 1:
        turns.append(button("▶", Action.PEOPLE, page + 1))
    if turns:
        rows.append(tuple(turns))
    text = say(
        "invitation/everybody",
        serving=[
            (person, duty_words(duty), unseen(person, now), _absences_of(duty, absences))
            for person, duty in shown
        ],
        unserved=_unserved(serving, reporting),
        unseen=sum(unseen(person, now) for person in _each_once(serving)),
        mute=sum(bool(person.unreachable_since) for person in _each_once(serving)),
        invited=[(invitation, duty_words(invitation)) for invitation in invited[:PAGE]],
        page=page + 1,
        pages=pages,
        total=len(serving),
        note=note,
    )
    if manages:
        rows.append((button("✉️ Invitar", Action.INVITE),))
    return View(text, tuple(rows))


def _absences_of(
    duty: Duty, absences: Sequence[tuple[StandIn, str | None]]
) -> list[tuple[StandIn, str | None]]:
    """Those who stand in for what somebody does, now or later."""
    place = duty.person_id, duty.role, duty.region
    return [
        (row, name)
        for row, name in absences
        if (row.absent_id, row.role, row.region) == place and row.person_id != duty.person_id
    ]


def unseen(person: Person, now: datetime) -> bool:
    """Whether somebody was last seen, or let in, over thirty days ago."""
    return now - (person.seen_at or person.created_at) > UNSEEN


def _each_once(serving: Sequence[tuple[Person, Duty]]) -> list[Person]:
    return list({person.id: person for person, _ in serving}.values())


def _unserved(serving: Sequence[tuple[Person, Duty]], reporting: Collection[str]) -> list[str]:
    """Regions that have to report, and have nobody who does it."""
    served = {duty.region for _, duty in serving if duty.role is Role.FOCAL}
    return [region.name for code, region in REGIONS.items() if code in {*reporting} - served]


def confirm_removal(person: Person, duty: Duty) -> View:
    text = say("invitation/confirm_removal", person=person, duty=duty_words(duty))
    keyboard = (
        (cancel(Action.PEOPLE, 0),),
        (button("Sí, retirar", Action.REMOVE, duty.id or 0),),
    )
    return View(text, keyboard)


def removed(person: Person, duty: Duty) -> str:
    return say("invitation/removed", person=person, duty=duty_words(duty))


def duty_ended(duty: Duty) -> View:
    return View(say("invitation/duty_ended", duty=duty_words(duty)))


def took_the_place(newcomer: Person, before: Person, invitation: Invitation) -> View:
    words = duty_words(invitation)
    facts = {"newcomer": newcomer, "before": before, "invitation": invitation, "duty": words}
    return View(say("invitation/took_the_place", **facts))


def came_in(person: Person, invitation: Invitation, inviter: Person | None) -> View:
    """Who came in with which invitation, for ODES."""
    words = say(
        "invitation/came_in",
        person=person,
        invitation=invitation,
        duty=duty_words(invitation),
        bound=binding_words(invitation.bound_to),
        inviter=inviter,
    )
    return View(words, ((button("👥 Personas", Action.PEOPLE),),))
