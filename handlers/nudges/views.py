from collections.abc import Sequence

from convenio.catalogue.regions import Region, Unresolved
from convenio.plurals import counted
from handlers.actions import Action
from handlers.buttons import cancel
from handlers.forms import mark_of
from handlers.nudges.access import Following
from handlers.nudges.form_state import Purpose
from handlers.nudges.recipients import Call
from handlers.region_names import short_name
from handlers.views import Button, View, button, grid
from handlers.words import say
from storage.reminders.occasions import Recipient
from storage.turnout.owed_reports import OwedRegion

CANCEL = (cancel(Action.CANCEL_NUDGE),)
TITLES = {
    Purpose.NUDGE: "Recordar a una región",
    Purpose.EXTEND: "Ampliar el plazo de una región",
}

ACTIONS = {Purpose.NUDGE: Action.NUDGE, Purpose.EXTEND: Action.EXTEND}


def choose_region_to_follow(
    found: Following,
    purpose: Purpose,
    *,
    unresolved: Unresolved | None = None,
    absent: Region | None = None,
) -> View:
    """Offer the regions that are missing, or those that an unknown name may mean."""
    code, action = found.period.code, ACTIONS[purpose]
    if unresolved:
        buttons = [button(region.name, action, code, region.code) for region in unresolved.nearest]
    else:
        buttons = [
            button(_label(report), action, code, report.owed.region.code)
            for report in found.missing
        ]
    text = say(
        "nudges/choose",
        title=TITLES[purpose],
        period=found.period,
        unresolved=unresolved,
        absent=absent,
        missing=found.missing,
    )
    return View(text, (*grid(buttons, 2), CANCEL))


def _label(owing: OwedRegion) -> str:
    answered = f" {owing.answered}/{len(owing.entries)}" if owing.begun else ""
    return short_name(owing.owed.region.code) + answered


def confirm_call(call: Call) -> View:
    people = len(call.by_person())
    text = say(
        "nudges/call",
        call=call,
        people=counted(people, "persona", "personas"),
        places=places(call.regions),
        recent=places(call.recent),
        twice=places(call.twice),
        mute=places(call.mute),
    )
    return View(text, (*_sure(call, people), CANCEL))


def _sure(call: Call, people: int) -> tuple[tuple[Button, ...], ...]:
    if not people:
        return ()
    whom = "all" if call.everywhere else call.regions[0].code
    label = f"Sí, recordar a {counted(people, 'persona', 'personas')}"
    return ((button(label, Action.SEND_NUDGE, call.period.code, whom),),)


def all_missing(call: Call) -> tuple[Button, ...]:
    """The button to remind all at once; where there is something to be told first, to that."""
    label, period = "🔔 Recordar a las que faltan", call.period.code
    if not call.plain:
        return (button(label, Action.NUDGE, period, "all"),)
    people = counted(len(call.by_person()), "persona", "personas")
    return (button(f"{label} ({people})", Action.NUDGE_ALL, period, mark_of_call(call)),)


def mark_of_call(call: Call) -> str:
    """A fingerprint of whom it reminds, so that a button reminds those it was shown with."""
    return mark_of(sorted((reader.person_id, owing.owed.place) for reader, owing in call.told))


def called(call: Call) -> View:
    people = counted(len(call.by_person()), "persona", "personas")
    return View(say("nudges/called", call=call, people=people, places=places(call.regions)))


def cancelled() -> View:
    return View(say("nudges/cancelled"))


def places(regions: Sequence[Region]) -> str:
    return ", ".join(region.name for region in regions)


def names_of(people: Sequence[Recipient]) -> list[str]:
    return [person.name or "sin nombre" for person in people]
