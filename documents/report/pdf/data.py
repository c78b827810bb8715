"""What the template is given: the document as plain values, charts by the names of their files."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from documents.report.document import Block, Document, Illustration
from documents.typeset.compiler import MAIN, date_parts, template
from documents.typeset.letters import drawable

Drawn = Mapping[str, bytes]
"""SVGs by the digests of their charts."""

_SIZE = re.compile(rb'width="([\d.]+)pt" height="([\d.]+)pt"')
_WHOLE, _HALF = (10.2, 13.2), (7.9, 16.4)  # centimetres: width and height at most


def typst_files(document: Document, drawn: Drawn) -> dict[str, bytes]:
    """The template and all that it reads."""
    charts = {figure.chart.digest for figure in document.figures}
    return {
        MAIN: template("report"),
        "data.json": json.dumps(_data(document, drawn), ensure_ascii=False).encode(),
    } | {f"{digest}.svg": drawn[digest] for digest in charts}


def _data(document: Document, drawn: Drawn) -> Any:
    return _drawable(
        {
            "title": document.title,
            "subject": document.subject,
            "keywords": document.keywords,
            "header": document.header,
            "footer": document.footer,
            "marks": document.marks,
            "date": date_parts(document.moment),
            "cover": asdict(document.cover) if document.cover else None,
            "contents": document.cover is not None and not document.cover.scope,
            "cuadros": bool(document.tables),
            "graficos": bool(document.figures),
            "parts": [
                {"landscape": part.landscape, "blocks": list(_blocks(part.blocks, drawn))}
                for part in document.parts
            ],
        }
    )


def _blocks(blocks: Sequence[Block], drawn: Drawn) -> Iterator[dict[str, Any]]:
    """The blocks; of half figures that follow each other two stand side by side."""
    waiting: list[dict[str, Any]] = []
    for block in blocks:
        if isinstance(block, Illustration) and block.half:
            waiting.append(_figure(block, drawn))
            if len(waiting) == 2:
                yield {"type": "pair", "figures": waiting}
                waiting = []
            continue
        yield from waiting
        waiting = []
        yield _figure(block, drawn) if isinstance(block, Illustration) else asdict(block)
    yield from waiting


def _figure(figure: Illustration, drawn: Drawn) -> dict[str, Any]:
    digest = figure.chart.digest
    return {
        "type": "figure",
        "caption": figure.caption,
        "subtitle": figure.subtitle,
        "alternative": figure.alternative,
        "source": figure.source,
        "notes": figure.notes,
        "number": figure.number,
        "about": figure.about,
        "file": f"{digest}.svg",
        "width": _width(drawn[digest], *(_HALF if figure.half else _WHOLE)),
    }


def _width(svg: bytes, most: float, tallest: float) -> float:
    found = _SIZE.search(svg)
    assert found is not None
    wide, high = map(float, found.groups())
    return round(min(most, tallest * wide / high), 2)


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(value)
    if isinstance(value, dict):
        return {key: _drawable(item) for key, item in value.items()}
    return [_drawable(item) for item in value] if isinstance(value, list | tuple) else value
