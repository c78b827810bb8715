"""The words people read: one template for each message, numbers and dates as in Peru."""

import json
import re
from datetime import date, datetime
from decimal import Decimal
from functools import cache, lru_cache, partial
from html import unescape
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.numbers import format_decimal
from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from convenio.calendar.periods import LIMA, lima_day
from convenio.calendar.reading_day import READ_ON
from convenio.plurals import counted, plural
from convenio.report.results import whole
from convenio.schedule.activities import ScheduleEntry
from convenio.typed.numbers import in_cents
from storage.models import PeriodRow
from storage.report.present_words import OURS, WORDS, Words
from storage.reports.obligations import Owed

LOCALE = "es_PE"
LONGEST = 4_096  # letters of a message that Telegram takes, as `length_shown` counts them


def percent(value: Decimal | None) -> str:
    """A percentage rounded as in the report: '45%'; a dash where there is no figure."""
    return "–" if value is None else f"{whole(value)}%"


def exact_percent(value: Decimal) -> str:
    """A percentage with at most two decimals, rounded half up: '45.5%', of 33 in 72 '45.83%'."""
    shown = in_cents(value)
    return f"{number(shown)}%" if shown or not value else "casi 0%"


@lru_cache(maxsize=4_096)
def number(value: Decimal | int) -> str:
    """A number without a thousands separator, which some read as a decimal one."""
    return format_decimal(value, "0.######", locale=LOCALE)


def day(value: date | datetime) -> str:
    """A day in words: 'viernes 15 de enero', with its year where that is not the reader's."""
    on, today = _in_lima(value), READ_ON.get()
    if today is not None and on.year != today.year:
        return long_day(on)
    return format_date(on, "EEEE d 'de' MMMM", locale=LOCALE)


def long_day(value: date | datetime) -> str:
    return format_date(_in_lima(value), "EEEE d 'de' MMMM 'de' y", locale=LOCALE)


def hour(value: datetime) -> str:
    return value.astimezone(LIMA).strftime("%H:%M")


def report_deadline(owed: Owed | PeriodRow, today: date) -> str:
    """A report's deadline in words; once it has passed, until when a late one is taken."""
    return deadline(owed.deadline, today, late_until(owed.closes_on, today))


def late_until(closes_on: date | None, today: date) -> str:
    """Until when a late report is taken, or that no day is set, or that it is over."""
    if closes_on is None:
        return "aún se recibe, como extemporáneo, sin fecha de cierre"
    if closes_on < today:
        return f"se recibía hasta el {day(closes_on)}"
    left = {0: "hoy, ", 1: "mañana, "}.get((closes_on - today).days, "el ")
    return f"aún se recibe, como extemporáneo, hasta {left}{day(closes_on)}"


def deadline(
    due: date, today: date, late: str = "aún se recibe, como extemporáneo, hasta la publicación"
) -> str:
    """A deadline in words, 'vence el viernes 15 de enero, faltan 10 días', or how late it is.

    `late`: what is said of what comes after it; by default, of an evaluation.
    """
    left = (due - today).days
    if left > 1:
        return f"vence el {day(due)}, faltan {left} días"
    if left == 1:
        return f"vence mañana, {day(due)}"
    if left == 0:
        return f"vence hoy, {day(due)}, a las 23:59"
    return f"{overdue(due, today)}; {late}"


def overdue(due: date, today: date) -> str:
    """How long ago a deadline was: 'venció el viernes 15 de enero (hace 3 días)'."""
    ago = (today - due).days
    return f"venció el {day(due)} ({'ayer' if ago == 1 else f'hace {ago} días'})"


def nearby(value: date, today: date) -> str:
    """' (hoy)' or ' (mañana)' behind a day that is; nothing behind any other."""
    return {0: " (hoy)", 1: " (mañana)"}.get((value - today).days, "")


def when_words(entry: ScheduleEntry) -> str:
    """An entry's date in words: 'abril', or 'jueves 15 de abril, 10:00'; another year is said."""
    today = READ_ON.get()
    if entry.day is None:
        other = entry.month and today is not None and entry.year != today.year
        return f"{entry.month_name} de {entry.year}" if other else entry.month_name
    return day(entry.day) + (f", {entry.hour:%H:%M}" if entry.hour else "")


