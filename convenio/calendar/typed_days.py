"""A day as a person types it."""

import re
from calendar import monthrange
from datetime import date, timedelta

from convenio.calendar.months import MONTHS, read_month
from convenio.catalogue.regions import plain

_WEEKDAY_NAMES = "lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
_NUMBERS = re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})(?:\s*[/.-]\s*(\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_WORDS = re.compile(
    rf"(?:(?:{_WEEKDAY_NAMES}),?\s+)?"
    r"(\d{1,2})\s+(?:de\s+)?([a-z]{3,10})\.?(?:\s+(?:del?\s+)?(\d{4}))?",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:hasta|para|a m[aá]s tardar|mejor|que sea|ser[ií]a)(?: |$))+(?=\S)", re.IGNORECASE
)
_ARTICLE = re.compile(
    r"^(?:el|al)(?: d[ií]a)? (?=\d+\s*(?:[/.-]|de |[a-z])|[a-zéá]{5,9},? \d+ )", re.IGNORECASE
)
_POLITE = re.compile(r"[,.]? ?(?:por favor|porfa|gracias|ok)[.!]?$", re.IGNORECASE)
_WEEKDAYS = ("lunes", "martes", "miercoles", "jueves", "viernes", "sabado", "domingo")
_WEEKDAY = re.compile(rf"(?:(?:el|este|proximo|el proximo) )?({'|'.join(_WEEKDAYS)})(?: proximo)?")
_OF_MONTH = re.compile(rf"(?:el |al )?(?:dia |(?:{'|'.join(_WEEKDAYS)}) )?([0-9]{{1,2}})")
_DATED = re.compile(
    r"(?:mejor |(?:hasta|al|a m[aá]s tardar|que sea)\s|[0-9]{1,4}\s*[/.-]\s*[0-9]|[0-9]{1,2} de "
    r"|(?:[0-9]+|una?|dos|tres) (?:d[ií]as?|semanas?)\b|el [0-9]|por .* hasta el? "
    rf"|(?:el )?(?:{_WEEKDAY_NAMES}),? [0-9])",
    re.IGNORECASE,
)
_LEAP, _LONGEST_MONTH = (29, 2), 31
_LONGEST_DAY = 9  # words
_LATER = re.compile(
    r"(?P<from_today>en |dentro de |de aqui a )?(?P<number>[0-9]{1,2}|una?|dos|tres|cuatro) "
    r"(?P<unit>dias?|semanas?)(?: mas)?"
)
_FROM_TO = re.compile(
    r"(?:(?:del?|desde)(?: el)? )?(?P<first>\S.*?)(?: (?:al?|hasta)(?: el)? | ?[–—] ?| - )"
    r"(?P<last>\S.*)",
    re.IGNORECASE,
)
_MONTH_BEHIND = re.compile(r"(?: de|/)\s?[a-z0-9]+(?:(?: del?|/)\s?[0-9]+)?$", re.IGNORECASE)
_REASON_FIRST = re.compile(
    r"(?P<reason>(?:por|porque|debido|ya que|a causa|dado|motivo)\b.*?)[,;.]?\s+"
    r"(?P<day>(?:hasta|al)\s.+)",
    re.IGNORECASE,
)
_BEFORE_REASON = re.compile(r"^[\s,;:.()–-]+(?:(?:el )?motivo(?: es)?\s*:?\s*)?", re.IGNORECASE)
_NUMBER = {"un": 1, "una": 1, "dos": 2, "tres": 3, "cuatro": 4}
_NEAR = {"hoy": 0, "manana": 1, "pasado manana": 2, "pasado": 2}


class NoSuchDay(ValueError):
    """A day that its month does not have; of the 29th of February, says which there are."""


def real_day(year: int, month: int, day: int) -> date:
    """The date; raises NoSuchDay for one past its month's end, ValueError for no date at all."""
    last = monthrange(year, month)[1]
    if (day, month) == _LEAP and day > last:
        raise NoSuchDay(
            f"No es una fecha: {year} no tiene 29 de febrero. Escriba 28/02/{year} o 01/03/{year}."
        )
    if last < day <= _LONGEST_MONTH:
        named = f"{day} de {MONTHS[month]}"
        raise NoSuchDay(f"No es una fecha: «{named}». Escríbala como 29/01 o 29 de enero.")
    return date(year, month, day)


