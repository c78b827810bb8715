"""What a message holds besides text, in the words of its answer."""

from dataclasses import dataclass
from enum import StrEnum

from telegram import Message


class Sense(StrEnum):
    """Why a message is not read: what would have to be heard, watched, or opened."""

    HEARD = "heard"
    WATCHED = "watched"
    FILE = "file"
    TABLE = "table"  # a file with cells, though not of a kind that is read
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class MediaKind:
    """A kind of message; `noun` as in 'esta foto'; `feminine`: 'guardada'; `ending` of its file."""

    noun: str
    sense: Sense
    feminine: bool = False
    ending: str = ""

    @property
    def attachable(self) -> bool:
        """Whether such a file may be evidence, by its name."""
        return not self.ending or self.ending in _AS_EVIDENCE


_ATTRIBUTES = {  # an animation is also a document, a venue also a location
    "animation": MediaKind("este GIF", Sense.WATCHED),
    "voice": MediaKind("esta nota de voz", Sense.HEARD, feminine=True),
    "audio": MediaKind("este audio", Sense.HEARD),
    "video": MediaKind("este video", Sense.WATCHED),
    "video_note": MediaKind("este videomensaje", Sense.WATCHED),
    "photo": MediaKind("esta foto", Sense.FILE, feminine=True),
    "sticker": MediaKind("este sticker", Sense.OTHER),
    "poll": MediaKind("esta encuesta", Sense.OTHER, feminine=True),
    "venue": MediaKind("esta ubicación", Sense.OTHER, feminine=True),
    "location": MediaKind("esta ubicación", Sense.OTHER, feminine=True),
    "contact": MediaKind("este contacto", Sense.OTHER),
    "dice": MediaKind("este dado", Sense.OTHER),
    "story": MediaKind("esta historia", Sense.OTHER, feminine=True),
    "game": MediaKind("este juego", Sense.OTHER),
    "checklist": MediaKind("esta lista", Sense.OTHER, feminine=True),
    "paid_media": MediaKind("este contenido", Sense.WATCHED),
}
_ENDINGS = {
    "pdf": MediaKind("este PDF", Sense.FILE),
    "csv": MediaKind("este CSV", Sense.TABLE),
    "doc": MediaKind("este documento", Sense.FILE),
    "docx": MediaKind("este documento", Sense.FILE),
    "odt": MediaKind("este documento", Sense.FILE),
    "jpg": MediaKind("esta imagen", Sense.FILE, feminine=True),
    "jpeg": MediaKind("esta imagen", Sense.FILE, feminine=True),
    "png": MediaKind("esta imagen", Sense.FILE, feminine=True),
    "txt": MediaKind("este texto", Sense.FILE),
}
_AS_EVIDENCE = ("pdf", "docx", "xlsx", "jpg", "jpeg", "png", "csv", "txt")
_SHEETS = ("xlsx", "xls", "xlsb", "xlsm", "xltm", "ods", "numbers", "tsv")
_ANYTHING = MediaKind("este mensaje", Sense.OTHER)


def kind_of_file(name: str) -> MediaKind:
    ending = name.rpartition(".")[2].casefold() if "." in name else ""
    if ending in _SHEETS:
        return MediaKind("esta hoja de cálculo", Sense.TABLE, feminine=True, ending=ending)
    known = _ENDINGS.get(ending, MediaKind("este archivo", Sense.FILE))
    return MediaKind(known.noun, known.sense, known.feminine, ending)


def kind_of_message(message: Message) -> MediaKind:
    for attribute, kind in _ATTRIBUTES.items():
        if getattr(message, attribute, None):
            return kind
    if message.document:
        return kind_of_file(message.document.file_name or "")
    return _ANYTHING
