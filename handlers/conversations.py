"""All conversations, in the order in which an update is offered to them, and their routes."""

from collections.abc import Iterator
from dataclasses import replace

from handlers import (
    agreements,
    announcements,
    approval,
    attendance,
    causes,
    consultations,
    country,
    days_off,
    deadlines,
    effect,
    evaluations,
    evidence,
    extensions,
    file_ways,
    goals,
    health,
    invitation,
    letters,
    menu,
    new_schedule,
    nudges,
    periods,
    plain_words,
    receipts,
    recommendations,
    reminders,
    report,
    reporting,
    rescheduling,
    schedule,
    second_factor,
    staff,
    summaries,
    wordings,
    workbooks,
)
from handlers.routes import Route

CONVERSATIONS = (
    menu,
    invitation,
    reporting,
    causes,
    evidence,
    summaries,
    country,
    reminders,
    nudges,
    health,
    effect,
    wordings,
    schedule,
    rescheduling,
    new_schedule,
    attendance,
    recommendations,
    periods,
    extensions,
    goals,
    second_factor,
    staff,
    letters,
    consultations,
    approval,
    evaluations,
    report,
    receipts,
    workbooks,
    file_ways,
    agreements,
    days_off,
    deadlines,
    plain_words,
)


def _routes() -> Iterator[Route]:
    for conversation in CONVERSATIONS:
        own = frozenset(route.key for route in conversation.STEPS if route.on == "answer")
        yield from (replace(route, own=own) for route in conversation.STEPS)


ROUTES = {(route.on, route.key): route for route in _routes()}
SHOWN_ANEW = tuple(
    conversation for conversation in CONVERSATIONS if hasattr(conversation, "present")
)
NOTICES = (
    *announcements.NOTICES,
    *(kind for conversation in CONVERSATIONS for kind in getattr(conversation, "NOTICES", ())),
)
