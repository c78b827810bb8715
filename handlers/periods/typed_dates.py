"""The dates of a period as they are typed, perhaps with the reason for which they change."""

from dataclasses import replace
from datetime import date

from convenio.calendar.typed_days import (
    NoSuchDay,
    begins_with_date,
    read_day,
    read_day_and_reason,
)
from convenio.lengths import WORDS_LENGTH
from handlers.context import Context
from handlers.periods.form_state import Field, PeriodForm


def day_and_reason(context: Context, asked: PeriodForm, text: str) -> tuple[date, str] | None:
    """A typed day, of a period that is changed perhaps with the reason: '29/1 por feriado'."""
    day = as_day(context, asked, text)
    if day is not None:
        return day, ""
    if asked.new or not begins_with_date(text):
        return None
    try:
        return read_day_and_reason(text, context.today, _changed_date(asked))
    except NoSuchDay:
        raise
    except ValueError:
        return None


def with_reason(asked: PeriodForm, reason: str) -> PeriodForm:
    return replace(asked, reason=reason[:WORDS_LENGTH]) if reason else asked


def as_day(context: Context, asked: PeriodForm, text: str) -> date | None:
    try:
        return read_period_day(context, asked, text)
    except NoSuchDay:
        raise
    except ValueError:
        return None


def read_period_day(context: Context, asked: PeriodForm, text: str) -> date:
    """The typed day; '7 días' are counted from the date that is changed."""
    return read_day(text[:60], context.today, _changed_date(asked))


def _changed_date(asked: PeriodForm) -> date | None:
    said = asked.dates.get(asked.field or Field.DEADLINE)
    return date.fromisoformat(said) if said else None
