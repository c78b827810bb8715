"""The text of a receipt's page, as a viewer takes it: by what its embedded fonts say of a code."""

import re

_SHOWN = re.compile(rb"/(F\d[^ ]*) [\d.]+ Tf|\(((?:\\.|[^()\\])*)\) Tj", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL)
_FONT = re.compile(rb"/Name /(F\d\S*) [^>]*?/ToUnicode (\d+) 0 R", re.DOTALL)
_LETTER = re.compile(rb"<([0-9A-F]{2})> <([0-9A-F]+)>")
_NAMED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def text_of(pdf: bytes) -> str:
    """What is drawn, line by line, in a PDF's uncompressed streams."""
    letters = {font: _letters(pdf, number) for font, number in _FONT.findall(pdf)}
    lines: list[str] = []
    known: dict[int, str] = {}
    for font, string in _SHOWN.findall(pdf):
        if font:
            known = letters.get(font, {})
        else:
            lines.append("".join(known[code] for code in _ESCAPE.sub(_byte, string)))
    return "\n".join(lines)


def _letters(pdf: bytes, number: bytes) -> dict[int, str]:
    table = pdf.split(b"\n%b 0 obj" % number, 1)[1].split(b"endobj", 1)[0]
    return {int(code, 16): chr(int(letter, 16)) for code, letter in _LETTER.findall(table)}


def _byte(found: re.Match[bytes]) -> bytes:
    code = found.group(1)
    return bytes([int(code, 8)]) if len(code) == 3 else _NAMED.get(code, code)
