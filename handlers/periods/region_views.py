from datetime import date

from convenio.calendar.period_dates import PeriodState
from convenio.catalogue.agreements import may_report
from convenio.catalogue.regions import REGIONS, plain
from handlers.actions import Action
from handlers.buttons import back, checkbox
from handlers.forms import mark_of
from handlers.periods.form_state import RegionChange
from handlers.periods.form_views import CANCEL
from handlers.region_names import short_name
from handlers.views import View, button, grid
from handlers.words import say
from storage.periods.periods import PeriodStatus


def changeable(found: PeriodStatus, today: date) -> bool:
    return found.state(today) not in (PeriodState.CLOSED, PeriodState.PUBLISHED)


def regions(found: PeriodStatus, note: str = "") -> View:
    """Show regions that report and those that do not, each as a button that changes it."""
    code = found.period.code
    offered = {*may_report(found.period.year), *found.expected}
    ordered = sorted(offered, key=lambda region: plain(short_name(region)))
    buttons = [
        checkbox(short_name(region), Action.MEMBER, code, region, checked=region in found.expected)
        for region in ordered
    ]
    text = say("periods/members", found=found, note=note)
    return View(text, (*grid(buttons, 2), (back(Action.PERIOD, code),)))


def review(found: PeriodStatus, asked: RegionChange, told: int, note: str = "") -> View:
    region, reason = asked.region, asked.reason
    adds = region not in found.expected
    text = say(
        "periods/member",
        found=found,
        region=REGIONS[region],
        adds=adds,
        reason=reason,
        told=told,
        note=note,
    )
    whom = f" y avisar a {told}" if told else ""
    label = f"✅ {'Agregar' if adds else 'Quitar'} a {short_name(region)}{whom}"
    sure = (
        ((button(label, Action.CONFIRM_MEMBER, mark_of(asked, found.expected)),),) if reason else ()
    )
    return View(text, (*sure, (back(Action.MEMBERS, found.period.code),), (CANCEL,)))


def done(found: PeriodStatus, region: str, told: int) -> str:
    """Say what was done; `found` is the period before it."""
    adds = region not in found.expected
    return say("periods/member_done", region=REGIONS[region], adds=adds, told=told)
