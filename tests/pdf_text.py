"""The text of a PDF, as a viewer takes it."""

import io

from pypdf import PdfReader


def text_of(pdf: bytes) -> str:
    """What stands on its pages, line by line."""
    return "\n".join(pages_of(pdf))


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
