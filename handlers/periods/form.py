"""ODES fills in a period's dates and regions: tapped or typed, shown whole, done with one tap."""

import re
from dataclasses import replace
from datetime import date

from convenio.calendar.period_dates import usual
from convenio.calendar.periods import Period
from convenio.catalogue.agreements import AGREEMENTS, may_report
from convenio.catalogue.regions import Unresolved, plain, resolve_region
from convenio.lengths import WORDS_LENGTH
from handlers.access import Capability, require
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import is_confirmed, on_card
from handlers.periods import acts, views
from handlers.periods.form_state import DAYS, LEFT_OUT, Field, PeriodForm, for_change, for_new
from handlers.periods.screens import FORM
from handlers.periods.steps import pressed_status, show_status
from handlers.periods.typed_dates import as_day, day_and_reason, read_period_day, with_reason
from handlers.views import BadPress
from handlers.words import day as day_words
from storage.periods.periods import period_status

_LABELS = {
    **dict.fromkeys(("limite", "fecha limite", "vence", "vencimiento", "plazo"), Field.DEADLINE),
    **dict.fromkeys(("cierre", "fecha de cierre", "cierra"), Field.CLOSES),
    **dict.fromkeys(("apertura", "fecha de apertura", "abre"), Field.OPENS),
    **dict.fromkeys(("anexo 5", "evaluacion", "evaluaciones"), Field.EVALUATED),
}
_LABELLED = re.compile(
    r"(fecha l[ií]mite|l[ií]mite|vence|vencimiento|plazo|fecha de cierre|cierre|cierra"
    r"|fecha de apertura|apertura|abre|anexo 5|evaluaci[oó]n|evaluaciones)\s*[:=]?\s+(.+)",
    re.IGNORECASE,
)


async def begin_new(context: Context) -> None:
    """Begin with the semester that was tapped; without one, ask for it."""
    require(context, Capability.MANAGE_PERIODS)
    if not context.pressed.args:
        await FORM.hold(context, PeriodForm(field=Field.CODE))
        return
    try:
        period = Period.parse(context.pressed.text(0))
    except ValueError:
        raise BadPress(Action.NEW_PERIOD) from None
    await _begin(context, period)


async def begin_change(context: Context) -> None:
    found = await pressed_status(context)
    if found.published_on is not None:
        await show_status(context, found)
        return
    asked, field = for_change(found.period, found.dates), "".join(context.pressed.args[1:])
    if field and field not in DAYS:
        raise BadPress(Action.CHANGE_PERIOD)
    await FORM.hold(context, asked.at(field), anew=not on_card(context))


async def choose_field(context: Context) -> None:
    asked, name = _filled(context), context.pressed.text(0)
    if name not in asked.fields:
        raise BadPress(Action.PERIOD_FIELD)
    if asked.kept and name in DAYS:
        await _take_day(context, asked.at(name), date.fromisoformat(asked.kept))
        return
    await FORM.hold(context, asked.at(name))


async def choose_day(context: Context) -> None:
    """Take the tapped day; without one, the period does not close, or is not evaluated.

    One that is offered beside the form says which day it is.
    """
    asked = _filled(context)
    if context.pressed.args[1:]:
        asked = asked.at(context.pressed.text(1))
    if asked.field not in DAYS:
        raise BadPress(Action.PERIOD_DAY)
    await _take_day(context, asked, _pressed_day(context, asked))


async def toggle(context: Context) -> None:
    asked, region = _filled(context), context.pressed.text(0)
    if asked.field != Field.REGIONS or region not in may_report(asked.period.year):
        raise BadPress(Action.PERIOD_REGION)
    await FORM.hold(context, asked.toggled(region))


async def choose_set(context: Context) -> None:
    asked, name = _filled(context), context.pressed.text(0)
    if asked.field != Field.REGIONS or name not in ("all", "none"):
        raise BadPress(Action.PERIOD_REGIONS)
    regions = sorted(may_report(asked.period.year)) if name == "all" else []
    await FORM.hold(context, replace(asked, regions=regions))


async def back(context: Context) -> None:
    await FORM.hold(context, _filled(context).at(""))


async def answer(context: Context) -> None:
    """Take a typed answer, or a reason at the review; ask again if it is not understood."""
    asked = FORM.now(context)
    context.take_away_typed()
    text = context.line
    try:
        await _read(context, asked, text)
    except ValueError as puzzled:
        await FORM.hold(context, asked, f"⚠️ {puzzled}")


