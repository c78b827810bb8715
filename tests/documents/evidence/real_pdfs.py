"""Real PDFs, as a program that writes them makes them: with what acts, and locked."""

import io
from collections.abc import Callable

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    ByteStringObject,
    DictionaryObject,
    NameObject,
    NumberObject,
    PdfObject,
    TextStringObject,
    create_string_object,
)

from tests.documents.evidence.samples import flate, pdf

SHARE = "\\\\servidor\\compartido\\acta.pdf"


def dictionary(**entries: PdfObject | str) -> DictionaryObject:
    """Its strings are names."""
    return DictionaryObject(
        {
            NameObject(f"/{key}"): NameObject(f"/{value}") if type(value) is str else value
            for key, value in entries.items()
        }
    )


def action(kind: str, **entries: PdfObject | str) -> DictionaryObject:
    return dictionary(S=kind, **entries)


def file_of(path: str) -> DictionaryObject:
    return dictionary(Type="Filespec", F=TextStringObject(path), UF=create_string_object(path))


SCRIPT = action("JavaScript", JS=TextStringObject("app.alert(1)"))
FORM = TextStringObject("http://192.0.2.1/x")
ACTIONS = {
    "a script": SCRIPT,
    "a program": action("Launch", F=TextStringObject("cmd.exe")),
    "a form that is sent": action("SubmitForm", F=dictionary(FS="URL", F=FORM)),
    "a form that is filled from elsewhere": action("ImportData", F=TextStringObject("a.fdf")),
    "a file of another machine": action("GoToR", F=TextStringObject(SHARE), D=ArrayObject()),
    "a file on another machine as a link": action("URI", URI=TextStringObject(SHARE)),
    "a file on another machine as bytes": action("Thread", F=ByteStringObject(SHARE.encode())),
    "a file on another machine in letters of two bytes": action(
        "Thread", F=ByteStringObject(b"\xfe\xff" + SHARE.encode("utf-16-be"))
    ),
    "a file on another machine with its description": action("Thread", F=file_of(SHARE)),
    "a file that it carries along": action("GoToE", T=dictionary(R="C")),
    "a film with a script": action("Rendition", OP=NumberObject(0)),
}
PLACES: dict[str, Callable[[PdfWriter, DictionaryObject], object]] = {
    "as it is opened": lambda writer, act: _set(writer.root_object, "OpenAction", act),
    "as its page is": lambda writer, act: _set(writer.pages[0], "AA", dictionary(O=act)),
    "as it is closed": lambda writer, act: _set(writer.root_object, "AA", dictionary(WC=act)),
    "as a field is touched": lambda writer, act: (
        writer.add_annotation(
            0, dictionary(Type="Annot", Subtype="Widget", A=act, Rect=ArrayObject())
        )
        and None
    ),
}


def _set(where: DictionaryObject, key: str, value: PdfObject) -> None:
    where[NameObject(f"/{key}")] = value


def _written(change: Callable[[PdfWriter], object]) -> bytes:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def acting(what: str, place: str) -> bytes:
    return _written(lambda writer: PLACES[place](writer, ACTIONS[what]))


def in_objects(what: str) -> bytes:
    """The same action as an object in a packed stream of objects."""
    out = io.BytesIO()
    ACTIONS[what].write_to_stream(out)
    return pdf(flate(b"7 0 " + out.getvalue()))


def carrying(name: str, content: bytes) -> bytes:
    return _written(lambda writer: writer.add_attachment(name, content))


def locked(user: str, owner: str, algorithm: str) -> bytes:
    return _written(lambda writer: writer.encrypt(user, owner, algorithm=algorithm))


def plain() -> bytes:
    """One that links within itself and to the web, as any may."""

    def change(writer: PdfWriter) -> None:
        within = action("GoTo", D=ArrayObject())
        PLACES["as it is opened"](writer, within)
        PLACES["as its page is"](writer, action("URI", URI=TextStringObject("https://www.gob.pe")))
        PLACES["as it is closed"](writer, action("URI", URI=TextStringObject("file:///C:/a.pdf")))

    return _written(change)
