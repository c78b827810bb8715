"""Views of an edition: its news to each reader, who has read it, and the reminder."""

from collections.abc import Mapping, Sequence
from typing import Any

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import REGIONS, Region
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.views import Button, View, button
from handlers.wordings.catalogue import BELOW_A_FILE
from handlers.words import say, say_within
from storage.models import Edition, PeriodRow
from storage.report.editions import Reader, edition_code


def report_change(region: Region, number: int, reason: str | None) -> str:
    why = f": {reason}" if reason else ""
    return f"{region.office}, versión {number} de su reporte{why}"


def evaluation_change(indicator: Indicator, number: int, reason: str | None) -> str:
    why = f": {reason}" if reason else ""
    return f"IdG {indicator.number}, versión {number} de su evaluación{why}"


def news(
    period: PeriodRow,
    edition: Edition,
    part: Any,
    pages: Mapping[str, Sequence[int]],
    recommended: Mapping[str, int],
    sha256: str,
) -> View:
    """The news of an edition, with the pages and recommendations that concern its reader."""
    own = [
        (REGIONS[code].name, list(pages.get(code, ())), recommended.get(code, 0))
        for code in part.regions
    ]
    own += [
        (f"IdG {number}", list(pages.get(f"idg-{number}", ())), 0) for number in part.indicators
    ]
    text = say_within(
        BELOW_A_FILE,
        "report/edition_news",
        period=Period.parse(period.code),
        edition=edition,
        code=edition_code(edition),
        printed=sha256[:8],
        own=[line for line in own if line[1] or line[2]],
    )
    read = button("✅ He leído", Action.HAVE_READ, edition.id or 0)
    return View(text, ((read,),))


def edition_name(edition: Edition) -> str:
    return f"informe-{edition.period}-edicion-{edition.number}.pdf"


def readers(edition: Edition, found: Sequence[Reader], *, manages: bool) -> View:
    """Who has read an edition, who has not, and whom no message reaches."""
    read = [reader for reader in found if not reader.unread]
    lost = [reader for reader in found if reader.unread and reader.person.unreachable_since]
    unread = [reader for reader in found if reader.unread and reader not in lost]
    text = say(
        "report/readers",
        period=Period.parse(edition.period),
        edition=edition,
        read=_names(read),
        unread=_names(unread),
        lost=_names(lost),
    )
    rows: list[tuple[Button, ...]] = []
    if unread and manages:
        label = f"🔔 Recordar ({len(unread)})"
        rows.append((button(label, Action.REMIND_READERS, edition.id or 0),))
    card = button("← Informe", Action.REPORT_CARD, edition.period)
    return View(text, (*rows, (card, MENU)))


def reminder(period: PeriodRow, edition: Edition) -> View:
    text = say("report/edition_reminder", period=Period.parse(period.code), edition=edition)
    read = button("✅ He leído", Action.HAVE_READ, edition.id or 0)
    open_report = button("📄 Ver el informe", Action.REPORT_CARD, period.code)
    return View(text, ((read, open_report),))


def _names(found: Sequence[Reader]) -> list[str]:
    return [reader.person.name or "sin nombre" for reader in found]
