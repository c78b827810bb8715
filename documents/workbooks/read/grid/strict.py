"""Workbooks of Strict Open XML, which name the same parts and elements by other addresses."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_MAIN = "xl/workbook.xml"
_STRICT = b"http://purl.oclc.org/ooxml/"
_XML = (".xml", ".rels")
_SAME = (
    (b"spreadsheetml/main", b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"),
    (
        b"officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
    (b"drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)


def as_transitional(content: bytes) -> bytes:
    """The same workbook by the addresses that most programs write."""
    with ZipFile(BytesIO(content)) as archive:
        if _STRICT not in archive.read(_MAIN):
            return content
        out = BytesIO()
        with ZipFile(out, "w", ZIP_DEFLATED) as same:
            for part in archive.infolist():
                text = archive.read(part)
                if part.filename.endswith(_XML):
                    for strict, transitional in _SAME:
                        text = text.replace(_STRICT + strict, transitional)
                same.writestr(part.filename, text)
    return out.getvalue()
