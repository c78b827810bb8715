"""Views of the report: what can be had of it, what it lacks, and what comes with its file."""

from collections.abc import Sequence
from datetime import date

from markupsafe import Markup

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.buttons import MENU, TO_MENU
from handlers.report.access import is_published
from handlers.report.obstacles import Obstacles, lead_buttons
from handlers.views import Button, View, button
from handlers.words import say
from storage.models import Edition, PeriodRow

FORMATS = {"pdf": "📄 PDF", "docx": "📝 Word"}


def not_yet(*, reports: bool) -> View:
    """Say that nothing is published; a region may have meant its own report."""
    own = ((button("📝 Reportar las cifras", Action.REPORT),),) if reports else ()
    return View(say("report/not_yet"), (*own, *TO_MENU))


def office(
    period: PeriodRow,
    edition: Edition | None,
    lacking: Obstacles,
    others: Sequence[PeriodRow],
    today: date,
    *,
    changes: bool,
) -> View:
    """The report as ODES sees it: complete or not, with a button that leads to what it lacks."""
    public = is_published(period, today)
    text = say(
        "report/office",
        period=Period.parse(period.code),
        edition=edition,
        public=public,
        lacking=lacking,
        missing=[REGIONS[code].name for code in lacking.missing],
        waiting=[REGIONS[code].name for code in lacking.waiting],
        returned=[REGIONS[code].name for code in lacking.returned],
    )
    rows: list[tuple[Button, ...]] = [_formats(period)]
    data = button("📦 Datos abiertos", Action.OPEN_DATA, period.code)
    rows.append(
        (button("✍️ Textos", Action.REPORT_TEXTS, period.code), data) if changes else (data,)
    )
    rows += [leads] if (leads := lead_buttons(lacking, period.code)) else []
    if changes and not public:
        rows.append((button("📢 Publicar…", Action.PERIOD, period.code),))
    if edition is not None:
        rows.append((button("👁 Quién lo leyó", Action.READERS, edition.id or 0),))
    return View(text, (*rows, *_others(others), (MENU,)))


def published(
    period: PeriodRow,
    edition: Edition | None,
    extracts: Sequence[str],
    others: Sequence[PeriodRow],
) -> View:
    text = say("report/published", period=Period.parse(period.code), row=period, edition=edition)
    own = [
        (button(f"📄 Solo {REGIONS[code].name}", Action.MAKE_REPORT, period.code, "pdf", code),)
        for code in extracts
    ]
    return View(text, (_formats(period), *own, *_others(others), (MENU,)))


def _formats(period: PeriodRow) -> tuple[Button, ...]:
    return tuple(
        button(label, Action.MAKE_REPORT, period.code, form, "") for form, label in FORMATS.items()
    )


def _others(others: Sequence[PeriodRow]) -> list[tuple[Button, ...]]:
    return [
        (button(f"← {Period.parse(row.code).label}", Action.REPORT_CARD, row.code),)
        for row in others[:3]
    ]


def making() -> Markup:
    return say("report/making")


def caption(period: PeriodRow, region: str, edition: Edition | None, today: date) -> Markup:
    return say(
        "report/caption",
        period=Period.parse(period.code),
        region=REGIONS[region].name if region else "",
        edition=edition,
        public=is_published(period, today),
    )


def data_caption(period: PeriodRow) -> Markup:
    return say("report/data_caption", period=Period.parse(period.code))


def file_name(period: PeriodRow, form: str, region: str, edition: Edition | None) -> str:
    parts = ("informe", period.code, region, f"edicion-{edition.number}" if edition else "borrador")
    return f"{'-'.join(filter(None, parts))}.{form}"
