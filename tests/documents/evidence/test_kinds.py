"""A file is taken for what it holds, whatever its name says."""

import io
import unicodedata
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.report.evidence_kinds import KINDS, LARGEST, Refusal, name_as
from documents.evidence.kinds import ODS, kind_of
from tests.documents.evidence import real_pdfs
from tests.documents.evidence.samples import ACTING, LOCKED, OF_USE

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01"


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


def open_document(*names: str, kind: bytes = ODS) -> bytes:
    out = io.BytesIO(packed("content.xml", *names))
    with ZipFile(out, "a") as archive:
        archive.writestr("mimetype", kind)
    return out.getvalue()


WORD = packed("[Content_Types].xml", "word/document.xml")
EXCEL = packed("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"%PDF-1.4\n%abc", "acta", "pdf"),
        (JPG, "x.bin", "jpg"),
        (PNG, "foto.jpg", "png"),
        (WORD, "acta.docx", "docx"),
        (EXCEL, "lista.xlsx", "xlsx"),
        (open_document(), "lista.ods", "ods"),
        (open_document("Basic/", "Basic/script-lc.xml", "Object 1/content.xml"), "a.ods", "ods"),
        ("región,total\nPuno,5\n".encode(), "lista.CSV", "csv"),
        ("región;total\n".encode("latin-1"), "lista.csv", "csv"),
        (
            packed("[Content_Types].xml", "word/document.xml", "customXml/item.json"),
            "a.docx",
            "docx",
        ),
        (b"%PDF-1.4\n(se lanza /Launches)", "acta.pdf", "pdf"),
    ],
)
def test_what_is_of_use_is_taken(content: bytes, name: str, kind: str) -> None:
    assert kind_of(content, name) == kind


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"MZ\x90\x00\x03\x00", "acta.pdf"),
        (b"\x7fELF\x02\x01\x01", "foto.jpg"),
        (b"<html><script>alert(1)</script>", "acta.pdf"),
        (b"<html><script>alert(1)</script>", "lista.csv"),
        (b"\n\n  <svg xmlns='http://www.w3.org/2000/svg'>", "foto.txt"),
        (b"#!/bin/sh\nrm -rf /\n", "lista.txt"),
        (b"@echo off\n", "acta.bat"),
        (b"@ECHO OFF\r\ndel *.*\r\n", "acta.txt"),
        (b"\n powershell -nop -w hidden\n", "lista.csv"),
        (b"#!/usr/bin/env python3\nimport os\n", "acta.txt"),
        (b"import os\nos.system('x')\n", "acta.txt"),
        (b'Set x = CreateObject("WScript.Shell")\n', "acta.txt"),
        (packed("acta.pdf", "virus.exe"), "acta.docx"),
        (WORD[:-30], "acta.docx"),
        (open_document(kind=b"application/vnd.oasis.opendocument.text"), "acta.odt"),
        (open_document(kind=ODS + bytes(1000)), "lista.ods"),
        (b"PK", "acta.xlsx"),
        (b"", "nada.pdf"),
    ],
)
def test_what_could_run_or_is_something_else_is_refused(content: bytes, name: str) -> None:
    assert kind_of(content, name) is Refusal.TYPE


def test_macros_and_programs_within_are_refused() -> None:
    parts = ("[Content_Types].xml", "word/document.xml")
    for hidden in (
        "word/vbaProject.bin",
        "word/embeddings/a.EXE",
        "word/embeddings/oleObject1.bin",
        "word/activeX/activeX1.xml",
        "word/media/a.js",
    ):
        assert kind_of(packed(*parts, hidden), "acta.docx") is Refusal.MACROS
    for hidden in ("Basic/Standard/Module1.xml", "Scripts/python/a.py", "Dialogs/x/a.xml", "a.exe"):
        assert kind_of(open_document(hidden), "lista.ods") is Refusal.MACROS


def linked(kind: str, mode: str) -> bytes:
    """A document that links to a place on the network."""
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in ("[Content_Types].xml", "word/document.xml"):
            archive.writestr(name, "x")
        link = f'<Relationship Id="rId1" Type="http://x/relationships/{kind}" Target="y" {mode}/>'
        archive.writestr("word/_rels/settings.xml.rels", f"<Relationships>{link}</Relationships>")
    return out.getvalue()


OUTSIDE = 'TargetMode="External"'


@pytest.mark.parametrize(
    ("kind", "mode", "taken"),
    [
        ("attachedTemplate", OUTSIDE, False),
        ("oleObject", OUTSIDE, False),
        ("frame", OUTSIDE, False),
        ("attached&#84;emplate", OUTSIDE, False),
        ("attachedTemplate", f'a=">" {OUTSIDE}', False),
        ("attachedTemplate", "", True),
        ("hyperlink", OUTSIDE, True),
    ],
)
def test_a_document_that_fetches_what_may_run_is_refused(
    kind: str, mode: str, *, taken: bool
) -> None:
    assert kind_of(linked(kind, mode), "a.docx") == ("docx" if taken else Refusal.MACROS)


