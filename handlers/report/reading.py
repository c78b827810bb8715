"""'He leído', and ODES's view of who has."""

from handlers.access import Capability, may, require
from handlers.context import Context, Outdated, Refused
from handlers.report import edition_views as views
from handlers.report.editions import remind_unread
from storage.models import Edition
from storage.report.editions import note_read, readers_of


async def have_read(context: Context) -> None:
    """Note that the person has read an edition that they were sent."""
    edition = await _pressed(context)
    if not await note_read(context.session, edition.id or 0, context.person, context.now):
        raise Outdated("Ya estaba anotado que lo leyó. Gracias.")
    context.toast("Anotado: lo leyó. Gracias.")


async def show_readers(context: Context) -> None:
    require(context, Capability.READ_ALL)
    edition = await _pressed(context)
    found = await readers_of(context.session, edition.id or 0)
    manages = may(context, Capability.FOLLOW_UP)
    context.show(views.readers(edition, found, manages=manages))


async def remind(context: Context) -> None:
    """Remind those who have not read it, with one tap."""
    require(context, Capability.FOLLOW_UP)
    edition = await _pressed(context)
    count = await remind_unread(context.session, edition, context.now)
    context.toast(f"Se recordará a {count}.")
    found = await readers_of(context.session, edition.id or 0)
    context.show(views.readers(edition, found, manages=True))


async def _pressed(context: Context) -> Edition:
    _ = context.person
    edition = await context.session.get(Edition, context.pressed.integer(0))
    if edition is None:
        raise Refused
    return edition
