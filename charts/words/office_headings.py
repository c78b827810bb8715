"""The headings of what the ministry's office follows: reports, and the year's activities."""

from babel.dates import format_date

from charts import facts as f
from charts.words.headings import Heading, heading_of
from convenio.catalogue.regions import REGIONS
from convenio.plurals import counted, plural

_OF_OFFICE = "Información elaborada por la Oficina de Descentralización."
_OF_SCHEDULE = "Programación anual de fortalecimiento de capacidades, MTPE."
_DAYS_COUNTED = 180
_RECEIVED = (f.ReportState.IN_TIME, f.ReportState.LATE)


def status_heading(facts: f.StatusFacts) -> Heading:
    expected = [e for e in facts.regions if e.state is not f.ReportState.NO_AGREEMENT]
    received = sum(each.state in _RECEIVED for each in expected)
    title = _received(received, len(expected))
    day = format_date(facts.deadline, "d 'de' MMMM", locale="es")
    return heading_of(facts, title, f"{facts.period.label} · plazo: {day}", _OF_OFFICE)


def _received(count: int, expected: int) -> str:
    if count == 0:
        return "No se recibió ningún reporte"
    did = plural(count, "recibió", "recibieron")
    return f"Se {did} {count} de {counted(expected, 'reporte', 'reportes')}"


def progress_heading(facts: f.ProgressFacts) -> Heading:
    current = facts.current
    title = f"{len(current.sent_on)} de {current.expected} reportes{_moment(facts)}"
    day = format_date(current.deadline, "d 'de' MMMM", locale="es")
    return heading_of(facts, title, f"{current.period.label} · plazo: {day}", _OF_OFFICE)


def _moment(facts: f.ProgressFacts) -> str:
    """Days count until closing or, where nothing closes, until the next semester is due."""
    left = (facts.current.deadline - facts.as_of).days
    closes_on = facts.current.closes_on
    if closes_on is not None and closes_on < facts.as_of:
        return " al cierre"
    if left < -_DAYS_COUNTED:
        return ", vencido el plazo"
    if left == 0:
        return " en el día del plazo"
    days = counted(abs(left), "día", "días")
    return f" a {days} del plazo" if left > 0 else f", {days} tras el plazo"


def schedule_heading(facts: f.ScheduleFacts) -> Heading:
    if facts.region is None:
        title = f"{_activities(len(facts.activities))} en {facts.year}"
        subtitle = f"Cronograma {facts.year} · regiones que participan por mes"
        return heading_of(facts, title, subtitle, _OF_SCHEDULE)
    region = REGIONS[facts.region]
    own = sum(
        any(facts.region in each.regions for each in activity.months)
        for activity in facts.activities
    )
    title = f"{region.name}: {_activities(own)} en {facts.year}"
    subtitle = f"{region.office} · cronograma {facts.year}"
    return heading_of(facts, title, subtitle, _OF_SCHEDULE)


def _activities(count: int) -> str:
    return counted(count, "actividad", "actividades")
