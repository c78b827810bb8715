"""A receipt as PDF: what was sent in one version, when, and what became of it.

Its words come ready as ReceiptFacts; a report's fit a page, an evaluation's take what
they need.
"""

import json
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from convenio.typed.clean_text import one_line
from documents.receipt_facts import ReceiptFacts
from documents.typeset.compiler import MAIN, date_parts, set_pdf, template
from documents.typeset.letters import drawable

_FACTS = TypeAdapter(ReceiptFacts)


def receipt_pdf(facts_json: str) -> bytes:
    """The same facts give the same bytes. Raises ValueError on JSON that isn't a receipt's."""
    facts = _FACTS.validate_json(facts_json)
    told = _drawable(asdict(facts)) | {"date": date_parts(facts.moment)}
    data = json.dumps(told, ensure_ascii=False).encode()
    return set_pdf({MAIN: template("receipt"), "data.json": data}, facts.moment).content


def _drawable(value: Any) -> Any:
    if isinstance(value, str):
        return drawable(one_line(value))
    if isinstance(value, dict):
        return {key: _drawable(item) for key, item in value.items()}
    return [_drawable(item) for item in value] if isinstance(value, list | tuple) else value
