"""What acts in a PDF, also inside packed streams: scripts, programs, forms that send or fetch.

What it carries along, or opens of elsewhere, is looked at by nobody here: it is refused too.
"""

import re
import zlib
from collections.abc import Iterator

from convenio.report.evidence_kinds import PROGRAMS, Refusal

MOST_OF_ONE = 32 * 1024 * 1024  # bytes that are unpacked of one stream
MOST_OF_ALL = 256 * 1024 * 1024
PIECE = 64 * 1024
OVERLAP = 256  # more than the longest that is looked for
BEFORE = 8 * 1024  # bytes before a stream in which its dictionary stands
_STREAM = re.compile(rb"\bstream(?:\r\n?|\n)")
_IMAGE = (b"/Image", b"/DCTDecode", b"/JPXDecode", b"/CCITTFaxDecode", b"/JBIG2Decode")


def _name(letters: str) -> bytes:
    """A pattern of a PDF name, each letter of which may be written with '#' and its code."""
    each = (f"(?:{re.escape(one)}|#{ord(one):02x}|#{ord(one):02X})" for one in letters)
    return "".join(each).encode()


def _any_of(*names: str) -> bytes:
    return b"/(?:" + b"|".join(map(_name, names)) + rb")(?![\w#-])"


_OBJECT = rb"\s*(?:<<|\d+\s+\d+\s+R\b)"
_SLASHES = rb"(?:(?:\\\\|\\134)\0?|/\0?/|smb:|file:(?://[^/)]|/{4}))"
# Short names are told from letters by chance in a picture by what follows them.
_ACTS = re.compile(
    b"|".join(
        (
            _any_of("Launch", "JavaScript", "RichMedia", "Rendition", "OnInstantiate"),
            _any_of("SubmitForm", "ImportData", "GoToR", "GoToE", "EmbeddedFile"),
            _any_of("XFA") + rb"\s*(?:\[|\d+\s+\d+\s+R\b)",
            _any_of("EF") + _OBJECT,
            # a file on another machine, in letters of one byte or two, or as hexadecimal digits
            _any_of("F", "UF", "URI") + rb"\s*\(\s*(?:\xfe\xff|\\376\\377)?\0?" + _SLASHES,
            _any_of("F", "UF", "URI")
            + rb"\s*<\s*(?:[fF][eE][fF]{2}\s*)?(?:00\s*)?(?:5[cC]|2[fF]\s*(?:00\s*)?2[fF])",
        )
    )
)
_LOCKED = re.compile(_any_of("Encrypt") + _OBJECT)
_OBJECTS = re.compile(_any_of("ObjStm"))
_PACKED = re.compile(_any_of("FlateDecode"))
_FILTERED = re.compile(_any_of("Filter"))
# What makes other bytes of those that are packed, or says elsewhere how they are.
_OTHERWISE = re.compile(
    _any_of("LZWDecode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode")
    + rb"|"
    + _any_of("Predictor")
    + rb"\s*(?!1\b)[\d+-]"
    + rb"|"
    + _any_of("Filter", "DecodeParms")
    + rb"\s*\[?\s*\d+\s+\d+\s+R"
)
_PROGRAM_NAMED = re.compile(
    rb"\.(?:" + b"|".join(ending[1:].encode() for ending in PROGRAMS) + rb")\s*[)>]", re.IGNORECASE
)
_FILES = re.compile(_any_of("EmbeddedFiles", "Filespec"))


def acts_of_pdf(pdf: bytes) -> Refusal | None:
    """Why a PDF is refused: MACROS for what acts, LOCKED for what can't be looked into."""
    if _ACTS.search(pdf) or _brings_program(pdf):
        return Refusal.MACROS
    if _LOCKED.search(pdf):
        return Refusal.LOCKED
    left = MOST_OF_ALL
    for dictionary, start in _streams(pdf):
        objects = _OBJECTS.search(dictionary) is not None
        if objects and (_OTHERWISE.search(dictionary) or _unknown(dictionary)):
            return Refusal.LOCKED
        if _is_program(pdf[start : start + PIECE]):
            return Refusal.MACROS
        picture = not objects and any(kind in dictionary for kind in _IMAGE)
        if picture:  # whatever else its dictionary says, it may be packed
            continue
        unpacked = _acts_in_stream(pdf, start, left)
        if unpacked is None:
            return Refusal.MACROS
        left -= unpacked
        if left <= 0:
            return Refusal.LOCKED
    return None


def _unknown(dictionary: bytes) -> bool:
    """Whether a filter is named that is not known."""
    return bool(_FILTERED.search(dictionary)) and not _PACKED.search(dictionary)


def _brings_program(text: bytes) -> bool:
    return _FILES.search(text) is not None and _PROGRAM_NAMED.search(text) is not None


def _is_program(start: bytes) -> bool:
    """Tell whether a program of Windows or Linux begins so; two letters alone may be chance."""
    windows = start.startswith(b"MZ") and (start[2:4] == b"\x90\0" or b"PE\0\0" in start[:1024])
    return windows or start.startswith(b"\x7fELF")


def _streams(pdf: bytes) -> Iterator[tuple[bytes, int]]:
    """The dictionary before each stream, and where its content begins."""
    end = 0
    for found in _STREAM.finditer(pdf):
        begin = max(pdf.rfind(b" obj", max(end, found.start() - BEFORE), found.start()), end)
        yield pdf[max(begin, found.start() - BEFORE) : found.start()], found.end()
        end = found.end()


def _acts_in_stream(pdf: bytes, start: int, left: int) -> int | None:
    """How many bytes a stream unpacks to, in pieces; None where something in it acts."""
    unpacking, total, kept = zlib.decompressobj(), 0, b""
    waiting = memoryview(pdf)[start:]
    rest: bytes = bytes(waiting[:PIECE])
    read = len(rest)
    while rest and not unpacking.eof and total < min(MOST_OF_ONE, left):
        try:
            piece = unpacking.decompress(rest, PIECE)
        except zlib.error:
            return total
        if not total and _is_program(piece):
            return None
        looked = kept + piece
        if _ACTS.search(looked) or _brings_program(looked):
            return None
        total, kept = total + len(piece), looked[-OVERLAP:]
        rest = unpacking.unconsumed_tail
        if not rest and not unpacking.eof:
            rest = bytes(waiting[read : read + PIECE])
            read += len(rest)
    return total
