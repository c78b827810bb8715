"""The operator takes a second factor away; its person and ODES are told."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.announcements import tell_in_window, while_serving
from handlers.second_factor import views
from storage.models import Role
from storage.people.audience import odes_staff
from storage.people.people import get_person
from storage.people.second_factor import end_factor, factor_of


async def reset(session: AsyncSession, person_id: int, now: datetime) -> str:
    """Return the person's name; raises ValueError, in words, where there is nothing to reset."""
    person, factor = await get_person(session, person_id), await factor_of(session, person_id)
    if person is None:
        raise ValueError(f"No hay una persona con el número {person_id}: véalas con «people».")
    if factor is None:
        raise ValueError(f"La persona {person_id} no tiene segundo factor.")
    await end_factor(session, factor, now, None)
    view, about = views.was_reset(person), while_serving(Role.ODES)
    tell_in_window(session, await odes_staff(session), lambda _: view, now, about=about)
    return person.name or f"la persona {person_id}"
