"""Typst at work: a template of this folder and what it is given, to a PDF."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

import typst

from documents.typeset.fonts import fonts

MAIN = "main.typ"
_STANDARDS: Any = ["ua-1", "a-2a"]
_FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Typeset:
    """A PDF; `places`: the pages of what was marked as `<place>`, by what it is about."""

    content: bytes
    pages: int
    places: Mapping[str, tuple[int, ...]]


def date_parts(moment: int) -> tuple[int, ...]:
    """Year to second, in UTC: the date that a template sets."""
    return datetime.fromtimestamp(moment, UTC).timetuple()[:6]


def template(name: str) -> bytes:
    return (_FOLDER / f"{name}.typ").read_bytes()


@contextmanager
def _compiler(files: Mapping[str, bytes]) -> Iterator[typst.Compiler]:
    """Lays the files in a folder: in memory they would be taken in byte by byte, for each call."""
    with TemporaryDirectory(prefix="puntual-") as name:
        folder = Path(name)
        for file, content in files.items():
            (folder / file).write_bytes(content)
        yield typst.Compiler(
            folder / MAIN, root=folder, font_paths=fonts(), ignore_system_fonts=True
        )


def set_pdf(files: Mapping[str, bytes], moment: int) -> Typeset:
    """A tagged PDF, PDF/UA-1 and PDF/A-2a at once. `files`: the template is `MAIN`."""
    with _compiler(files) as compiler:
        content = compiler.compile(format="pdf", pdf_standards=_STANDARDS, timestamp=moment)
        marked = compiler.query("<place>", field="value")  # what is set for the PDF stays set
    places: dict[str, list[int]] = {}
    for found in json.loads(marked):
        places.setdefault(found["about"], []).append(found["page"])
    (pages,) = places.pop("", [0])
    return Typeset(cast(bytes, content), pages, {about: tuple(on) for about, on in places.items()})


def set_pages(files: Mapping[str, bytes], dots: float) -> list[bytes]:
    """The pages as PNG, `dots` an inch."""
    with _compiler(files) as compiler:
        made = compiler.compile(format="png", ppi=dots)
    return made if isinstance(made, list) else [cast(bytes, made)]
