"""A text file's words, in whatever way Windows, Word or a phone saved them."""

import codecs
import unicodedata

from documents.texts.unfit import NotReadable, TextFault

LONGEST = 2_000_000  # bytes of a text file: some hundred times a directorate's longest
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SEEN = 4_000  # bytes that tell two-byte letters
_ODD = ("Cc", "Co", "Cn", "Cs")
_ODD_SHARE = 0.02  # of signs that no text has


def decoded_text(content: bytes) -> str:
    """The words of a file that is no other kind of document. Raises NotReadable."""
    if len(content) > LONGEST:
        raise NotReadable(TextFault.TOO_LONG)
    text = _decoded(content)
    odd = sum(
        letter not in "\n\r\t\f\v" and unicodedata.category(letter) in _ODD for letter in text
    )
    if odd > len(text) * _ODD_SHARE:
        raise NotReadable(TextFault.NOT_A_TEXT)
    if not any(map(str.isalpha, text)):
        raise NotReadable(TextFault.EMPTY)
    return text


def _decoded(content: bytes) -> str:
    for mark, name in _BOMS:
        if content.startswith(mark):
            return content.decode(name, "replace")
    if wide := _wide(content[:_SEEN]):
        return content.decode(wide, "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _wide(start: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of a Spanish text is 0."""
    half = len(start) // 2
    if half < 2:
        return None
    even, odd = start[::2].count(0), start[1::2].count(0)
    if odd > half * 0.6 and even < half * 0.1:
        return "utf-16-le"
    return "utf-16-be" if even > half * 0.6 and odd < half * 0.1 else None
