"""Kinds of evidence that are accepted, by what a file holds, whatever its name says."""

import html
import io
import re
import zlib
from collections.abc import Iterable
from enum import StrEnum
from zipfile import BadZipFile, ZipFile

LARGEST = 20 * 1024 * 1024  # bytes; a bot gets no larger one from Telegram
MOST = 20  # of one indicator
BY_TYPE = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
NOT_IN_OFFICE = ("vbaproject.bin", "macrosheets/", "activex/", "oleobject")
PROGRAMS = (".exe", ".dll", ".js", ".vbs", ".bat", ".cmd", ".ps1", ".scr", ".lnk", ".hta", ".jar")
LISTS_OF_MACROS = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")
LARGEST_LINKS = 1024 * 1024  # bytes of all parts that say what a document links to
RUNS = re.compile(r"/(?:attachedTemplate|oleObject|frame|subDocument)\b", re.IGNORECASE)
OUTSIDE = re.compile(r"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
ACTS_OF_PDF = re.compile(rb"/(?:Launch|JavaScript)\b")
ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
PLAIN = (".csv", ".txt")
MARKUP = (
    "<html",
    "<script",
    "<svg",
    "<?xml",
    "<?php",
    "<!doctype",
    "#!",
    "{\\rtf",
    "createobject(",
)
SCRIPTS = ("@echo", "powershell", "cmd /", "cmd.exe", "import os", "import subprocess")


class Refusal(StrEnum):
    TYPE = "type"
    MACROS = "macros"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    GONE = "gone"  # Telegram does not have it any more
    SENT = "sent"  # its report was sent before it came


def kind_of(content: bytes, name: str) -> str | Refusal:
    """The kind of a file (pdf, jpg, png, docx, xlsx, ods, csv or txt), or why it is refused."""
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
        kind = BY_TYPE[found]
        return Refusal.MACROS if kind == "pdf" and _acts(content) else kind
    return (
        _plain(content, name.casefold()) if not found or found.startswith("text/") else Refusal.TYPE
    )


def _office(content: bytes) -> str | Refusal:
    """The kind of a packed document, by the list of its parts; only its links are unpacked."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = [name.casefold() for name in archive.namelist()]
            if _is_ods(archive):
                return Refusal.MACROS if runs_macros(names) else "ods"
            links = _links_outside(archive)
    except (BadZipFile, ValueError, OSError, EOFError, RuntimeError, zlib.error):
        return Refusal.TYPE
    kinds = [kind for part, kind in OFFICE.items() if part in names]
    if len(kinds) != 1 or "[content_types].xml" not in names:
        return Refusal.TYPE
    programs = any(name.endswith(PROGRAMS) for name in names)
    if links or programs or any(part in name for name in names for part in NOT_IN_OFFICE):
        return Refusal.MACROS
    return kinds[0]


def _is_ods(archive: ZipFile) -> bool:
    """Tell whether it says so in the part that says its kind."""
    parts = {part.filename: part.file_size for part in archive.infolist()}
    named = "content.xml" in parts and parts.get("mimetype", LARGEST) <= len(ODS) + 2
    return named and archive.read("mimetype").strip() == ODS


def runs_macros(names: Iterable[str]) -> bool:
    """Tell whether an OpenDocument has programs, by its parts; an empty library is none."""
    return any(
        name.startswith("scripts/")
        or name.endswith(PROGRAMS)
        or (name.startswith(("basic/", "dialogs/")) and not name.endswith(LISTS_OF_MACROS))
        for name in map(str.casefold, names)
        if not name.endswith("/")
    )


def _links_outside(archive: ZipFile) -> bool:
    """Tell whether it fetches what may run: a template, an object or a frame of elsewhere."""
    parts = [part for part in archive.infolist() if part.filename.casefold().endswith(".rels")]
    if sum(part.file_size for part in parts) > LARGEST_LINKS:
        return True
    return any(_link_outside(archive.read(part)) for part in parts)


def _link_outside(part: bytes) -> bool:
    """Tell whether a part links outside; in XML no '<' stands within an element's attributes."""
    links = [html.unescape(element) for element in part.decode("utf-8", "replace").split("<")]
    return b"\0" in part or any(RUNS.search(link) and OUTSIDE.search(link) for link in links)


def _acts(pdf: bytes) -> bool:
    """Tell whether it starts a program or script; its names may be written with '#4A' for 'J'."""
    plain = ESCAPED.sub(lambda found: bytes.fromhex(found[1].decode()), pdf)
    return ACTS_OF_PDF.search(plain) is not None


def _plain(content: bytes, name: str) -> str | Refusal:
    """The kind of a table or text that no program takes for more than that."""
    if not name.endswith(PLAIN) or b"\0" in content:
        return Refusal.TYPE
    start = content[:4096].decode("utf-8-sig", "replace").casefold().lstrip()
    runs = start.startswith(SCRIPTS) or any(markup in start for markup in MARKUP)
    return Refusal.TYPE if runs else name[-3:]
