"""Files of which something acts, made as those who hide it would."""

import io
import zlib
from zipfile import ZIP_DEFLATED, ZipFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
CONTENT_TYPES = "[Content_Types].xml"


def pdf(*streams: tuple[bytes, bytes], more: bytes = b"") -> bytes:
    """A PDF of streams, each with its dictionary's words."""
    objects = [
        b"%d 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (n, of, len(body), body)
        for n, (of, body) in enumerate(streams, start=4)
    ]
    return b"%PDF-1.5\n" + b"".join(objects) + more + b"\ntrailer << /Root 1 0 R >>\n%%EOF"


def flate(body: bytes, of: bytes = b"/Type /ObjStm") -> tuple[bytes, bytes]:
    return of + b" /Filter /FlateDecode", zlib.compress(body)


def document(parts: dict[str, bytes | str], main: str = "word/document.xml") -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in ({CONTENT_TYPES: "<Types/>", main: "<x/>"} | parts).items():
            archive.writestr(name, content)
    return out.getvalue()


def field(words: str, prefix: str = "w:") -> bytes:
    return document({"word/document.xml": f"<{prefix}instrText>{words}</{prefix}instrText>"})


def formula(words: str) -> bytes:
    return document({"xl/worksheets/sheet1.xml": f"<f>{words}</f>"}, "xl/workbook.xml")


def open_sheet(words: str) -> bytes:
    """An OpenDocument that holds those words as markup."""
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", words)
    return out.getvalue()


def fetching(kind: str, target: str) -> bytes:
    link = f"<Relationship Type='x/{kind}' TargetMode='External' Target='{target}'/>"
    return document({"word/_rels/document.xml.rels": link})


