from collections.abc import Sequence
from datetime import datetime, timedelta

from convenio.catalogue.places import indicator_in, place_name
from convenio.plurals import counted
from handlers.actions import Action
from handlers.buttons import MENU
from handlers.forecast import KINDS, WHY, ForecastDay, ForecastLine, lead_words, subject_words
from handlers.health.departures import Leaving, leaving_words
from handlers.process import Process
from handlers.views import MESSAGE_LENGTH, View, button
from handlers.words import say
from storage.reminders.health import Health

TICKS_WITHIN = timedelta(minutes=3)  # it ticks each minute
SWEEPS_WITHIN = timedelta(minutes=10)  # of very many people it takes more than one
LEAVES_WITHIN = timedelta(minutes=5)
NAMED = 3  # people of a line at most
# Regions and people of a line, lines of what leaves, and days: the first of these that fits.
FITTING = ((5, 10, 7), (2, 10, 7), (0, 3, 7), (0, 3, 3), (0, 3, 2))
SHOWN = 10
DATABASES = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


def health_view(found: Health, process: Process, now: datetime) -> View:
    text = say(
        "health/health",
        found=found,
        stopped=now - _since(process, found.last_tick) > TICKS_WITHIN,
        unswept=now - _since(process, found.last_sweep) > SWEEPS_WITHIN,
        stuck=found.oldest is not None and now - found.oldest > LEAVES_WITHIN,
        database=DATABASES[found.database],
        version=process.version,
        running=_length(now - process.started_at),
        shown=SHOWN,
    )
    return View(
        text,
        (
            (button("📅 ¿Qué se enviará esta semana?", Action.FORECAST),),
            (button("👥 Personas", Action.PEOPLE), MENU),
        ),
    )


def _since(process: Process, last: datetime | None) -> datetime:
    """The last time or, if later, the start: a process just started has not ticked yet."""
    return max(last or process.started_at, process.started_at)


def _length(time: timedelta) -> str:
    minutes = max(0, int(time.total_seconds()) // 60)
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return f"{days} d {hours} h"
    return f"{hours} h {minutes % 60} min" if hours else f"{minutes} min"


def forecast_view(days: Sequence[ForecastDay], out: Sequence[Leaving]) -> View:
    texts = [_week(days, out, *fitting) for fitting in FITTING]
    text = next((text for text in texts if len(text) <= MESSAGE_LENGTH), texts[-1])
    return View(
        text,
        (
            (button("📄 Todo el semestre", Action.FORECAST_SEMESTER),),
            (button("🗺 Estado", Action.STATUS), button("🩺 Salud del bot", Action.HEALTH)),
        ),
    )


def _week(
    days: Sequence[ForecastDay], out: Sequence[Leaving], named: int, shown: int, fitting: int
) -> str:
    lines = [
        (
            foreseen.day,
            [told_words(line, named) for line in foreseen.told],
            [held_words(line, named) for line in foreseen.held],
        )
        for foreseen in days[:fitting]
    ]
    leave = [leaving_words(departure) for departure in out[:shown]]
    rest = days[fitting:]
    return say("health/coming", days=lines, rest=rest, leave=leave, more=len(out[shown:]))


def told_words(line: ForecastLine, named: int) -> str:
    """As 'recordatorio: II Semestre 2020, 7 días antes del vencimiento, a Ana Quispe (Puno)'."""
    return f"{_about(line)}, a {_people(line, min(named, NAMED))}{_regions(line, named)}"


def held_words(line: ForecastLine, named: int) -> str:
    why = WHY[line.why] if line.why else ""
    return f"{_about(line)}{_regions(line, named)}: {why}"


def _about(line: ForecastLine) -> str:
    lead = lead_words(line.kind, line.lead)
    words = f"{KINDS[line.kind]}: {subject_words(line.kind, line.period)}"
    return f"{words}, {lead}" if lead else words


def _people(line: ForecastLine, named: int) -> str:
    """The people in words: 'Ana Quispe, Luis Rojas y 3 más', or only how many if no name fits."""
    if not named:
        return counted(len(line.people), "persona", "personas")
    names, more = ", ".join(line.people[:named]), len(line.people[named:])
    return f"{names} y {more} más" if more else names


def _regions(line: ForecastLine, named: int) -> str:
    if not line.regions:
        return ""
    if not named:
        words = "indicadores" if indicator_in(line.regions[0]) else "regiones"
        return f" ({len(line.regions)} {words})"
    names = ", ".join(place_name(code) for code in line.regions[:named])
    more = len(line.regions[named:])
    return f" ({names}{f' y {more} más' if more else ''})"
