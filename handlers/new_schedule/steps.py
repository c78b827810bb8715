"""/cargar: ODES sends a year's schedule, sees what changes, and loads it with one tap."""

from convenio.schedule.activities import read_year
from handlers.access import Capability, require, requiring
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.new_schedule import views
from handlers.new_schedule.acts import load_year
from handlers.new_schedule.form_state import QUESTION, ScheduleUpload
from handlers.new_schedule.review import load_effect, review_screen
from handlers.views import BadPress, View
from storage.agreements import indicators_in
from storage.schedule.entries import years
from storage.schedule.reload import hold_schedule


async def _screen(context: Context, asked: ScheduleUpload, note: str) -> View:
    return await review_screen(context.session, asked, context.person, context.now, note)


FORM = Form(QUESTION, ScheduleUpload, requiring(Capability.SET_SCHEDULE), _screen)
present = FORM.present


async def explain(context: Context) -> None:
    """Explain the file's format, and give this year's to begin with."""
    require(context, Capability.SET_SCHEDULE)
    context.say(views.explained(await years(context.session)))


async def choose_year(context: Context) -> None:
    await _take_year(context, FORM.now(context), str(context.pressed.integer(0)))


async def ask_year(context: Context) -> None:
    await FORM.hold(context, FORM.now(context).unread())


async def answer(context: Context) -> None:
    """Take the typed year."""
    asked = FORM.now(context)
    context.take_away_typed()
    await _take_year(context, asked, context.text)


async def save(context: Context) -> None:
    """Save exactly what was shown; if something changed meanwhile, show it first."""
    asked = FORM.now(context)
    if not asked.year:
        raise BadPress(Action.SAVE_SCHEDULE)
    indicators = await indicators_in(context.session, asked.year)
    if not asked.fits(indicators):
        await _take_year(context, asked, str(asked.year))
        return
    await hold_schedule(context.session, asked.year)
    found, answers = await load_effect(context.session, asked)
    if not is_confirmed(context, asked, found, answers):
        await FORM.hold(context, asked, "⚠️ Entretanto cambió algo: revíselo, por favor.")
        return
    entries = asked.entries(indicators)
    loaded = await load_year(context.session, asked.year, entries, context.person, context.now)
    await context.ask_nothing()
    context.show(views.loaded(asked, loaded.found, loaded.told, loaded.unreached, context.now))


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.cancelled())


async def _take_year(context: Context, asked: ScheduleUpload, typed: str) -> None:
    """Have the file read for that year, on which its indicators depend."""
    try:
        year = read_year(typed)
    except ValueError as fault:
        await FORM.hold(context, asked.unread(), f"⚠️ {fault}")
        return
    await FORM.hold(context, asked.unread(), f"Leyendo el archivo para {year}…")
    context.read_schedule(asked.file_id, asked.name, year)
