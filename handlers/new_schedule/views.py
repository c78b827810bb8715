"""Views of a year that is loaded from a file; every function is pure."""

from collections.abc import Sequence
from datetime import datetime

from charts.requests import ChartKind
from convenio.calendar.periods import Period
from convenio.plurals import counted
from convenio.schedule.reload import Reload, Shift, shifts
from handlers.actions import Action
from handlers.announcements import later
from handlers.buttons import MENU, cancel
from handlers.forms import mark_of
from handlers.new_schedule import words
from handlers.new_schedule.form_state import ScheduleUpload
from handlers.summaries.wanted import Wanted
from handlers.views import Button, View, button
from handlers.words import say
from storage.models import Person

FAULTS_SHOWN = 15
FAULT_LETTERS = 200
REVIEW_LETTERS = 1500  # of the lines that a review shows, beside its counts
CANCEL = cancel(Action.CANCEL_LOAD)


def explained(known: Sequence[int]) -> View:
    text = say("new_schedule/explained", known=known)
    return View(text, tuple((_model(year),) for year in known[-1:]))


def _model(year: int) -> Button:
    return Wanted(ChartKind.SCHEDULE, Period(year, 1)).button(f"📄 CSV de {year}", Action.AS_DATA)


def unfit(name: str, faults: Sequence[str]) -> View:
    text = say(
        "new_schedule/unfit",
        name=name,
        faults=faults[:FAULTS_SHOWN],
        letters=FAULT_LETTERS,
        more=len(faults[FAULTS_SHOWN:]),
    )
    return View(text, ((button("❓ Cómo debe ser el archivo", Action.LOAD),),))


def all_faults(name: str) -> str:
    return say("new_schedule/all_faults", name=name)


def refused() -> View:
    return View(say("menu/refused"))


def ask_year(asked: ScheduleUpload, today: int, note: str = "") -> View:
    years = tuple(button(str(year), Action.LOAD_YEAR, year) for year in (today, today + 1))
    text = say("new_schedule/ask_year", asked=asked, note=note)
    return View(text, (years, (CANCEL,)))


def review(
    asked: ScheduleUpload,
    found: Reload,
    answers: int,
    told: int,
    unreached: Sequence[str],
    now: datetime,
    note: str = "",
) -> View:
    """Show what changes, what would be lost, and how many are told; one tap loads it."""
    text = say(
        "new_schedule/review",
        asked=asked,
        found=found,
        moves=sum(loss.changes for loss in found.lost),
        answers=answers,
        shown=words.shown(shifts(found), fresh=found.fresh, letters=REVIEW_LETTERS),
        name_letters=words.NAME_LETTERS,
        told=told,
        unreached=unreached,
        later=later(now),
        note=note,
    )
    other = button("📅 Es de otro año", Action.LOAD_OTHER_YEAR)
    sure = button(_label(found, told), Action.SAVE_SCHEDULE, mark_of(asked, found, answers))
    return View(text, (*(((sure,),) if found.changes else ()), (other, CANCEL)))


def _label(found: Reload, told: int) -> str:
    gone = len(found.gone)
    what = f"⚠️ Quitar {counted(gone, 'fila', 'filas')} y cargar" if gone else "✅ Cargar"
    return f"{what} y avisar a {told}" if told and not gone else what


def loaded(
    asked: ScheduleUpload, found: Reload, told: int, unreached: Sequence[str], now: datetime
) -> View:
    text = say(
        "new_schedule/loaded",
        asked=asked,
        found=found,
        told=told,
        unreached=unreached,
        later=later(now),
    )
    return View(text, ((button("📅 Ver la programación", Action.SCHEDULE), MENU),))


def cancelled() -> View:
    return View(say("new_schedule/cancelled"), ((MENU,),))


def told(reader: Person, year: int, changed: Sequence[Shift], *, fresh: bool) -> View:
    text = say(
        "new_schedule/told",
        name=reader.name,
        year=year,
        fresh=fresh,
        shown=words.shown(changed, fresh=fresh),
        name_letters=words.NAME_LETTERS,
    )
    return View(text, ((button("📅 Ver la programación", Action.SCHEDULE),),))