ACTION = b"<< /S /JavaScript /JS (app.alert(1)) >>"
FIELD = "<w:instrText>DDEAU</w:instrText></w:r><w:r><w:instrText a='x'>TO c:</w:instrText>"
ACTING = {
    "a script in an object stream": pdf(flate(b"1 0 " + ACTION)),
    "its names escaped, in a stream": pdf(flate(b"/S /J#61vaScr#69pt")),
    "a form of scripts": pdf(more=b"<< /AcroForm << /XFA [ (t) 5 0 R ] >> >>"),
    "a program among the files of a PDF": pdf(
        flate(b"MZ\x90\0" + bytes(200), b"/Type /EmbeddedFile")
    ),
    "a program by its name": pdf(more=b"<< /Type /Filespec /F (acta.exe) /EF << /F 9 0 R >> >>"),
    "macros under another name": document({"word/datos.bin": OLE}),
    "macros by their kind": document({CONTENT_TYPES: "<Override ContentType='x.vbaProject'/>"}),
    "a program under another name": document({"word/media/foto.png": b"MZ\x90\0 x"}),
    "a field of DDE in pieces": document({"word/document.xml": f"<w:p>{FIELD}</w:p>"}),
    "a field of DDE in one": document({"word/header1.xml": "<w:fldSimple w:instr=' DDE cmd x'/>"}),
    "a link of DDE": document(
        {"xl/externalLinks/externalLink1.xml": "<x:ddeLink ddeService='cmd'/>"}, "xl/workbook.xml"
    ),
    "a formula of DDE": document(
        {"xl/worksheets/sheet1.xml": "<c><f>1+cmd|'/C calc'!A0</f></c>"}, "xl/workbook.xml"
    ),
    "a script among objects that call themselves a picture": pdf(
        flate(b"1 0 " + ACTION, b"/Type /ObjStm /X /Image")
    ),
    "a script in a stream behind a long dictionary": pdf(
        flate(b"1 0 " + ACTION, b"/Type /ObjStm /Pad (" + b"x" * 20_000 + b")")
    ),
    "a script in a stream that does not say how it is packed": pdf(
        (b"/Type /Other", zlib.compress(b"1 0 " + ACTION))
    ),
    "a formula of DDE in other signs": document(
        {"xl/worksheets/sheet1.xml": "<f>cmd&#124;&apos;/C calc&apos;&#33;A0</f>"},
        "xl/workbook.xml",
    ),
    "a field parted by a remark": field("D<!-- x -->DEAUTO c:"),
    "a field in raw letters": field("<![CDATA[DDEAUTO c:]]>"),
    "a field of no named space": field("DDEAUTO c:", ""),
    "a field of an odd named space": field("DDEAUTO c:", "a-b:"),
    "a formula parted by a remark": formula("cm<!-- x -->d|'/C calc'!A0"),
    "a formula in raw letters": formula("<![CDATA[cmd|'/C calc'!A0]]>"),
    "an older formula of DDE": open_sheet('<c formula="oooc:=DDE(&quot;soffice&quot;;1)"/>'),
    "a bare formula of DDE": open_sheet('<c formula="=DDE(&quot;soffice&quot;;1)"/>'),
    "a formula of another format": open_sheet("<c formula=\"msoxl:=cmd|'/C calc'!A0\"/>"),
    "a frame of elsewhere": open_sheet("<draw:floating-frame href='http://h/x'/>"),
    "a picture of another machine": open_sheet("<draw:image xlink:href='file://h/a.png'/>"),
    "a linked picture of another machine": fetching("image", "file://h/s/a.png"),
    "a linked picture of a share": fetching("image", "\\\\h\\s\\a.png"),
    "a formula that asks the web": document(
        {"xl/worksheets/sheet1.xml": "<x:f t='n'>1+_xlfn.WEBSERVICE(A1)</x:f>"}, "xl/workbook.xml"
    ),
    "a piece of another format": document(
        {"word/_rels/document.xml.rels": "<Relationship Type='x/aFChunk' Target='a.mht'/>"}
    ),
    "macros in a document within": document(
        {"word/embeddings/a.xlsx": document({"xl/x.bin": OLE})}
    ),
}
LOCKED = {
    "encrypted without object streams": pdf(more=b"<< /Encrypt 5 0 R >>"),
    "objects that are encrypted": pdf(flate(b"x"), more=b"<< /Encrypt 5 0 R >>"),
    "objects of which another object says how they are packed": pdf(
        (b"/Type /ObjStm /Filter 9 0 R", zlib.compress(b"1 0 " + ACTION)[::-1])
    ),
    "objects packed as differences": pdf(
        flate(b"x", b"/Type /ObjStm /DecodeParms << /Predictor 12 /Columns 5 >>")
    ),
    "objects packed in an unknown way": pdf((b"/Type /ObjStm /Filter /Odd", b"x")),
    "objects packed otherwise": pdf((b"/Type /ObjStm /Filter /LZWDecode", b"x")),
    "a part in wide letters": document({"word/document.xml": "<w/>".encode("utf-16")}),
}
OF_USE = {
    "a page that speaks of it": (pdf(flate(b"(sobre JavaScript y /Launches)", b"")), "pdf"),
    "a picture": (pdf((b"/Subtype /Image /Filter /DCTDecode", b"\xff\xd8MZ /JS x")), "pdf"),
    "objects without acts": (pdf(flate(b"1 0 << /Type /Page >>")), "pdf"),
    "a page that speaks of what is encrypted": (pdf(more=b"(/Encrypt es una clave)"), "pdf"),
    "a picture that says anything by chance": (
        document({"word/media/a.png": b"\x89PNG\r\n\x1a\n\0\0<f>a|b!</f> vnd.sun.star.script:"}),
        "docx",
    ),
    "a chart's table": (document({"word/embeddings/t.xlsx": document({})}), "docx"),
    "a workbook linked to one on a share, which asks first": (
        fetching("externalLinkPath", "file:///\\\\h\\metas.xlsx"),
        "docx",
    ),
    "a picture of the web and one of this machine": (
        open_sheet("<draw:image href='https://h/a.png'/><draw:image href='file:///C:/a.png'/>"),
        "ods",
    ),
    "a formula with a bar in quotes": (
        document({"xl/worksheets/s.xml": '<f>IF(A1="x|y",Hoja2!B1)</f>'}, "xl/workbook.xml"),
        "xlsx",
    ),
}