async def confirm(context: Context) -> None:
    """Save exactly what was shown with the button."""
    asked = _filled(context)
    if asked.field or not is_confirmed(context, asked):
        raise BadPress(Action.SAVE_PERIOD)
    try:
        told = await _do(context, asked)
    except ValueError as fault:
        await _show_fault(context, asked, str(fault))
        return
    await context.ask_nothing()
    found = await period_status(context.session, asked.code)
    assert found is not None
    words = "está registrado" if asked.new else "tiene nuevas fechas"
    await show_status(context, found, views.done(words, found, told))


async def _do(context: Context, asked: PeriodForm) -> int:
    session, by, now = context.session, context.person, context.now
    if asked.new:
        return await acts.open_period(session, asked.period, asked.chosen, asked.regions, by, now)
    return await acts.change_period(
        session, asked.period, asked.chosen, asked.reason, by, now, seen=asked.before
    )


async def _show_fault(context: Context, asked: PeriodForm, fault: str) -> None:
    """Show the present state if somebody was quicker, otherwise what is wrong."""
    found = await period_status(context.session, asked.code)
    if found is not None and (asked.new or found.dates != asked.before):
        await context.ask_nothing()
        await show_status(context, found, f"⚠️ {fault}")
    else:
        await FORM.hold(context, asked, f"⚠️ {fault}")


async def _read(context: Context, asked: PeriodForm, text: str) -> None:
    match asked.field:
        case Field.CODE:
            await _begin(context, Period.parse(text))
        case Field.REGIONS:
            region = resolve_region(text)
            if isinstance(region, Unresolved):
                raise ValueError(f"No reconocí la región «{text[:40]}». Tóquela en la lista.")
            if region.code not in may_report(asked.period.year):
                raise ValueError(f"{region.name} no tiene convenio: no reporta.")
            await FORM.hold(context, asked.toggled(region.code))
        case Field.REASON:
            if _has_digit(text) and as_day(context, asked, text):
                raise ValueError(f"«{text[:40]}» es una fecha. Escriba el motivo con palabras.")
            await _take_reason(context, asked, text)
        case "":
            awaited = not asked.new and asked.chosen != asked.before and not asked.reason
            if (_has_digit(text) or not awaited) and await _kept_day(context, asked, text):
                return
            if asked.new:
                raise ValueError("Toque lo que desea cambiar, o el primer botón para abrirlo.")
            await _take_reason(context, asked, text)
        case _:
            said = day_and_reason(context, asked, text)
            day, reason = said or (read_period_day(context, asked, text), "")
            await _take_day(context, with_reason(asked, reason), day)


async def _begin(context: Context, period: Period) -> None:
    found = await period_status(context.session, period.code)
    if found is not None:
        await context.ask_nothing()
        await show_status(context, found, f"⚠️ El {period.label} ya existe: aquí puede cambiarlo.")
        return
    await FORM.hold(context, for_new(period, usual(period, context.today), list(AGREEMENTS)))


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


async def _kept_day(context: Context, asked: PeriodForm, text: str) -> bool:
    """Take a date typed beside the form; one that does not say which it is waits for its button."""
    found = _LABELLED.fullmatch(text)
    name = _LABELS[plain(found[1])] if found else ""
    said = day_and_reason(context, asked.at(name), found[2] if found else text)
    if said is None:
        return False
    day, asked = said[0], with_reason(asked, said[1])
    if name:
        await _take_day(context, asked.at(name), day)
    else:
        note = f"⚠️ Leí una fecha: {day_words(day)}. Toque cuál es."
        await FORM.hold(context, replace(asked, kept=day.isoformat()), note)
    return True


async def _take_day(context: Context, asked: PeriodForm, day: date | None) -> None:
    await FORM.hold(context, asked.on(Field(asked.field), day))


async def _take_reason(context: Context, asked: PeriodForm, text: str) -> None:
    if not any(letter.isalnum() for letter in text):
        raise ValueError("Escriba el motivo con palabras.")
    await FORM.hold(context, replace(asked, reason=text[:WORDS_LENGTH], field=""))


def _pressed_day(context: Context, asked: PeriodForm) -> date | None:
    if not context.pressed.args and asked.field in LEFT_OUT:
        return None
    try:
        return date.fromisoformat(context.pressed.text(0))
    except ValueError:
        raise BadPress(Action.PERIOD_DAY) from None


def _filled(context: Context) -> PeriodForm:
    asked = FORM.now(context)
    if not asked.code:
        raise BadPress(Action.PERIOD)
    return asked
