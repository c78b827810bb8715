"""Documents written by hand: what Word and LibreOffice keep of a text."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_OASIS = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "style")
)
ODT = "application/vnd.oasis.opendocument.text"
_LISTED = '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def run(words: str, more: str = "") -> str:
    return f'<w:r>{more}<w:t xml:space="preserve">{words}</w:t></w:r>'


def paragraph(words: str, *, listed: bool = False, style: str = "") -> str:
    """A paragraph of Word; what is XML already is taken as it is."""
    own = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else _LISTED if listed else ""
    return f"<w:p>{own}{words if words.startswith('<') else run(words)}</w:p>"


def docx(*body: str, styles: str = "", head: str = "") -> bytes:
    document = f"{head}<w:document {_WORD}><w:body>{''.join(body)}</w:body></w:document>"
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": document,
    }
    if styles:
        parts["word/styles.xml"] = f"<w:styles {_WORD}>{styles}</w:styles>"
    return zipped(parts)


def docx_table(*rows: tuple[str, ...]) -> str:
    made = (
        "<w:tr>" + "".join(f"<w:tc>{paragraph(cell)}</w:tc>" for cell in row) + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(made)}</w:tbl>"


def odt(body: str, *, manifest: str = "<manifest/>", styles: str = "") -> bytes:
    content = (
        f"<office:document-content {_OASIS}><office:automatic-styles>{styles}"
        "</office:automatic-styles><office:body>"
        f"<office:text>{body}</office:text>"
        "</office:body></office:document-content>"
    )
    return zipped({"mimetype": ODT, "content.xml": content, "META-INF/manifest.xml": manifest})
