"""What was typed behind /reprogramar, beside the schedule: as much of the form as it fills in."""

from collections.abc import Sequence

from convenio.calendar.months import MONTHS
from convenio.catalogue.regions import REGIONS, Unresolved, resolve_region
from convenio.schedule.activities import ScheduleEntry
from convenio.schedule.move_rules import check_ahead, read_when
from handlers.context import Context
from handlers.rescheduling.form_state import MoveForm
from handlers.rescheduling.one_region import narrowed
from handlers.rescheduling.typed_start import TypedMove
from storage.schedule.entries import entries_of

NEAREST_SHOWN = 3


async def begin_typed(context: Context, year: int, typed: TypedMove) -> tuple[MoveForm, str]:
    """The form that the words fill in, and a note about what of them could not be used."""
    region, notes = _region(typed.name)
    entries = await entries_of(context.session, year, indicator=typed.indicator)
    indicator = typed.indicator if entries else 0
    if typed.indicator and not indicator:
        notes.append(f"No hay actividades del IdG {typed.indicator} en {year}.")
        entries = await entries_of(context.session, year)
    theirs = narrowed(entries, region)
    if region and not theirs:
        of = f" del IdG {indicator}" if indicator else ""
        notes.append(f"{REGIONS[region].name} no tiene actividades{of} en {year}.")
        region, theirs = "", entries
    number = typed.activity if indicator else 0
    if number and number not in {entry.activity.number for entry in theirs}:
        notes.append(f"No hay actividad {number} del IdG {indicator}.")
        number = 0
    source, target = _months(typed, theirs)
    if source and source not in {entry.month for entry in theirs}:
        notes.append(f"No hay nada en {MONTHS[source]}.")
        source = 0
    to, fault = _target(context, target, year)
    notes += [fault] if fault else []
    form = MoveForm(year, indicator, number, to=to, region=region, source=source)
    return form, " ".join(notes)


def _region(name: str) -> tuple[str, list[str]]:
    """A region's code, or none and the reason."""
    found = resolve_region(name) if name else None
    if isinstance(found, Unresolved):
        nearest = ", ".join(region.name for region in found.nearest[:NEAREST_SHOWN])
        like = f" ¿Es {nearest}?" if nearest else ""
        return "", [f"No conozco la región «{name[:40]}».{like}"]
    return (found.code if found else ""), []


def _months(typed: TypedMove, entries: Sequence[ScheduleEntry]) -> tuple[int, str]:
    """The month to move from (0 if it was not said) and where to.

    A month alone is where the entries are, if any is; else where they go.
    """
    source, target, months = typed.source or 0, typed.target, list(typed.months)
    if months and not source and (target or len(months) > 1 or _any_in(entries, months[0])):
        source = months.pop(0)
    if months and not target:
        target = MONTHS[months.pop(0)]
    return source, target


def _any_in(entries: Sequence[ScheduleEntry], month: int) -> bool:
    return any(entry.month == month for entry in entries)


def _target(context: Context, typed: str, year: int) -> tuple[str, str]:
    """The code of where it is moved to, or the reason why it can't be."""
    if not typed:
        return "", ""
    try:
        when = read_when(typed, year)
        check_ahead(when, year, context.now)
    except ValueError as fault:
        return "", str(fault)
    return when.code, ""
