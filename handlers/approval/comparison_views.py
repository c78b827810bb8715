from collections.abc import Mapping, Sequence

from charts.facts.simulated_notice import simulated_words
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.stages import stage_words
from handlers.actions import Action
from handlers.approval.differences import FileChange, version_differences
from handlers.buttons import TO_MENU
from handlers.views import View, button
from handlers.words import say
from storage.models import Transition, Version
from storage.reports.reports import LastChange, Report

WORDS_SHOWN = 90  # of each side; twelve indicators fit in one message
History = Sequence[tuple[Transition, str | None]]


def which_region() -> View:
    return View(say("approval/which_region"), TO_MENU)


def none_sent(region: str, period: Period | None) -> View:
    return View(say("approval/none_sent", region=REGIONS[region], period=period), TO_MENU)


def versions(
    region: str, listed: Sequence[tuple[Version, History]], older: Sequence[Version]
) -> View:
    """The oldest of them first. `older`: the next one before them, if there is one."""
    text = say(
        "approval/versions",
        region=REGIONS[region],
        period=Period.parse(listed[-1][0].period),
        listed=[
            (each, stage_words(each.stage, late=each.late), history) for each, history in listed
        ],
    )
    rows = [
        (button(f"⇄ {each.number} frente a {each.number - 1}", Action.CHANGES, each.id or 0),)
        for each, _ in listed
        if each.number > 1
    ]
    rows += [
        (button(f"◀ Hasta la versión {each.number}", Action.VERSIONS, each.id or 0),)
        for each in older
    ]
    newest = listed[-1][0]
    look = (button(f"🔎 Ver la versión {newest.number}", Action.VERSION, newest.id or 0),)
    return View(text, (*rows, look, *TO_MENU))


def comparison(
    old: Report, new: Report, changed: Mapping[int, LastChange], files: Sequence[FileChange]
) -> View:
    lines = [
        (new.indicators[each.indicator], _short(each.old), _short(each.new), each.by)
        for each in version_differences(old, new, changed)
    ]
    invented = old.version.simulated or new.version.simulated
    text = say(
        "approval/comparison",
        old=old,
        new=new,
        lines=lines,
        files=files,
        simulated=simulated_words() if invented else "",
    )
    return View(text, ((button("🔎 Ver la versión", Action.VERSION, new.id),), *TO_MENU))


def _short(words: str) -> str:
    return words if len(words) <= WORDS_SHOWN else words[: WORDS_SHOWN - 1].rstrip() + "…"
