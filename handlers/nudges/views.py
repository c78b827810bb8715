from collections.abc import Sequence

from convenio.catalogue.places import indicator_in
from convenio.catalogue.regions import Region, Unresolved
from convenio.plurals import counted
from handlers.actions import Action
from handlers.buttons import cancel
from handlers.forms import mark_of
from handlers.nudges.access import Following
from handlers.nudges.form_state import AN_INDICATOR, EVALUATIONS, EVERYWHERE, Purpose
from handlers.nudges.recipients import Call
from handlers.region_names import short_name
from handlers.views import Button, View, button, grid
from handlers.words import say
from storage.evaluations.owed import Owing
from storage.reminders.occasions import Recipient
from storage.turnout.owed_reports import OwedRegion

CANCEL = (cancel(Action.CANCEL_NUDGE),)
TITLES = {
    Purpose.NUDGE: "Recordar a una región",
    Purpose.EXTEND: "Ampliar el plazo de una región",
}

OF_EVALUATION = {
    Purpose.NUDGE: "Recordar una evaluación (Anexo 5)",
    Purpose.EXTEND: "Ampliar el plazo de una evaluación (Anexo 5)",
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


def choose_indicator(found: Following, purpose: Purpose, *, unread: str = "") -> View:
    """Offer the indicators whose evaluation is missing."""
    buttons = [
        button(
            f"{each.owed.named} {each.owed.indicator.short_name}",
            ACTIONS[purpose],
            *each.owed.place,
        )
        for each in found.unevaluated
    ]
    text = say(
        "nudges/choose_indicator",
        title=OF_EVALUATION[purpose],
        period=found.period,
        unread=unread,
        missing=found.unevaluated,
    )
    return View(text, (*grid(buttons, 2), CANCEL))


def confirm_call(call: Call) -> View:
    people = len(call.by_person())
    text = say(
        "nudges/call",
        call=call,
        people=counted(people, "persona", "personas"),
        places=places(call.places),
        recent=places(call.recent),
        twice=places(call.twice),
        mute=places(call.mute),
        evaluates=call.whom == EVALUATIONS or indicator_in(call.whom) > 0,
    )
    one = (button("🔔 Solo una evaluación", Action.NUDGE, call.period.code, AN_INDICATOR),)
    several = (one,) if call.whom == EVALUATIONS and len(call.places) > 1 else ()
    return View(text, (*_sure(call, people), *several, CANCEL))


def _sure(call: Call, people: int) -> tuple[tuple[Button, ...], ...]:
    if not people:
        return ()
    label = f"Sí, recordar a {counted(people, 'persona', 'personas')}"
    return ((button(label, Action.SEND_NUDGE, call.period.code, call.whom),),)


_ALL_MISSING = {
    EVERYWHERE: "🔔 Recordar a las que faltan",
    EVALUATIONS: "🔔 Recordar el Anexo 5",
}


def all_missing(call: Call) -> tuple[Button, ...]:
    """The button to remind all at once; where there is something to be told first, to that."""
    label, period = _ALL_MISSING[call.whom], call.period.code
    if not call.plain:
        return (button(label, Action.NUDGE, period, call.whom),)
    people = counted(len(call.by_person()), "persona", "personas")
    args = period, mark_of_call(call), call.whom
    return (button(f"{label} ({people})", Action.NUDGE_ALL, *args),)


def mark_of_call(call: Call) -> str:
    """A fingerprint of whom it reminds, so that a button reminds those it was shown with."""
    return mark_of(sorted((reader.person_id, owing.owed.place) for reader, owing in call.told))


def called(call: Call) -> View:
    people = counted(len(call.by_person()), "persona", "personas")
    return View(say("nudges/called", call=call, people=people, places=places(call.places)))


def cancelled() -> View:
    return View(say("nudges/cancelled"))


def places(owing: Sequence[Owing]) -> str:
    return ", ".join(each.owed.named for each in owing)


def names_of(people: Sequence[Recipient]) -> list[str]:
    return [person.name or "sin nombre" for person in people]
