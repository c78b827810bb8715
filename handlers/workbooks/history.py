"""A stored change in words."""

import json
from decimal import Decimal

from convenio.report.entries import Entry
from convenio.typed.figures import Mark
from handlers.figure_words import entry_words

_MARKS = {mark.value: mark for mark in Mark}


def change_summary(stored: str | None) -> str:
    """A stored entry in words: 'ejecutado 45%, meta 60%'; empty where nothing is stored."""
    if not stored:
        return ""
    facts = json.loads(stored)
    mark = _MARKS.get(facts["state"])
    executed = None if mark is Mark.NOT_EXECUTED else _decimal(facts["executed"])
    return entry_words(
        Entry(
            indicator=facts["indicator"],
            mark=mark,
            programmed=_decimal(facts["programmed"]),
            executed=executed,
            executed_count=_decimal(facts["executed_count"]),
            base_count=_decimal(facts["base_count"]),
            cause=facts["cause"],
            cause_words=facts["cause_words"],
        )
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)
