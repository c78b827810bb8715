"""Kinds of evidence: why a file is refused, and the name under which one is kept."""

import re
import unicodedata
from enum import StrEnum

LARGEST = 20 * 1024 * 1024  # bytes; a bot gets no larger one from Telegram
MOST = 20  # of one indicator
KINDS = ("pdf", "jpg", "png", "docx", "xlsx", "ods", "csv", "txt")
PROGRAMS = (
    *(".exe", ".dll", ".com", ".scr", ".pif", ".cpl", ".msi", ".lnk", ".reg", ".iso", ".app"),
    *(".js", ".jse", ".vbs", ".vbe", ".wsf", ".wsh", ".bat", ".cmd", ".ps1", ".sh", ".jar"),
    *(".apk", ".hta", ".html", ".htm", ".svg", ".url", ".docm", ".dotm", ".xlsm", ".xltm"),
)
_KNOWN = "|".join((*KINDS, "jpeg", "doc", "xls", *(ending[1:] for ending in PROGRAMS)))
_ENDINGS = re.compile(rf"(?:\.(?:{_KNOWN})[\s.]*)+$", re.IGNORECASE)
_ODD = re.compile(r'[\\/:*?"<>|\s]+')


class Refusal(StrEnum):
    TYPE = "type"
    MACROS = "macros"
    LOCKED = "locked"  # what is in it can't be looked at
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    GONE = "gone"  # Telegram does not have it any more
    SENT = "sent"  # its report was sent before it came


def name_as(kind: str, name: str) -> str:
    """The name of a file of that kind: its stem without marks of direction, and that ending."""
    shown = "".join(one for one in name if unicodedata.category(one)[0] not in "CZ" or one == " ")
    stem = _ENDINGS.sub("", _ODD.sub(" ", shown).strip(" .")).strip(" .")
    return f"{stem or 'archivo'}.{kind}"
