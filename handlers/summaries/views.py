"""Pictures with their buttons, and the same numbers in words."""

import structlog
from markupsafe import Markup

from charts.facts.base import ChartFacts
from charts.requests import ChartRequest
from handlers.actions import Action
from handlers.summaries.captions import file_caption
from handlers.summaries.kinds import picture_kind, text_table
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import contradiction_words
from handlers.views import Button, Keyboard, Picture, View
from handlers.words import say

log = structlog.get_logger()


def picture(facts: ChartFacts, wanted: Wanted, caption: Markup, rows: Keyboard = ()) -> Picture:
    return Picture(
        chart=ChartRequest.of(facts),
        caption=caption,
        alternative=_alternative(facts),
        keyboard=(*rows, _files(wanted)),
    )


def _files(wanted: Wanted) -> tuple[Button, ...]:
    return (
        wanted.button("▦ Tabla", Action.AS_WORDS),
        wanted.button("🖼 PNG", Action.AS_PNG),
        wanted.button("📄 CSV", Action.AS_DATA),
    )


def as_file(facts: ChartFacts) -> Picture:
    return Picture(
        chart=ChartRequest.of(facts),
        caption=file_caption(facts),
        alternative=_alternative(facts),
        as_file=True,
    )


def in_words(facts: ChartFacts) -> View:
    return View(words_of(facts))


def _alternative(facts: ChartFacts) -> Markup:
    """The picture's numbers in words, or its caption if that fails: the picture goes out anyway."""
    try:
        return words_of(facts)
    except Exception:
        log.exception("a picture has no words", kind=type(facts).__name__)
        return file_caption(facts)


def words_of(facts: ChartFacts) -> Markup:
    """The picture's numbers in words, for people who can't see it."""
    kind = picture_kind(facts)
    return say(
        "summaries/alternative",
        heading=facts.heading,
        table=text_table(facts),
        key=kind.key(facts),
        corrected=kind.corrected(facts),
        contradictions=list(map(contradiction_words, kind.contradictions(facts))),
    )


def of_facts(facts: ChartFacts, wanted: Wanted) -> Picture:
    """View of any picture but a region's summary, which says more than its facts."""
    kind = picture_kind(facts)
    buttons = kind.leads_to(wanted)
    return picture(facts, wanted, kind.caption(facts), (buttons,) if buttons else ())
