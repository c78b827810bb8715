"""Silence: until which day somebody asks to be told nothing, as they type it."""

import re
from datetime import date, timedelta

from convenio.calendar.typed_days import read_day

LONGEST = timedelta(days=366)
_AHEAD = timedelta(days=150)  # a day without its year is one to come, or of the last month
_UNTIL = re.compile(r"\s*hasta\s+(el\s+)?", re.IGNORECASE)


def read_last_day(text: str, today: date) -> date:
    """The day of '29/1' or 'hasta el viernes 29 de enero'. ValueError says what is wrong."""
    day = read_day(_UNTIL.sub("", text, count=1), today, around=today + _AHEAD)
    if day <= today:
        raise ValueError("Esa fecha ya pasó o es hoy: elija un día desde mañana.")
    if day > today + LONGEST:
        raise ValueError("Es demasiado tiempo: el silencio puede durar hasta un año.")
    return day
