"""Whether a file may be read at all: a plain .xlsx or .ods, small enough when it is unpacked."""

from io import BytesIO
from zipfile import ZipFile

from documents.evidence.kinds import runs_macros
from documents.workbooks.read.findings import NotFit, Reason

ENDINGS = (".xlsx", ".ods")  # of the workbooks that are read
CSV_ENDING = ".csv"
LARGEST_FILE = 20 * 1024 * 1024  # what Telegram lets a bot have
LARGEST_UNPACKED = 50 * 1024 * 1024
LARGEST_TEXT = 12 * 1024 * 1024  # of a part that is XML
MOST_TAGS = 500_000  # in all of them: what costs time is not their letters
MOST_PARTS = 2_000
_PIECE = 64 * 1024
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN, _TYPES = "xl/workbook.xml", "[Content_Types].xml"
_XML = (".xml", ".rels")
_EXTERNAL = ("xl/externallinks/", "xl/connections", "xl/querytables/")
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_CONTENT, _MANIFEST, _KIND = "content.xml", "META-INF/manifest.xml", "mimetype"
_OF_NUMBERS = ".iwa"  # the parts of a file of Apple's Numbers


def require_fit(content: bytes) -> None:
    """Raise NotFit where it is too large: its entries are unpacked, whatever they say of it."""
    if len(content) > LARGEST_FILE:
        raise NotFit(Reason.TOO_LARGE)
    if content.startswith(_OLE):
        raise NotFit(Reason.ENCRYPTED if _ENCRYPTED in content else Reason.OLD_FORMAT)
    if not content.startswith(_ZIP):
        raise NotFit(Reason.NOT_A_WORKBOOK)
    try:
        with ZipFile(BytesIO(content)) as archive:
            _require_parts(archive)
            _unpack(archive)
    except (NotFit, MemoryError):
        raise
    except (NotImplementedError, RuntimeError):  # a method or a password of the archive's own
        raise NotFit(Reason.ENCRYPTED) from None
    except Exception as error:  # whatever the archive or one of its methods trips over
        raise NotFit(Reason.DAMAGED) from error


def is_ods(content: bytes) -> bool:
    """Tell whether it says of itself that it is one; of a file that `require_fit` let pass."""
    with ZipFile(BytesIO(content)) as archive:
        return _says_ods(archive)


def _says_ods(archive: ZipFile) -> bool:
    names = archive.namelist()
    return _KIND in names and _CONTENT in names and _start(archive, _KIND).strip() == _ODS


def _start(archive: ZipFile, name: str) -> bytes:
    """The first bytes of a part; what they unpack to is bounded."""
    with archive.open(name) as part:
        return part.read(_PIECE)


def _require_parts(archive: ZipFile) -> None:
    parts = archive.infolist()
    names = {part.filename for part in parts}
    lower = [name.casefold() for name in names]
    if any(part.flag_bits & 1 for part in parts):
        raise NotFit(Reason.ENCRYPTED)
    if any(name.endswith(_OF_NUMBERS) for name in lower):
        raise NotFit(Reason.NUMBERS)
    if any(name.endswith("vbaproject.bin") or "macrosheets/" in name for name in lower):
        raise NotFit(Reason.MACROS)
    if any(name.startswith(_EXTERNAL) for name in lower):
        raise NotFit(Reason.EXTERNAL)
    if _says_ods(archive):
        _require_plain_ods(archive)
    elif _MAIN not in names or _TYPES not in names:
        raise NotFit(Reason.NOT_A_WORKBOOK)
    text = max(part.file_size for part in parts if part.filename.endswith(_XML))
    too_large = sum(part.file_size for part in parts) > LARGEST_UNPACKED
    if too_large or text > LARGEST_TEXT or len(parts) > MOST_PARTS:
        raise NotFit(Reason.UNPACKS_TOO_LARGE)


def _unpack(archive: ZipFile) -> None:
    unpacked = tags = 0
    for part in archive.infolist():
        with archive.open(part) as packed:
            while piece := packed.read(_PIECE):
                unpacked += len(piece)
                tags += piece.count(b"<") if part.filename.endswith(_XML) else 0
                if unpacked > LARGEST_UNPACKED or tags > MOST_TAGS:
                    raise NotFit(Reason.UNPACKS_TOO_LARGE)
    if _TYPES in archive.namelist() and b"macroEnabled" in archive.read(_TYPES):
        raise NotFit(Reason.MACROS)


def _require_plain_ods(archive: ZipFile) -> None:
    names = archive.namelist()
    locked = "encrypted-package" in names
    if locked or (_MANIFEST in names and b"encryption-data" in _start(archive, _MANIFEST)):
        raise NotFit(Reason.ENCRYPTED)
    if runs_macros(names):
        raise NotFit(Reason.MACROS)