def read_day(text: str, today: date, since: date | None = None, around: date | None = None) -> date:
    """The day of '29/1', '2021-01-29' or 'viernes 29 de enero'; without a year, the nearest.

    Also 'mañana', 'el 29', 'el viernes', 'fin de mes', and '7 días', which are counted from
    `since`, where a date is moved. `around`: what a day without its year is nearest to, if not
    today. ValueError says what is expected.
    """
    typed = _POLITE.sub("", _LEAD.sub("", " ".join(text.split())))
    typed = _ARTICLE.sub("", typed)
    if (near := _near(typed, today, since or today)) is not None:
        return near
    try:
        if found := _ISO.fullmatch(typed):
            year, month, day = map(int, found.groups())
            return real_day(year, month, day)
        if found := _NUMBERS.fullmatch(typed):
            return _dated(int(found[1]), int(found[2]), found[3], around or today)
        if found := _WORDS.fullmatch(typed):
            return _dated(int(found[1]), read_month(found[2]), found[3], around or today)
    except NoSuchDay:
        raise
    except ValueError:
        pass  # as 29 de brumario
    raise ValueError(f"No es una fecha: «{typed[:30]}». Escríbala como 29/01 o 29 de enero.")


def read_days(text: str, today: date) -> tuple[date, date] | None:
    """The first and the last of 'del 6/1 al 29/1' or 'del 6 al 29 de enero'; None for others.

    Raises NoSuchDay.
    """
    found = _FROM_TO.fullmatch(_POLITE.sub("", " ".join(text.split())))
    if found is None:
        return None
    try:
        last = read_day(found["last"], today)
        first_said, month = found["first"], _MONTH_BEHIND.search(found["last"])
        if month and first_said.rpartition(" ")[2].isdecimal():  # 'del 6 al 29 de enero'
            first_said += month[0]
        first = read_day(first_said, today)
        return first, last if last >= first else read_day(found["last"], first)
    except NoSuchDay:
        raise
    except ValueError:
        return None


def read_day_and_reason(text: str, today: date, since: date | None = None) -> tuple[date, str]:
    """The day and the words beside it, as 'hasta el 29/1 por feriado'; no words: a day alone.

    ValueError says what is expected, where it is neither.
    """
    typed = " ".join(text.split())
    if found := _REASON_FIRST.fullmatch(typed):
        try:
            return read_day(found["day"], today, since), found["reason"]
        except NoSuchDay:
            raise
        except ValueError:
            pass  # the words before it are no reason
    ends = [found.end() for found in re.finditer(r"[^\s,;:()]+", typed)]
    for end in reversed(ends[:_LONGEST_DAY]):
        reason = _BEFORE_REASON.sub("", typed[end:]).rstrip(" ()")
        if reason and (not reason[0].isalpha() or _goes_on(reason)):
            continue
        try:
            return read_day(typed[:end].strip(" ,;:-"), today, since), reason
        except NoSuchDay:
            raise
        except ValueError:
            pass  # shorter perhaps
    return read_day(typed, today, since), ""


def _goes_on(behind: str) -> bool:
    """Whether the words behind a day are its month: 'de febrero'."""
    words = [word for word in plain(behind).split() if word not in ("de", "del")]
    try:
        return bool(read_month(words[0])) if words else False
    except ValueError:
        return False


def begins_with_date(text: str) -> bool:
    """Whether it says a day as a day: 'hasta el 29', '29/1', and not 'mañana no hay sistema'."""
    return _DATED.match(" ".join(text.split())) is not None


def _near(typed: str, today: date, since: date) -> date | None:
    """A day that is said by where it stands from today, or by its number alone."""
    if any(sign.isnumeric() and not sign.isascii() for sign in typed):
        return None  # as '²'
    said = plain(typed)
    if said in _NEAR:
        return today + timedelta(_NEAR[said])
    if said in ("fin de mes", "fines de mes", "a fin de mes", "el fin de mes"):
        return today.replace(day=monthrange(today.year, today.month)[1])
    if found := _WEEKDAY.fullmatch(said):
        ahead = (_WEEKDAYS.index(found[1]) - today.weekday() - 1) % 7 + 1
        return today + timedelta(ahead)
    if found := _LATER.fullmatch(said):
        days = _NUMBER.get(found["number"], 0) or int(found["number"])
        days *= 7 if found["unit"].startswith("semana") else 1
        return (today if found["from_today"] else since) + timedelta(days)
    if not set("-/.,") & set(typed.strip("., ")) and (found := _OF_MONTH.fullmatch(said)):
        days_on = (today + timedelta(days) for days in range(62))
        return next((day for day in days_on if day.day == int(found[1])), None)
    return None


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        which = int(year) if len(year) == 4 else 2000 + int(year)
    else:
        near = (today.year - 1, today.year, today.year + 1)
        which = min(near, key=lambda each: abs(date(each, month, min(day, 28)) - today))
    return real_day(which, month, day)
