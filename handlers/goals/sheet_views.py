from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from string import ascii_uppercase
from typing import Any

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted
from convenio.report.goal_rules import unusual
from documents.csv_writer import as_csv
from documents.workbooks.read.findings import UnfitWorkbook
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.forms import mark_of
from handlers.goals.sheet_state import GoalSheet, Present, SheetChange
from handlers.goals.views import CANCEL
from handlers.goals.words import goal_words
from handlers.views import Keyboard, View, button
from handlers.words import length_shown, say
from storage.periods.periods import PeriodStatus

FAULTS_SHOWN = 12
UNUSUAL_SHOWN = 8
UNREAD_SHOWN = 5
COLUMNS_SHOWN = 12
LETTERS_OF_CHANGES = 1_400
LETTERS_OF_ALL = 3_900  # of Telegram's 4096: a note above needs some


def no_period(name: str) -> View:
    return View(say("goals/no_period", name=name), ((MENU,),))


def unfit(name: str, why: UnfitWorkbook) -> View:
    return View(say("workbooks/unfit", name=name, why=why, form=False))


def sheet(asked: GoalSheet, standing: PeriodStatus, present: Present, note: str = "") -> View:
    """Show what was read, what it changes, and every fault by its cell; kept with one tap."""
    changes = asked.changes(present)
    number = len(changes)
    label = f"✅ Guardar {counted(number, 'cambio', 'cambios')} y avisar"
    save: Keyboard = (
        ((button(label, Action.SAVE_GOAL_SHEET, mark_of(asked, sorted(present.items()))),),)
        if number
        else ()
    )
    shown = _fitting(asked, standing, changes)
    return View(_sheet_text(asked, standing, changes, shown, note), (*save, CANCEL))


def _sheet_text(
    asked: GoalSheet,
    standing: PeriodStatus,
    changes: Sequence[SheetChange],
    shown: Sequence[tuple[str, str]],
    note: str = "",
) -> str:
    """`shown`: region and line of the first changes; the others are only counted."""
    odd = [
        f"{REGIONS[goal.region].name}, IdG {goal.indicator} ({goal_words(goal.goal)})"
        for goal in (change.goal for change in changes)
        if unusual(goal.goal)
    ]
    left = Counter(change.goal.region for change in changes[len(shown) :])
    regions = dict.fromkeys(change.goal.region for change in changes)
    return say(
        "goals/sheet",
        asked=asked,
        indicators=standing.indicators,
        period=Period.parse(asked.period),
        regions=len({goal.region for goal in asked.goals}),
        columns=asked.columns[:COLUMNS_SHOWN],
        more_columns=len(asked.columns[COLUMNS_SHOWN:]),
        changed=len(changes),
        lines=[
            (region, [line for _, line in lines])
            for region, lines in groupby(shown, key=lambda pair: pair[0])
        ],
        left=[(REGIONS[region].name, number) for region, number in left.items()],
        unread=[part.words for part in asked.unread[:UNREAD_SHOWN]],
        more_unread=len(asked.unread[UNREAD_SHOWN:]),
        faults=asked.faults[:FAULTS_SHOWN],
        unsaid=len(asked.faults[FAULTS_SHOWN:]),
        strangers=[REGIONS[region].name for region in asked.strangers],
        odd=odd[:UNUSUAL_SHOWN],
        more_odd=len(odd[UNUSUAL_SHOWN:]),
        sent=[REGIONS[region].name for region in regions if region in standing.sent],
        note=note,
    )


def _fitting(
    asked: GoalSheet, standing: PeriodStatus, changes: Sequence[SheetChange]
) -> list[tuple[str, str]]:
    """Region and line of as many changes as the message has room for, in the sheet's order."""
    shown: list[tuple[str, str]] = []
    above = ""
    rest = length_shown(_sheet_text(asked, standing, changes, ()))
    room = min(LETTERS_OF_CHANGES, LETTERS_OF_ALL - rest)
    for change in changes:
        goal, region = change.goal, REGIONS[change.goal.region].name
        name = standing.indicators[goal.indicator].short_name
        line = f"{change.cell} · IdG {goal.indicator} {name}: "
        line += f"{goal_words(change.before)} → {goal_words(goal.goal)}"
        room -= len(line) + 3 + (len(region) + 1 if region != above else 0)
        if room < 0:
            break
        above = region
        shown.append((region, line))
    return shown


def all_changes(
    asked: GoalSheet, standing: PeriodStatus, present: Present
) -> dict[str, Any] | None:
    """Every change as a file, where the message has no room for them all."""
    changes = asked.changes(present)
    if len(_fitting(asked, standing, changes)) == len(changes):
        return None
    headings = {column.letters: column.heading for column in asked.columns}
    rows = [
        {
            "celda": change.cell,
            "columna": headings.get(change.cell.rstrip("0123456789"), "")
            or headings.get(change.cell.lstrip(ascii_uppercase), ""),
            "región": REGIONS[change.goal.region].name,
            "indicador": change.goal.indicator,
            "nombre": standing.indicators[change.goal.indicator].short_name,
            "antes": goal_words(change.before),
            "después": goal_words(change.goal.goal),
        }
        for change in changes
    ]
    caption = say("goals/all_changes", changes=len(changes), name=asked.name)
    file = {"name": f"cambios-metas-{asked.period}.csv", "content": as_csv(rows, list(rows[0]))}
    return View(caption).payload | file


def kept(asked: GoalSheet, changed: int, told: int) -> View:
    text = say("goals/sheet_kept", period=Period.parse(asked.period), changed=changed, told=told)
    return View(text, ((button("🎯 Ver metas", Action.GOALS),), (MENU,)))
