"""A file's text, whatever of .docx, .odt and .txt it is: told by its content, not by its name."""

from dataclasses import dataclass

from documents.texts.archives import LARGEST_FILE, ArchiveKind, kind_of_archive
from documents.texts.docx import docx_text
from documents.texts.odt import odt_text
from documents.texts.plain_text import decoded_text
from documents.texts.unfit import NotReadable, TextFault

LONGEST_TEXT = 400_000  # letters
_ZIP, _OLE, _PDF, _RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF-", b"{\\rtf"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "Workbook".encode("utf-16-le")


@dataclass(frozen=True, slots=True)
class DocumentText:
    """The words of a file, a line for each paragraph."""

    text: str


def is_plain(content: bytes) -> bool:
    """Tell whether nothing has to be unpacked: what is read at once, without harm."""
    return not content.startswith((_ZIP, _OLE))


def text_of(content: bytes) -> str:
    """The words in their order, a line for each paragraph. Raises NotReadable, and nothing else."""
    if len(content) > LARGEST_FILE:
        raise NotReadable(TextFault.TOO_LARGE)
    text = _text(content)
    if len(text) > LONGEST_TEXT:
        raise NotReadable(TextFault.TOO_LONG)
    if not any(map(str.isalpha, text)):
        raise NotReadable(TextFault.EMPTY)
    return text


def _text(content: bytes) -> str:
    if content.startswith(_OLE):
        encrypted = _ENCRYPTED in content
        other = TextFault.WORKBOOK if _WORKBOOK in content else TextFault.OLD_WORD
        raise NotReadable(TextFault.ENCRYPTED if encrypted else other)
    if content.lstrip()[:5].startswith((_PDF, _RTF)):
        pdf = content.lstrip().startswith(_PDF)
        raise NotReadable(TextFault.PDF if pdf else TextFault.RTF)
    if is_plain(content):
        return decoded_text(content)
    read = {ArchiveKind.DOCX: docx_text, ArchiveKind.ODT: odt_text}[kind_of_archive(content)]
    try:
        return read(content)
    except NotReadable:
        raise
    except (Exception, RecursionError) as error:  # XML that is none, or would do harm
        raise NotReadable(TextFault.DAMAGED) from error
