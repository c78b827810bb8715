"""A Word file's bytes: what it says of itself, and no moment but that of its data."""

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document as WordFile

from documents.report.document import Document
from documents.report.word.markup import writable


def packed(base: WordFile, document: Document) -> bytes:
    """The file's bytes, with the data's moment where a ZIP keeps that of saving."""
    _describe(base, document)
    saved, out = io.BytesIO(), io.BytesIO()
    base.save(saved)
    at = datetime.fromtimestamp(document.moment, UTC).timetuple()[:6]
    with zipfile.ZipFile(saved) as given, zipfile.ZipFile(out, "w") as packed:
        for entry in given.infolist():
            kept = zipfile.ZipInfo(entry.filename, at)
            stored = entry.filename.endswith(".png")
            kept.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
            packed.writestr(kept, given.read(entry))
    return out.getvalue()


def _describe(base: WordFile, document: Document) -> None:
    moment = datetime.fromtimestamp(document.moment, UTC).replace(tzinfo=None)
    told = base.core_properties
    told.title, told.subject = writable(document.title), writable(document.subject)
    told.author = writable(", ".join(document.header[:2]))
    told.keywords = writable(", ".join(document.keywords))
    told.language, told.comments, told.last_modified_by = "es-PE", "", ""
    told.created = told.modified = moment
    told.revision = 1
