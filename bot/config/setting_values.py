"""The values of settings as people write them: read, or refused by saying what is expected."""

import ipaddress
import logging
import re
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import BeforeValidator

from bot.config.log_setup import without_token
from convenio.calendar.lead_times import ESCALATED_FROM

LONGEST_SHOWN = 40
_WEB = re.compile(r"https?://[^\s/?#]+(/[^\s#]*)?")
EXPECTED_LEADS = "se esperan días antes de la fecha límite, el 0 entre ellos, como 30,15,7,3,1,0"
EXPECTED_LATE = (
    f"se esperan días de retraso, alguno desde el {ESCALATED_FROM}.° para que se entere ODES,"
    " como 1,3,7"
)


def whole_number(lowest: int, highest: int) -> BeforeValidator:
    """A validator of whole numbers: pydantic's own would say what is wrong in English."""

    def read(value: object) -> object:
        digits = str(value).strip()
        if re.fullmatch(r"[0-9]{1,9}", digits) and lowest <= int(digits) <= highest:
            return int(digits)
        raise ValueError(f"se espera un número entero de {lowest} a {highest}")

    return BeforeValidator(read)


def days_before(value: object) -> tuple[int, ...]:
    days = _days(value)
    if 0 not in days:
        raise ValueError(EXPECTED_LEADS)
    return days


def days_late(value: object) -> tuple[int, ...]:
    days = _days(value)
    if 0 in days or max(days, default=0) < ESCALATED_FROM:
        raise ValueError(EXPECTED_LATE)
    return days


def _days(value: object) -> tuple[int, ...]:
    """The days of a list, each once, at most 60; empty for anything else."""
    if isinstance(value, tuple):
        return value
    days = [day.strip() for day in str(value).split(",")]
    if not all(re.fullmatch(r"[0-9]|[1-5][0-9]|60", day) for day in days):
        return ()
    return tuple(dict.fromkeys(map(int, days)))


def time_zone(value: str) -> str:
    try:
        ZoneInfo(value)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        raise ValueError("se espera una zona horaria como America/Lima") from None
    return value


def level_of_log(value: str) -> str:
    if value.strip().upper() not in logging.getLevelNamesMapping():
        raise ValueError("se espera DEBUG, INFO, WARNING o ERROR")
    return value.strip().upper()


def folder(value: Path | None) -> Path | None:
    """A folder, there or yet to be made."""
    try:
        fits = value is None or value.is_dir() or not value.exists()
    except OSError:  # a name that is too long, or below what nobody may read
        fits = False
    if not fits:
        raise ValueError("se espera una carpeta")
    return value


def ip_address(value: str | None) -> str | None:
    try:
        return None if value is None else str(ipaddress.ip_address(value.strip()))
    except ValueError:
        raise ValueError("se espera una dirección IP como 0.0.0.0") from None


def web_address(value: str | None) -> str | None:
    """An address that calls can be made to, without a fragment."""
    try:
        fits = value is None or (_WEB.fullmatch(value) and urlsplit(value).port != 0)
    except ValueError:
        fits = False
    if not fits:
        raise ValueError("se espera una dirección como https://hc.gob.pe/ping/clave")
    return value


def names_apart(text: object) -> tuple[str, ...]:
    """Names apart by semicolons, without the quotes that they are printed in."""
    told = text.split(";") if isinstance(text, str) else ()
    names = (" ".join(name.split()).strip("«»“”\"' ") for name in told)
    return tuple(name for name in names if name)


def shown(found: str) -> str:
    """What was found, in one line, without what may be secret in it."""
    plain = "".join(letter if letter.isprintable() else " " for letter in found)
    bare = re.sub(r"[^/@\s]*@", "…@", without_token(plain))
    return bare if len(bare) <= LONGEST_SHOWN else f"{bare[:LONGEST_SHOWN]}…"