def sentence(text: str) -> str:
    """The text with its first letter capitalised."""
    return text[:1].upper() + text[1:]


def plain_text(html: str) -> str:
    """The text without markup, for places where Telegram shows none."""
    return Markup(html).striptags()  # noqa: S704 (it goes nowhere that reads HTML)


def length_shown(html: str) -> int:
    """The length of the text that is shown, in UTF-16 units as Telegram counts them."""
    return len(shown_text(html).encode("utf-16-le")) // 2


def shown_text(html: str) -> str:
    """The text that is shown, line by line."""
    return unescape(re.sub(r"<[^>]*>", "", html))


def _in_lima(value: date | datetime) -> date:
    return lima_day(value) if isinstance(value, datetime) else value


def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        auto_reload=False,
    )
    environment.filters.update(
        percent=percent,
        exact=exact_percent,
        number=number,
        day=day,
        long_day=long_day,
        hour=hour,
        nearby=nearby,
        sentence=sentence,
        plural=plural,
        counted=counted,
    )
    return environment


_TEMPLATES = _environment()


_NAME = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_BLOCK = re.compile(r"\{% block (\w+) %\}.*?\{% endblock %\}", re.DOTALL)


def say(template: str, /, **facts: Any) -> Markup:
    """Render the template 'conversation/name' (handlers/conversation/texts/name.html)."""
    return say_within(LONGEST, template, **facts)


def say_within(letters: int, template: str, /, **facts: Any) -> Markup:
    """Render a template; where ODES's text makes it longer than so many letters, ours is said."""
    words = WORDS.get()
    text = say_in(words, template, **facts)
    if template in words and length_shown(text) > letters:
        return say_in(OURS, template, **facts)
    return text


def say_in(words: Words, template: str, /, **facts: Any) -> Markup:
    """Render a template in those words: its own, where they have none for it."""
    worded = partial(_template, words=words)
    text = worded(template).render(facts, worded=worded)
    return Markup(re.sub(r"\n{3,}", "\n\n", text.strip()))  # noqa: S704 (rendered with autoescape)


def _template(template: str, words: Words) -> Template:
    path = _path(template)
    return _reworded(path, words[template]) if template in words else _TEMPLATES.get_template(path)


def _path(template: str) -> str:
    conversation, name = template.split("/")
    return f"{conversation}/texts/{name}.html"


@lru_cache(maxsize=256)
def _reworded(path: str, text: str) -> Template:
    """The template with another text as its message, whose placeholders are our message's blocks.

    A line that has only a placeholder goes where that is empty.
    """
    body = "".join(map(_line_source, text.splitlines()))
    return _TEMPLATES.from_string(
        f'{{% extends "{path}" %}}{{% block message %}}{body}{{% endblock %}}'
    )


def _line_source(line: str) -> str:
    if alone := _NAME.fullmatch(line.strip()):
        filled = _filled(alone[1])
        return f'{{% if {filled}.strip() %}}{{{{ {filled} }}}}{{{{ "\\n" }}}}{{% endif %}}'
    parts = _NAME.split(line)  # texts and, between them, names
    written = [
        _filled(part) if at % 2 else f"{json.dumps(part, ensure_ascii=False)} | safe"
        for at, part in enumerate(parts)
    ]
    return "".join(f"{{{{ {each} }}}}" for each in (*written, '"\\n"'))


def _filled(name: str) -> str:
    return f'self.{name}().rstrip("\\n")'


def default_text(template: str) -> str:
    """Our own text of a message, as somebody would write it: with its placeholders."""
    return _BLOCK.sub(lambda block: f"{{{{ {block[1]} }}}}", _message_source(template)).strip()


def placeholders_of(template: str) -> list[str]:
    """The names of a message's placeholders, in their order."""
    return _BLOCK.findall(_message_source(template))


@cache
def _message_source(template: str) -> str:
    source = (Path(__file__).parent / _path(template)).read_text("utf-8")
    return source.split("{% block message %}", 1)[1].rsplit("{% endblock %}", 1)[0]
