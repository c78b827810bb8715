"""The kind of a file that somebody attached, by what it holds, whatever its name says."""

import html
import io
import re
import zlib
from collections.abc import Iterable
from zipfile import BadZipFile, ZipFile

from convenio.report.evidence_kinds import LARGEST, PROGRAMS, Refusal
from documents.evidence.office_acts import SHARE, acts_in_office
from documents.evidence.pdf_acts import acts_of_pdf

BY_TYPE = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}
OFFICE = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
ODS = b"application/vnd.oasis.opendocument.spreadsheet"
NOT_IN_OFFICE = ("vbaproject.bin", "macrosheets/", "activex/", "oleobject")
LISTS_OF_MACROS = ("script-lc.xml", "script-lb.xml", "dialog-lc.xml", "dialog-lb.xml")
LARGEST_LINKS = 1024 * 1024  # bytes of all parts that say what a document links to
FOLLOWED = re.compile(r"/(?:hyperlink|externalLinkPath)\b", re.IGNORECASE)  # if somebody says so
SHARED = re.compile(rf"\bTarget\s*=\s*[\"']\s*{SHARE}", re.IGNORECASE)
RUNS = re.compile(r"/(?:attachedTemplate|oleObject|frame|subDocument)\b", re.IGNORECASE)
OUTSIDE = re.compile(r"TargetMode\s*=\s*[\"']External", re.IGNORECASE)
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
# A cell that a spreadsheet would ask another program for: =cmd|' /C calc'!A0, =DDE("cmd";…).
_BEGINS = rb"(?:^|[,;:|^~#\t\n\r]|(?<=%s))[ ]*\"?[ ]*"
_OF_PROGRAM = rb"(?:DDE|CALL|EXEC|REGISTER|WEBSERVICE)[ ]*\("
_ASKS_A_PROGRAM = (
    rb"(?:=[^\n]{0,400}?|[+@-][^\n\"]{0,400}?)\w'?[ ]*\|[^\n]{0,400}!"
    rb"|(?:=|[+@-])(?:[^\n]{0,400}?[-=+*/^&,(;@<>])?[ ]*" + _OF_PROGRAM
)
_MIGHT_ASK = re.compile(_OF_PROGRAM, re.IGNORECASE)
_SEPARATOR = re.compile(rb"\s*\"?sep=(.)", re.IGNORECASE)  # as a table's first line may say


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
        return (acts_of_pdf(content) if kind == "pdf" else None) or kind
    return (
        _plain(content, name.casefold()) if not found or found.startswith("text/") else Refusal.TYPE
    )


def _office(content: bytes) -> str | Refusal:
    """The kind of a packed document, by the list of its parts; what acts in it is looked for."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            names = [name.casefold() for name in archive.namelist()]
            if _is_ods(archive):
                return (Refusal.MACROS if runs_macros(names) else acts_in_office(archive)) or "ods"
            kinds = [kind for part, kind in OFFICE.items() if part in names]
            if len(kinds) != 1 or "[content_types].xml" not in names:
                return Refusal.TYPE
            programs = any(name.endswith(PROGRAMS) for name in names)
            if programs or any(part in name for name in names for part in NOT_IN_OFFICE):
                return Refusal.MACROS
            acts = Refusal.MACROS if _links_outside(archive) else acts_in_office(archive)
    except (BadZipFile, ValueError, OSError, EOFError, RuntimeError, zlib.error):
        return Refusal.TYPE
    return acts or kinds[0]


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
    fetched = (link for link in links if OUTSIDE.search(link) and not FOLLOWED.search(link))
    return b"\0" in part or any(RUNS.search(link) or SHARED.search(link) for link in fetched)


def _plain(content: bytes, name: str) -> str | Refusal:
    """The kind of a table or text that no program takes for more than that."""
    if not name.endswith(PLAIN) or b"\0" in content:
        return Refusal.TYPE
    start = content[:4096].decode("utf-8-sig", "replace").casefold().lstrip()
    if start.startswith(SCRIPTS) or any(markup in start for markup in MARKUP):
        return Refusal.TYPE
    return Refusal.MACROS if name.endswith(".csv") and _asks_a_program(content) else name[-3:]


def _asks_a_program(table: bytes) -> bool:
    """Tell whether a cell asks, whatever parts the cells."""
    said = _SEPARATOR.match(table.removeprefix(b"\xef\xbb\xbf"))
    begins = _BEGINS % (re.escape(said[1]) if said else b",")
    asks = re.compile(begins + b"(?:" + _ASKS_A_PROGRAM + b")", re.IGNORECASE)
    return any(
        asks.search(line)
        for line in table.split(b"\n")
        if (b"|" in line and b"!" in line) or _MIGHT_ASK.search(line)  # few lines: it is slow
    )
