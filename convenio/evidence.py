"""What may be shown for a figure: by what a file holds, whatever its name says."""

import io
from enum import StrEnum
from zipfile import BadZipFile, ZipFile

LARGEST = 20 * 1024 * 1024  # bytes; a bot gets no larger one from Telegram
MOST = 20  # of one indicator
BY_TYPE = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
NOT_IN_OFFICE = ("vbaproject.bin", "macrosheets/", "activex/", ".exe", ".dll", ".js", ".vbs")
PLAIN = (".csv", ".txt")
MARKUP = ("<html", "<script", "<svg", "<?xml", "<!doctype", "#!", "{\\rtf")


class Refusal(StrEnum):
    TYPE = "type"
    MACROS = "macros"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    GONE = "gone"  # Telegram does not have it any more


def kind_of(content: bytes, name: str) -> str | Refusal:
    """pdf, jpg, png, docx, xlsx, csv or txt."""
    import puremagic  # its table of types takes memory that few need

    if len(content) > LARGEST:
        return Refusal.TOO_LARGE
    if content.startswith(b"PK"):
        return _office(content)
    try:
        found = puremagic.from_string(content[:4096], mime=True)
    except (puremagic.PureError, ValueError):
        found = ""
    if found in BY_TYPE:
        return BY_TYPE[found]
    return (
        _plain(content, name.casefold()) if not found or found.startswith("text/") else Refusal.TYPE
    )


def _office(content: bytes) -> str | Refusal:
    """By the list of what is packed in it; nothing is unpacked."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = [each.casefold() for each in archive.namelist()]
    except (BadZipFile, ValueError, OSError):
        return Refusal.TYPE
    kinds = [kind for part, kind in OFFICE.items() if part in names]
    if len(kinds) != 1 or "[content_types].xml" not in names:
        return Refusal.TYPE
    if any(unwanted in name for name in names for unwanted in NOT_IN_OFFICE):
        return Refusal.MACROS
    return kinds[0]


def _plain(content: bytes, name: str) -> str | Refusal:
    """A table or a text that no program takes for more than that."""
    if not name.endswith(PLAIN) or b"\0" in content:
        return Refusal.TYPE
    start = content[:4096].decode("utf-8-sig", "replace").casefold()
    return Refusal.TYPE if any(each in start for each in MARKUP) else name[-3:]
