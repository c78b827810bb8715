"""Pictures with their buttons, and the same numbers in words."""

from collections.abc import Sequence

import structlog
from markupsafe import Markup

from charts.facts.base import ChartFacts
from charts.facts.comparison import ComparisonFacts
from charts.facts.heatmap import HeatmapFacts
from charts.facts.indicator import IndicatorFacts
from charts.facts.progress import Arrivals, ProgressFacts
from charts.facts.ranking import RankingFacts
from charts.facts.region import RegionFacts
from charts.facts.schedule import ScheduleFacts
from charts.facts.status import StatusFacts
from charts.requests import ChartKind, ChartRequest
from charts.signs import SIGNS, UNHEARD, share_remarks, share_text, unheard_by
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.contradictions import Contradiction
from handlers.summaries import captions, country_captions
from handlers.summaries.corrections import corrections
from handlers.summaries.region_summary import contradictions_of
from handlers.summaries.tables import text_table
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import beside_goal, contradiction_words, looks_met
from handlers.views import Button, Keyboard, Picture, View, button
from handlers.words import say

_OF_GOAL = "En % de la meta. n/a: no aplica, s/m: sin meta, ?: falta"
log = structlog.get_logger()


def picture(facts: ChartFacts, wanted: Wanted, caption: Markup, rows: Keyboard = ()) -> Picture:
    return Picture(
        chart=ChartRequest.of(facts),
        caption=caption,
        alternative=_alternative(facts),
        keyboard=(*rows, _files(wanted)),
    )


def _files(wanted: Wanted) -> tuple[Button, ...]:
    return (
        wanted.button("▦ Tabla", "words"),
        wanted.button("🖼 PNG", "png"),
        wanted.button("📄 CSV", "data"),
    )


def as_file(facts: ChartFacts) -> Picture:
    return Picture(
        chart=ChartRequest.of(facts),
        caption=file_caption(facts),
        alternative=_alternative(facts),
        as_file=True,
    )


def file_caption(facts: ChartFacts) -> Markup:
    return say("summaries/file", heading=facts.heading)


def in_words(facts: ChartFacts) -> View:
    return View(words_of(facts))


def _alternative(facts: ChartFacts) -> Markup:
    """The picture goes out whether or not its numbers can be put into words."""
    try:
        return words_of(facts)
    except Exception:
        log.exception("a picture has no words", kind=type(facts).__name__)
        return file_caption(facts)


def words_of(facts: ChartFacts) -> Markup:
    """The same numbers as in the picture, for who can't see it."""
    return say(
        "summaries/alternative",
        heading=facts.heading,
        table=text_table(facts),
        key=_key(facts),
        corrected=corrections(facts),
        contradictions=[contradiction_words(each) for each in _contradictions(facts)],
    )


def _key(facts: ChartFacts) -> str:
    """What the table's short signs mean."""
    match facts:
        case RegionFacts(figures=()):
            return "Publicado sin decir de cuántos indicadores es el promedio."
        case RegionFacts(figures=figures):
            close = [
                f"IdG {each.indicator}: {beside_goal(each)}" for each in figures if looks_met(each)
            ]
            return f"Sin redondear, {'; '.join(close)}." if close else ""
        case HeatmapFacts():
            remarks = share_remarks(share_text(each) for row in facts.rows for each in row.figures)
            return ". ".join((_OF_GOAL, *remarks)) + "."
        case StatusFacts(regions=regions) if any(map(unheard_by, regions)):
            unheard = [SIGNS[state] for state in UNHEARD.values()]
            return ", ".join(f"{sign.mark}: {sign.name}" for sign in unheard) + "."
        case RankingFacts(indicator=None, source=""):
            return "De: de cuántos indicadores es el promedio (9/11: programado/ejecutado)."
        case RankingFacts(indicator=None, source=source):
            twice = any(each.told for each in facts.standings)
            more = " Con barra (/), dos valores publicados." if twice else ""
            return f"Publicado sin decir de cuántos indicadores: {source}.{more}"
        case ComparisonFacts() | IndicatorFacts():
            return "Entre paréntesis, de cuántos es el promedio; sin ellos, publicado."
        case ProgressFacts(previous=Arrivals(period=period)):
            return f"{period.code}: a los mismos días de su propio plazo."
        case ScheduleFacts(region=region):
            own = f"; ◀: participa {REGIONS[region].name}" if region else ""
            return f"feb:3 son tres regiones en febrero{own}."
    return ""


def _contradictions(facts: ChartFacts) -> Sequence[Contradiction]:
    match facts:
        case RegionFacts(period=period, region=region, figures=figures):
            return contradictions_of(period, region, figures)
        case ComparisonFacts(region=region, earlier=earlier, later=later):
            return [
                contradiction
                for semester in (earlier, later)
                for contradiction in contradictions_of(semester.period, region, semester.figures)
            ]
    return ()


def of_facts(facts: ChartFacts, wanted: Wanted) -> Picture:
    """Any picture; a region's summary says more than its facts, and has a view of its own."""
    buttons = _leads_to(wanted)
    return picture(facts, wanted, _caption(facts), (buttons,) if buttons else ())


def _caption(facts: ChartFacts) -> Markup:
    match facts:
        case ComparisonFacts():
            return captions.comparison(facts)
        case IndicatorFacts():
            return country_captions.indicator(facts)
        case RankingFacts():
            return country_captions.ranking(facts)
        case HeatmapFacts():
            return country_captions.heatmap(facts)
        case StatusFacts():
            return country_captions.status(facts)
        case ProgressFacts():
            return country_captions.progress(facts)
        case ScheduleFacts():
            return country_captions.schedule(facts)
    return file_caption(facts)


def _leads_to(wanted: Wanted) -> tuple[Button, ...]:
    period, region = wanted.period, wanted.region
    match wanted.kind:
        case ChartKind.COMPARISON:
            return (Wanted(ChartKind.REGION, period, region).button(f"Resumen {period.code}"),)
        case ChartKind.RANKING if wanted.indicator:
            return (Wanted(ChartKind.INDICATOR, period, region).button("Otro indicador"),)
        case ChartKind.RANKING:
            heat = Wanted(ChartKind.HEATMAP, period).button("Mapa de calor")
            return (both_semesters(period), heat, button("Diferencias", "differ", period.code))
        case ChartKind.HEATMAP:
            return (Wanted(ChartKind.RANKING, period).button("Cuadro 04"), both_semesters(period))
        case ChartKind.STATUS:
            return (Wanted(ChartKind.PROGRESS, period).button("📈 Avance"),)
        case ChartKind.PROGRESS:
            status = Wanted(ChartKind.STATUS, period).button("🗺 Estado")
            return (button("☰ Lista", "offices", period.code), status)
        case ChartKind.SCHEDULE:
            return schedule_buttons(period.year, region)
    return ()


def schedule_buttons(year: int, region: str | None) -> tuple[Button, ...]:
    """To the same by month and by indicator."""
    return (
        button("Por mes", "crono", year, region or "", "", 0),
        button("Por indicador", "cronolist", year, region or ""),
    )


def both_semesters(period: Period) -> Button:
    return button("Cuadro 05", "both", period.code)
