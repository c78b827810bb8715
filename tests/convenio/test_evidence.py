"""A file is taken for what it holds, whatever its name says."""

import io
from zipfile import ZipFile

import pytest

from convenio.evidence import LARGEST, Refusal, kind_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00"
JPG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01\x00\x00\x01"


def packed(*names: str) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
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
        ("región,total\nPuno,5\n".encode(), "lista.CSV", "csv"),
        ("región;total\n".encode("latin-1"), "lista.csv", "csv"),
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
        (packed("acta.pdf", "virus.exe"), "acta.docx"),
        (WORD[:-30], "acta.docx"),
        (b"PK", "acta.xlsx"),
        (b"", "nada.pdf"),
    ],
)
def test_what_could_run_or_is_something_else_is_refused(content: bytes, name: str) -> None:
    assert kind_of(content, name) is Refusal.TYPE


def test_macros_and_programs_within_are_refused() -> None:
    parts = ("[Content_Types].xml", "word/document.xml")
    for hidden in ("word/vbaProject.bin", "word/embeddings/a.EXE", "word/activeX/activeX1.xml"):
        assert kind_of(packed(*parts, hidden), "acta.docx") is Refusal.MACROS


def test_what_telegram_would_not_give_is_too_large() -> None:
    assert kind_of(b"%PDF-1.4" + bytes(LARGEST), "acta.pdf") is Refusal.TOO_LARGE
