"""The text of what a directorate sends: .docx, .odt, .txt, and what says what to do instead."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.texts.archives import LARGEST_XML
from documents.texts.reader import text_of
from documents.texts.unfit import FAULT_WORDS, NotReadable, TextFault
from tests.documents.texts.samples import (
    docx,
    docx_table,
    odt,
    paragraph,
    run,
    zipped,
)

TEXT = "Conclusión: Ica cumplió la meta"
BOMB = b"<w:p>" * (LARGEST_XML // 4)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("cp1252"),
        docx(paragraph(TEXT)),
        odt(f"<text:p>{TEXT}</text:p>"),
    ],
    ids=["utf-8", "with its mark", "utf-16", "little", "big", "windows", "docx", "odt"],
)
def test_the_same_words_however_they_are_saved(content: bytes) -> None:
    assert text_of(content) == TEXT


def test_what_word_shows_of_a_document() -> None:
    styles = (
        '<w:style w:styleId="Lista"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr>'
        "</w:style>"
    )
    content = docx(
        paragraph("IdG 4", style="Heading1"),
        paragraph("Ica cumplió", listed=True),
        paragraph("Puno no", style="Lista"),
        paragraph("• Tacna no", listed=True),
        paragraph(run("Pasco ") + f"<w:del>{run('no ')}</w:del>" + run("cumplió")),
        paragraph(run("visible") + run(" oculto", "<w:rPr><w:vanish/></w:rPr>")),
        paragraph(run("antes") + '<w:r><w:br w:type="page"/></w:r>' + run("después")),
        paragraph(run("uno") + "<w:r><w:tab/></w:r>" + run("dos")),
        paragraph(run("arriba") + "<w:r><w:br/></w:r>" + run("abajo")),
        paragraph(run("Fin.") + '<w:r><w:br w:type="page"/></w:r>' + run("Otra")),
        paragraph(
            run("Ica y") + "<w:r><w:tab/></w:r>" + run("Puno superaron con creces toda su meta")
        ),
        docx_table(("Región", "Conclusión"), ("Ica", "cumplió")),
        docx_table(("IdG 9", run("Ica no.") + "<w:r><w:br/></w:r>" + run("Puno sí."))),
        docx_table(("solo un marco",)),
        styles=styles,
    )
    assert text_of(content).split("\n") == [
        "IdG 4",
        "• Ica cumplió",
        "• Puno no",
        "• Tacna no",
        "Pasco cumplió",
        "visible",
        "antes después",
        "uno\tdos",
        "arriba",
        "abajo",
        "Fin.\fOtra",
        "Ica y Puno superaron con creces toda su meta",
        "Región\tConclusión",
        "Ica\tcumplió",
        "IdG 9\tIca no. • Puno sí.",
        "solo un marco",
    ]


def test_what_libreoffice_shows_of_a_document() -> None:
    content = odt(
        "<text:tracked-changes><text:p>borrado</text:p></text:tracked-changes>"
        "<text:h>IdG 4</text:h>"
        "<text:list><text:list-item><text:p>Ica<text:s text:c='2'/>cumplió</text:p>"
        "</text:list-item></text:list>"
        "<text:p>Puno<text:note><text:p>nota</text:p></text:note> no<text:tab/>x</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Ica</text:p></table:table-cell>"
        "<table:table-cell><text:p>cumplió</text:p></table:table-cell></table:table-row>"
        "</table:table>"
        "<text:p>Tacna <text:span text:style-name='T1'>oculto</text:span>no</text:p>",
        styles="<style:style style:name='T1'><style:text-properties text:display='none'/>"
        "</style:style>",
    )
    assert text_of(content).split("\n") == [
        "IdG 4",
        "• Ica  cumplió",
        "Puno no\tx",
        "Ica\tcumplió",
        "Tacna no",
    ]


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", TextFault.EMPTY),
        (b" \n\t 12", TextFault.EMPTY),
        (docx(paragraph(" ")), TextFault.EMPTY),
        (b"%PDF-1.7 ...", TextFault.PDF),
        (b"{\\rtf1 hola}", TextFault.RTF),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100), TextFault.OLD_WORD),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            TextFault.ENCRYPTED,
        ),
        (bytes(range(256)) * 9, TextFault.NOT_A_TEXT),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), TextFault.NOT_A_TEXT),
        (b"PK\x03\x04 no es un zip", TextFault.DAMAGED),
        (zipped({"algo.txt": "hola"}), TextFault.NOT_A_TEXT),
        (zipped({"xl/workbook.xml": "<workbook/>"}), TextFault.WORKBOOK),
        (zipped({"Index/Document.iwa": "x"}), TextFault.PAGES),
        (zipped({"word/document.xml": "<w:document"}), TextFault.DAMAGED),
        (zipped({"word/document.xml": BOMB}), TextFault.UNPACKS_TOO_LARGE),
        (odt("<text:p>x</text:p>", manifest="<encryption-data/>"), TextFault.ENCRYPTED),
        (
            docx(
                paragraph("&a;"),
                head='<!DOCTYPE d [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
            ),
            TextFault.DAMAGED,
        ),
        (b"letra " * 400_000, TextFault.TOO_LONG),
        (docx(*(paragraph("letra " * 1_000) for _ in range(80))), TextFault.TOO_LONG),
        (bytes(21 * 1024 * 1024), TextFault.TOO_LARGE),
    ],
)
def test_what_gives_no_text_says_what_to_do(content: bytes, fault: TextFault) -> None:
    with pytest.raises(NotReadable) as refused:
        text_of(content)
    assert refused.value.unfit.fault is fault
    assert refused.value.unfit.words("x.doc") == f"No se pudo leer x.doc: {FAULT_WORDS[fault]}."


def test_deep_nesting_is_no_harm() -> None:
    nested = "<w:sdt>" * 20_000 + "</w:sdt>" * 20_000
    with pytest.raises(NotReadable):
        text_of(docx(nested))


def read_or_refused(content: bytes) -> str:
    try:
        return text_of(content)
    except NotReadable as refused:
        return refused.unfit.words("x")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\x03\x04", b"\xff\xfe", b"\xd0\xcf"]))
def test_any_bytes_are_read_or_refused(content: bytes, start: bytes) -> None:
    assert read_or_refused(start + content)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=8))
def test_a_damaged_document_is_read_or_refused(at: int, junk: bytes) -> None:
    content = bytearray(docx(paragraph(TEXT, listed=True)))
    content[at : at + len(junk)] = junk
    assert read_or_refused(bytes(content))
