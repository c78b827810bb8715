"""Whether a zipped document may be unpacked at all, and which kind it is."""

from enum import StrEnum
from io import BytesIO
from zipfile import ZipFile

from documents.texts.unfit import NotReadable, TextFault

LARGEST_FILE = 20 * 1024 * 1024  # what Telegram lets a bot have
LARGEST_XML = 8 * 1024 * 1024  # unpacked, of one part that is read
MOST_TAGS = 150_000
MOST_PARTS = 5_000
_PIECE = 64 * 1024
_ODT = b"application/vnd.oasis.opendocument.text"


class ArchiveKind(StrEnum):
    """The documents that are read of an archive."""

    DOCX = "docx"
    ODT = "odt"


def kind_of_archive(content: bytes) -> ArchiveKind:
    """Tell by its parts, not by its name. Raises NotReadable."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            return _kind(archive)
    except (NotReadable, MemoryError):
        raise
    except (NotImplementedError, RuntimeError):  # a method or a password of the archive's own
        raise NotReadable(TextFault.ENCRYPTED) from None
    except Exception as error:  # whatever the archive or one of its methods trips over
        raise NotReadable(TextFault.DAMAGED) from error


def part_of(content: bytes, name: str) -> bytes | None:
    """A part of XML, unpacked as far as it may be; None where it is not there.

    Raises NotReadable; what a part says of its size is not believed.
    """
    try:
        with ZipFile(BytesIO(content)) as archive:
            if name not in archive.namelist():
                return None
            return _unpacked(archive, name)
    except (NotReadable, MemoryError):
        raise
    except (NotImplementedError, RuntimeError):
        raise NotReadable(TextFault.ENCRYPTED) from None
    except Exception as error:
        raise NotReadable(TextFault.DAMAGED) from error


def _unpacked(archive: ZipFile, name: str) -> bytes:
    pieces: list[bytes] = []
    size = tags = 0
    with archive.open(name) as part:
        while piece := part.read(_PIECE):
            pieces.append(piece)
            size += len(piece)
            tags += piece.count(b"<")
            if size > LARGEST_XML or tags > 2 * MOST_TAGS:
                raise NotReadable(TextFault.UNPACKS_TOO_LARGE)
    return b"".join(pieces)


def _kind(archive: ZipFile) -> ArchiveKind:
    parts = archive.infolist()
    if len(parts) > MOST_PARTS:
        raise NotReadable(TextFault.UNPACKS_TOO_LARGE)
    names = {part.filename for part in parts}
    if any(part.flag_bits & 1 for part in parts) or "encrypted-package" in names:
        raise NotReadable(TextFault.ENCRYPTED)
    if "word/document.xml" in names:
        return ArchiveKind.DOCX
    if any(name.casefold().endswith(".iwa") for name in names):
        raise NotReadable(TextFault.PAGES)
    said = _start(archive, "mimetype") if "mimetype" in names else b""
    if "xl/workbook.xml" in names or b"spreadsheet" in said:
        raise NotReadable(TextFault.WORKBOOK)
    if said.strip().startswith(_ODT) and "content.xml" in names:
        if b"encryption-data" in _start(archive, "META-INF/manifest.xml"):
            raise NotReadable(TextFault.ENCRYPTED)
        return ArchiveKind.ODT
    raise NotReadable(TextFault.NOT_A_TEXT)


def _start(archive: ZipFile, name: str) -> bytes:
    """The first bytes of a part; what they unpack to is bounded."""
    if name not in archive.namelist():
        return b""
    with archive.open(name) as part:
        return part.read(_PIECE)
