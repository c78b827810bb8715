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
    """A list of versions, oldest first. `older`: the one before them, if there is one."""
    text = say(
        "approval/versions",
        region=REGIONS[region],
        period=Period.parse(listed[-1][0].period),
        listed=[
            (version, stage_words(version.stage, late=version.late), history)
            for version, history in listed
        ],
    )
    rows = [
        (
            button(
                f"⇄ {version.number} frente a {version.number - 1}", Action.CHANGES, version.id or 0
            ),
        )
        for version, _ in listed
        if version.number > 1
    ]
    rows += [
        (button(f"◀ Hasta la versión {version.number}", Action.VERSIONS, version.id or 0),)
        for version in older
    ]
    newest = listed[-1][0]
    look = (button(f"🔎 Ver la versión {newest.number}", Action.VERSION, newest.id or 0),)
    return View(text, (*rows, look, *TO_MENU))


def comparison(
    old: Report, new: Report, changed: Mapping[int, LastChange], files: Sequence[FileChange]
) -> View:
    lines = [
        (
            new.indicators[difference.indicator],
            _short(difference.old),
            _short(difference.new),
            difference.by,
        )
        for difference in version_differences(old, new, changed)
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
