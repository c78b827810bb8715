"""ODES's own letterhead: what is kept of it, and what is refused in words."""

import io
import zipfile
from collections.abc import Callable

import docx
import pytest
from docx.shared import RGBColor

from documents.report.word.limits import LARGEST
from tests.documents.report import stories
from tests.documents.report.files import docx_of


def letterhead() -> bytes:
    base = docx.Document()
    base.add_paragraph("Texto de muestra que no debe quedar")
    base.sections[0].header.paragraphs[0].text = "PERÚ · Ministerio de Trabajo"
    base.sections[0].footer.paragraphs[0].text = "Av. Salaverry 655, Jesús María"
    base.styles["Heading 1"].font.color.rgb = RGBColor(0xAA, 0, 0)
    out = io.BytesIO()
    base.save(out)
    return out.getvalue()


def repacked(change: Callable[[str, bytes], bytes], *more: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(letterhead())) as given, zipfile.ZipFile(out, "w") as packed:
        for name in given.namelist():
            packed.writestr(name, change(name, given.read(name)))
        for name, content in more:
            packed.writestr(name, content)
    return out.getvalue()


def as_it_is(_name: str, content: bytes) -> bytes:
    return content


def with_macros(_name: str, content: bytes) -> bytes:
    return content.replace(
        b"openxmlformats-officedocument.wordprocessingml.document.main",
        b"ms-word.document.macroEnabled.main",
    )


def broken(name: str, content: bytes) -> bytes:
    return content[: len(content) // 2] if name == "word/document.xml" else content


def a_sheet(_name: str, content: bytes) -> bytes:
    return content.replace(b"wordprocessingml.document.main", b"spreadsheetml.sheet.main")


def test_its_styles_header_and_footer_stay_and_its_text_goes() -> None:
    made = docx.Document(io.BytesIO(docx_of(stories.nothing_yet().document, letterhead())))
    section = made.sections[0]
    assert section.header.paragraphs[0].text == "PERÚ · Ministerio de Trabajo"
    assert section.header.paragraphs[-1].text == "BORRADOR"
    assert [line.text for line in section.footer.paragraphs] == ["Av. Salaverry 655, Jesús María"]
    assert made.styles["Heading 1"].font.color.rgb == RGBColor(0xAA, 0, 0)
    assert not [line for line in made.paragraphs if "de muestra" in line.text]
    assert [line for line in made.paragraphs if line.text == "I. Antecedentes"]


def test_what_each_page_says_stands_on_even_ones_too_and_a_first_one_stays_the_first() -> None:
    base = docx.Document(io.BytesIO(letterhead()))
    base.settings.odd_and_even_pages_header_footer = True
    first = base.sections[0]
    first.different_first_page_header_footer = True
    first.first_page_header.paragraphs[0].text = "Escudo"
    first.even_page_header.paragraphs[0].text = "ODES"
    base.add_section().different_first_page_header_footer = True  # its headers are the first's
    out = io.BytesIO()
    base.save(out)
    made = docx.Document(io.BytesIO(docx_of(stories.nothing_yet().document, out.getvalue())))
    first, *others = made.sections
    assert first.first_page_header.paragraphs[0].text == "Escudo"
    assert not any(section.different_first_page_header_footer for section in others)
    for header, said in (
        (first.header, "PERÚ · Ministerio de Trabajo"),
        (first.even_page_header, "ODES"),
    ):
        assert [line.text for line in header.paragraphs] == [said, "BORRADOR"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"no es un zip", "dañado"),
        (letterhead()[:2000], "dañado"),
        (repacked(broken), "dañado"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 5000, "contraseña"),
        (repacked(with_macros), "macros"),
        (repacked(as_it_is, ("word/vbaProject.bin", b"x")), "macros"),
        (repacked(a_sheet), "no es un documento de Word"),
        (b"P" * 30_000_000, f"pesa 30 MB; caben {LARGEST // 1_000_000}"),
        (repacked(as_it_is, ("word/media/a.bin", b"\0" * 50_000_000))[:LARGEST], "dañado"),
    ],
    ids=["text", "cut", "half", "encrypted", "docm", "vba", "xlsx", "30 MB", "cut too"],
)
def test_what_can_not_be_one_is_refused_in_words(content: bytes, words: str) -> None:
    document = stories.nothing_yet().document
    with pytest.raises(ValueError, match=words):
        docx_of(document, content)


def test_one_that_is_huge_inside_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", b"\0" * 50_000_000)
    with pytest.raises(ValueError, match="demasiado grande"):
        docx_of(stories.nothing_yet().document, out.getvalue())
