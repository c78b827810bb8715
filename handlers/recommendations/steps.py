"""/recomendaciones: the list, what it is narrowed to, and each recommendation in its places."""

from convenio.evaluation.following import Followed, Recommendation
from convenio.evaluation.matrix import answers_of
from convenio.schedule.activities import Activity
from handlers.actions import Action
from handlers.context import Context
from handlers.evidence.views import caption_of_step
from handlers.forms import on_card
from handlers.recommendations import item_views, list_views
from handlers.recommendations.access import (
    accepts,
    marks,
    place_of,
    places_to_see,
    sees_country,
    to_see,
    visible,
)
from handlers.recommendations.filters import ListFilter, choices, read_filter, typed_number
from handlers.recommendations.words import place_name
from handlers.views import BadPress, View
from storage.evaluations.progress import files_of, steps_of
from storage.schedule.entries import entries_of


async def open_list(context: Context) -> None:
    """/recomendaciones, perhaps with a region, an indicator, a semester or a state behind it.

    Or with the number of one, which is opened.
    """
    text = " ".join(context.args or ())
    if (number := typed_number(text)) and (view := await _numbered(context, *number)):
        _show(context, view)
        return
    typed = read_filter(text)
    note = list_views.unread(typed.unread) if typed.unread else ""
    view = await list_of(context, typed.wanted, 0, note)
    _show(context, view)


async def show_list(context: Context) -> None:
    wanted, page = ListFilter.of(context.pressed), context.pressed.integer(4)
    _show(context, await list_of(context, wanted, max(0, page)))


async def list_of(context: Context, wanted: ListFilter, page: int = 0, note: str = "") -> View:
    """The list as its reader sees it: their own places, or all recommendations of the country."""
    everything = await visible(context)
    if not everything:
        return list_views.nothing(region=not sees_country(context))
    listed = wanted.keep(everything, context.today)
    if sees_country(context) and not wanted.place:
        return list_views.of_recommendations(listed, everything, wanted, page, context.today, note)
    own = [each for each in listed if _marks(context, each)]
    return list_views.of_places(listed, everything, own, wanted, page, context.today, note)


async def narrow(context: Context) -> None:
    """Ask what the list is to be narrowed to."""
    wanted, name = ListFilter.of(context.pressed), context.pressed.text(4)
    everything = await visible(context)
    if name not in choices(everything, wanted):
        raise BadPress(Action.RECOMMENDATIONS_BY)
    _show(context, list_views.narrow(name, everything, wanted))


async def show_recommendation(context: Context) -> None:
    period, number = context.pressed.text(0), context.pressed.integer(1)
    own = await places_to_see(context, period, number)
    activities = await activities_for(context, own[0].recommendation)
    decides = any(accepts(context.turn.duties, each) for each in own)
    _show(context, item_views.recommendation(own, activities, context.today, decides))


async def _numbered(context: Context, period: str, number: int) -> View | None:
    """The newest that its reader sees of that number: in its place or, of several, in all."""
    found = [
        each
        for each in await visible(context)
        if each.recommendation.number == number and period in ("", each.recommendation.period.code)
    ]
    if not found:
        return None
    newest = max(each.recommendation.period for each in found)
    own = [each for each in found if each.recommendation.period == newest]
    if len(own) == 1:
        return await place_view(context, own[0])
    activities = await activities_for(context, own[0].recommendation)
    decides = any(accepts(context.turn.duties, each) for each in own)
    return item_views.recommendation(own, activities, context.today, decides)


async def show_place(context: Context) -> None:
    followed = await to_see(context, *pressed_place(context))
    _show(context, await place_view(context, followed))


async def place_view(context: Context, followed: Followed, note: str = "") -> View:
    return item_views.place(
        followed,
        await steps_of(context.session, followed),
        await activities_for(context, followed.recommendation),
        context.today,
        marks=_marks(context, followed),
        decides=accepts(context.turn.duties, followed),
        note=note,
    )


async def give_files(context: Context) -> None:
    """Give the files with which it was shown that it is carried out."""
    followed = await to_see(context, *pressed_place(context))
    files = await files_of(context.session, followed)
    if not files:
        raise BadPress(Action.CARRIED_OUT_FILES)
    for at, file in enumerate(files, start=1):
        caption = caption_of_step(
            followed.recommendation.code, place_name(followed.place), at, len(files)
        )
        context.send_kept_file(file.name, file.sha256 or "", caption)


def pressed_place(context: Context) -> tuple[str, int, str]:
    pressed = context.pressed
    return pressed.text(0), pressed.integer(1), place_of(pressed.text(2))


async def activities_for(context: Context, one: Recommendation) -> list[Activity]:
    """The activities of the schedule that answer it, each once."""
    if not one.activities:
        return []
    entries = await entries_of(context.session, one.schedule_year, indicator=one.indicator)
    return list(dict.fromkeys(entry.activity for entry in answers_of(one, entries)))


def _marks(context: Context, followed: Followed) -> bool:
    """Whether its reader may go on with it now."""
    settled = followed.accepted and bool(followed.place)
    return not settled and marks(context.turn.duties, followed) is not None


def _show(context: Context, view: View) -> None:
    """Show it on the chat's card where the button was on it, or else on a new one."""
    (context.show if on_card(context) else context.open)(view)
