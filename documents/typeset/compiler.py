"""Typst at work, in memory: a template of this folder and what it is given, to a PDF."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import typst

from documents.typeset.fonts import fonts

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


def _compiler(files: Mapping[str, bytes]) -> typst.Compiler:
    given: Any = dict(files)  # it takes files by name
    return typst.Compiler(given, font_paths=fonts(), ignore_system_fonts=True)


def set_pdf(files: Mapping[str, bytes], moment: int) -> Typeset:
    """A tagged PDF, PDF/UA-1 and PDF/A-2a at once. `files`: the template is `main`."""
    content = _compiler(files).compile(format="pdf", pdf_standards=_STANDARDS, timestamp=moment)
    places: dict[str, list[int]] = {}
    for found in json.loads(_query(files)):
        places.setdefault(found["about"], []).append(found["page"])
    (pages,) = places.pop("", [0])
    return Typeset(cast(bytes, content), pages, {about: tuple(on) for about, on in places.items()})


def _query(files: Mapping[str, bytes]) -> str:
    """The places that a template marked; what was set for the PDF is not set again."""
    given: Any = dict(files)
    return typst.query(
        given, "<place>", field="value", font_paths=fonts(), ignore_system_fonts=True
    )


def set_pages(files: Mapping[str, bytes], dots: float) -> list[bytes]:
    """The pages as PNG, `dots` an inch."""
    made = _compiler(files).compile(format="png", ppi=dots)
    return made if isinstance(made, list) else [cast(bytes, made)]