@pytest.mark.parametrize("said", [b"/Launch", b"/JavaScript", b"/S /Java#53cript", b"/L#61unch<<"])
def test_a_pdf_that_starts_something_is_refused(said: bytes) -> None:
    assert kind_of(b"%PDF-1.4\n1 0 obj <</OpenAction " + said + b" >>", "a.pdf") is Refusal.MACROS


def test_what_telegram_would_not_give_is_too_large() -> None:
    assert kind_of(b"%PDF-1.4" + bytes(LARGEST), "acta.pdf") is Refusal.TOO_LARGE


@pytest.mark.parametrize("what", ACTING)
def test_what_acts_is_found_wherever_it_hides(what: str) -> None:
    assert kind_of(ACTING[what], "acta.pdf") is Refusal.MACROS


@pytest.mark.parametrize("what", LOCKED)
def test_what_can_not_be_looked_into_is_said_to_be_so(what: str) -> None:
    assert kind_of(LOCKED[what], "acta.pdf") is Refusal.LOCKED


def test_a_real_pdf_that_acts_sends_fetches_or_carries_something_is_refused() -> None:
    for what in real_pdfs.ACTIONS:
        for place in real_pdfs.PLACES:
            acting = real_pdfs.acting(what, place)
            assert kind_of(acting, "acta.pdf") is Refusal.MACROS, (what, place)
        assert kind_of(real_pdfs.in_objects(what), "acta.pdf") is Refusal.MACROS, what
    for name, content in (("a.js", b"alert(1)"), ("a.xml", b"<x/>"), ("a.docm", b"PK\3\4")):
        assert kind_of(real_pdfs.carrying(name, content), "acta.pdf") is Refusal.MACROS
    assert kind_of(real_pdfs.plain(), "acta.pdf") == "pdf"


@pytest.mark.parametrize("algorithm", ["RC4-40", "RC4-128"])
def test_a_real_pdf_with_a_password_is_refused_as_locked(algorithm: str) -> None:
    for user, owner in (("secreto", "dueño"), ("", "dueño")):
        locked = real_pdfs.locked(user, owner, algorithm)
        assert kind_of(locked, "acta.pdf") is Refusal.LOCKED


@pytest.mark.parametrize("what", OF_USE)
def test_what_only_looks_like_it_is_taken(what: str) -> None:
    content, kind = OF_USE[what]
    assert kind_of(content, "acta") == kind


CELLS = [
    b"=cmd|' /C calc'!A0",
    b"\"=cmd|' /c x'!A0\"",
    b"@SUM(1)*cmd|'/c x'!A1",
    b'=DDE("c";"x")',
    b'=IF("a"="a",DDE("c";"x"))',
]


@pytest.mark.parametrize("cell", CELLS)
def test_a_cell_that_asks_a_program_is_refused(cell: bytes) -> None:
    for mark in b",;\t\n":
        assert kind_of(b"region" + bytes([mark]) + cell + b"\n", "lista.csv") is Refusal.MACROS
    for other in (b"^", b"|", b":", b"~", b"x"):
        table = b"\xef\xbb\xbfsep=" + other + b"\na" + other + cell
        assert kind_of(table, "lista.csv") is Refusal.MACROS
    assert kind_of(b"region;-5,2\n@nota;a|b\n", "lista.csv") == "csv"
    assert kind_of("IdG|nota\n1|- reunión con DDE (región)\n".encode(), "lista.csv") == "csv"


@given(st.text(max_size=40), st.sampled_from(KINDS))
def test_a_name_ends_as_its_kind_says_and_hides_nothing(name: str, kind: str) -> None:
    kept = name_as(kind, name)
    stem = kept.removesuffix(f".{kind}")
    assert kept.endswith(f".{kind}")
    assert stem.strip(" .") == stem != ""
    assert all(unicodedata.category(one)[0] not in "CZ" or one == " " for one in kept)
    assert not set(kept) & set('\\/:*?"<>|')
    assert name_as(kind, kept) == kept


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("informe.hta", "informe.pdf"),
        ("acta.pdf.exe", "acta.pdf"),
        ("acta.pdf.exe. ", "acta.pdf"),
        ("acta\u202efdp.exe", "actafdp.pdf"),
        ("../../etc/acta.PDF", "etc acta.pdf"),
        ("Informe v1.2", "Informe v1.2.pdf"),
        ("Acta (firmada).pdf", "Acta (firmada).pdf"),
        (".exe", "exe.pdf"),
        ("", "archivo.pdf"),
    ],
)
def test_a_name_follows_what_was_found(name: str, kept: str) -> None:
    assert name_as("pdf", name) == kept
