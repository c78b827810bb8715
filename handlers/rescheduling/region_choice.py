"""The choice of regions for an activity that has none in the schedule."""

import re
from collections.abc import Iterable
from dataclasses import replace

from convenio.catalogue.regions import REGIONS, Region, Unresolved, resolve_region
from handlers.context import Context
from handlers.rescheduling.form_state import MoveForm, MoveStep
from handlers.rescheduling.screens import FORM, free_regions
from handlers.views import BadPress


async def choose_place(context: Context) -> None:
    """Add a region to the chosen ones, or remove it."""
    asked, code = _at_places(context), context.pressed.text(0)
    if code not in await free_regions(context, asked):
        raise BadPress("place")
    await _take(context, asked, set(asked.places or ()) ^ {code})


async def choose_all_places(context: Context) -> None:
    asked, wanted = _at_places(context), context.pressed.integer(0)
    await _take(context, asked, await free_regions(context, asked) if wanted else ())


async def go_on(context: Context) -> None:
    asked = _at_places(context)
    if not asked.places:
        raise BadPress("nothing chosen")
    await FORM.hold(context, replace(asked, chosen=True))


async def typed(context: Context, asked: MoveForm, text: str) -> None:
    """Choose the typed regions; 'todas' means all. ValueError says what is expected."""
    free = await free_regions(context, asked)
    if text.casefold() in ("todas", "todos"):
        await _take(context, asked, free)
        return
    found = [resolve_region(name) for name in re.split(r"[,;]| y ", text) if name.strip()]
    unknown = [region.text.strip() for region in found if isinstance(region, Unresolved)]
    if unknown or not found:
        raise ValueError(f"No conozco la región «{(unknown or [text])[0][:40]}».")
    named = [region for region in found if isinstance(region, Region)]
    for region in named:
        if region.code not in free:
            raise ValueError(f"{region.name} ya tiene esta actividad.")
    await _take(context, asked, [region.code for region in named])


async def _take(context: Context, asked: MoveForm, codes: Iterable[str]) -> None:
    chosen = set(codes)
    await FORM.hold(context, replace(asked, places=[code for code in REGIONS if code in chosen]))


def _at_places(context: Context) -> MoveForm:
    asked = FORM.now(context)
    if asked.step is not MoveStep.PLACES:
        raise BadPress(MoveStep.PLACES)
    return asked
