from collections import Counter

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted
from convenio.report.goal_rules import unusual
from documents.workbooks.read.findings import UnfitWorkbook
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.forms import mark_of
from handlers.goals.sheet_state import GoalSheet, Present
from handlers.goals.views import CANCEL
from handlers.goals.words import goal_words
from handlers.views import Keyboard, View, button
from handlers.words import say
from storage.periods.periods import PeriodStatus

FAULTS_SHOWN = 12
UNUSUAL_SHOWN = 8
UNREAD_SHOWN = 8


def which_period(name: str, *, any_open: bool) -> View:
    text = say("goals/which_period", name=name, any_open=any_open)
    return View(text, ((button("🎯 Metas", Action.GOALS),), (MENU,)))


def unfit(name: str, why: UnfitWorkbook) -> View:
    return View(say("workbooks/unfit", name=name, why=why, form=False))


def sheet(asked: GoalSheet, standing: PeriodStatus, present: Present, note: str = "") -> View:
    """Show what was read, what it changes, and every fault by its cell; kept with one tap."""
    changes = asked.changes(present)
    by_region = Counter(change.region for change in changes)
    odd = [
        f"{REGIONS[change.region].name}, IdG {change.indicator} ({goal_words(change.goal)})"
        for change in changes
        if unusual(change.goal)
    ]
    text = say(
        "goals/sheet",
        asked=asked,
        indicators=standing.indicators,
        period=Period.parse(asked.period),
        regions=len({goal.region for goal in asked.goals}),
        changed=[(REGIONS[region].name, number) for region, number in by_region.items()],
        unread=[part.words for part in asked.unread[:UNREAD_SHOWN]],
        more_unread=len(asked.unread[UNREAD_SHOWN:]),
        faults=asked.faults[:FAULTS_SHOWN],
        unsaid=len(asked.faults[FAULTS_SHOWN:]),
        strangers=[REGIONS[region].name for region in asked.strangers],
        odd=odd[:UNUSUAL_SHOWN],
        more_odd=len(odd[UNUSUAL_SHOWN:]),
        sent=[REGIONS[region].name for region in by_region if region in standing.sent],
        note=note,
    )
    number = len(changes)
    label = f"✅ Guardar {counted(number, 'cambio', 'cambios')} y avisar"
    save: Keyboard = (
        ((button(label, Action.SAVE_GOAL_SHEET, mark_of(asked, sorted(present.items()))),),)
        if number
        else ()
    )
    return View(text, (*save, CANCEL))


def kept(asked: GoalSheet, changed: int, told: int) -> View:
    text = say("goals/sheet_kept", period=Period.parse(asked.period), changed=changed, told=told)
    return View(text, ((button("🎯 Ver metas", Action.GOALS),), (MENU,)))
