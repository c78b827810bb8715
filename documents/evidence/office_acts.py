"""What acts in a packed document, under whatever name: macros, objects, programs and DDE."""

import html
import io
import re
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from convenio.report.evidence_kinds import LARGEST, Refusal

MOST = 512 * 1024 * 1024  # bytes that are unpacked of all parts
PIECE = 1024 * 1024
OVERLAP = 4096
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the old container of macros and of objects
STARTS = (OLE, b"MZ", b"\x7fELF")
WIDE = (b"\xff\xfe", b"\xfe\xff", b"<\0", b"\0<")  # of XML in letters of two bytes
# The start of a file's address on another machine, which is asked who one is.
SHARE = r"(?:\\\\|//|smb:|file:(?://[^/\\]|/{4}|/{0,3}\\\\))"
_KINDS = re.compile(
    r"vbaProject|macroEnabled|activeX|oleObject|macrosheet|/aFChunk\b", re.IGNORECASE
)
_ANY = r"(?:[^\s<>/:]{1,100}:)?"  # whatever a part calls a namespace, or nothing
_ASKED = (
    r"(?:[^<\"|]{0,800}\w'?\s*\|[^<]{0,800}!"
    r"|[^<]{0,800}\b(?:DDE|WEBSERVICE|CALL|REGISTER(?:\.ID)?|EXEC)\s*\()"
)
_ASKS = re.compile(
    rf"<{_ANY}(?:f\b[^>]{{0,2000}}>{_ASKED}|ddeLink\b|(?:floating-frame|plugin|applet)\b"
    rf"|(?:image|fill-image|object|table-source)\b[^<>]{{0,2000}}\bhref\s*=\s*[\"']{SHARE})"
    rf"|(?:\b(?:of|oooc|ooow|msoxl):=|\bformula\s*=\s*[\"']\s*=){_ASKED}"
    r"|dde-(?:source|connection)|<script:event-listener\b|vnd\.sun\.star\.script:",
    re.IGNORECASE | re.ASCII,
)
# What an office program writes nowhere: a formula or a field with something in it but text.
_PARTED = re.compile(rf"<{_ANY}(?:f|instrText|delInstrText)\b[^<>]*>[^<]*<[!?]".encode())
_FIELD = re.compile(
    rf"<{_ANY}(?:instrText|delInstrText)\b[^>]*>([^<]*)<"
    rf"|\s[^\s<>/:=]{{1,100}}:instr\s*=\s*(?:\"([^\"]*)|'([^']*))".encode()
)
_DDE = re.compile(r"\bDDE(?:AUTO)?\b", re.IGNORECASE)


def acts_in_office(archive: ZipFile, *, within: bool = False) -> Refusal | None:
    """Why a document is refused: MACROS for what acts, LOCKED for what can't be looked through.

    `within`: it is itself a part of a document.
    """
    left = MOST
    for part in archive.infolist():
        left -= part.file_size
        if left < 0:
            return Refusal.LOCKED
        with archive.open(part) as opened:
            if refused := _acts(part, opened, within=within):
                return refused
    return None


def _acts(part: ZipInfo, opened: IO[bytes], *, within: bool) -> Refusal | None:
    name, start = part.filename.casefold(), opened.read(len(OLE))
    if start.startswith(STARTS):
        return Refusal.MACROS
    if start.startswith(b"PK\x03\x04"):
        return Refusal.LOCKED if within else _acts_within(start + opened.read(LARGEST))
    if name.endswith((".xml", ".rels")) and start.startswith(WIDE):
        return Refusal.LOCKED
    if name == "[content_types].xml" or name.endswith(".rels"):
        text = (start + opened.read(LARGEST)).decode("utf-8", "replace")
        return Refusal.MACROS if _KINDS.search(html.unescape(text)) else None
    return Refusal.MACROS if _asks_a_program(start, opened) else None


def _acts_within(content: bytes) -> Refusal | None:
    """Why a document within the document is refused, as the table behind a chart."""
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            return acts_in_office(archive, within=True)
    except BadZipFile:
        return Refusal.LOCKED


def _asks_a_program(kept: bytes, opened: IO[bytes]) -> bool:
    """Tell whether a part has another program asked for something (DDE); read in pieces.

    A zero shows that it is no XML but a picture or a font, which may say anything by chance.
    """
    fields, begins = "", True
    while piece := opened.read(PIECE):
        looked = kept + piece
        if begins and b"\0" in looked[:OVERLAP]:
            return False
        begins = False
        said = looked.decode("latin-1")
        if _ASKS.search(html.unescape(said) if "&" in said else said):
            return True
        if (b"<!" in looked or looked.rfind(b"<?") > 0) and _PARTED.search(looked):
            return True
        fields += _fields_in(looked) if b"instr" in looked else ""
        kept = looked[-OVERLAP:]
    return _DDE.search(fields) is not None


def _fields_in(text: bytes) -> str:
    """The instructions of a text's fields in one: Word puts together what is in pieces."""
    pieces = [found[1] or found[2] or found[3] or b"" for found in _FIELD.finditer(text)]
    return html.unescape(b"".join(pieces).decode("utf-8", "replace"))
