"""The message about a year's schedule, which may be loaded twice before it is sent."""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Any

from convenio.catalogue.indicators import Indicators
from convenio.schedule.activities import Activity
from convenio.schedule.reload import Shift, together
from handlers.new_schedule import views
from handlers.notices import DueNotice
from handlers.roles import proposes
from storage.agreements import indicators_in
from storage.models import Duty, Role
from storage.outbox.superseded import undelivered_notices

SUBJECT = "loaded"


def load_subject(year: int, changed: Sequence[Shift], *, fresh: bool) -> dict[str, Any]:
    return _topic(year) | {"fresh": fresh, "shifts": [_as_json(shift) for shift in changed]}


async def news_now(notice: DueNotice) -> dict[str, Any] | None:
    """All changes for the reader; None if there are none, or a later row tells them."""
    year, topic = notice.about["year"], _topic(notice.about["year"])
    found = [
        row.about or {} for row in await undelivered_notices(notice.session, notice.row, topic)
    ]
    if not found:
        return None
    indicators = await indicators_in(notice.session, year)
    loads = [[_read(shift, indicators) for shift in one["shifts"]] for one in found]
    changed = [shift for shift in reduce(together, loads) if _concerns(shift, notice.duties)]
    if not changed:
        return None
    return views.told(notice.person, year, changed, fresh=found[0]["fresh"]).payload


def _topic(year: int) -> dict[str, Any]:
    return {"subject": SUBJECT, "year": year}


def _concerns(shift: Shift, duties: Sequence[Duty]) -> bool:
    activity = shift.activity
    return any(
        (duty.role is Role.FOCAL and duty.region == shift.region)
        or proposes(duty, activity.indicators, activity.indicator)
        for duty in duties
    )


def _as_json(shift: Shift) -> dict[str, Any]:
    activity = shift.activity
    words = {name: getattr(activity, name) for name in ("indicator", "number", "name")}
    months = {"before": list(shift.before), "after": list(shift.after)}
    return words | {"responsible": activity.responsible, "region": shift.region} | months


def _read(stored: Mapping[str, Any], indicators: Indicators) -> Shift:
    activity = Activity(
        stored["indicator"], stored["number"], stored["name"], stored["responsible"], indicators
    )
    return Shift(activity, stored["region"], tuple(stored["before"]), tuple(stored["after"]))
