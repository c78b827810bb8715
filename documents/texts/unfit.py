"""Why a file gives no text, and what its sender can do, in Spanish."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class TextFault(StrEnum):
    """Why no text was read of a file."""

    TOO_LARGE = "too_large"
    UNPACKS_TOO_LARGE = "unpacks_too_large"
    TOO_LONG = "too_long"
    OLD_WORD = "old_word"
    PDF = "pdf"
    RTF = "rtf"
    PAGES = "pages"
    WORKBOOK = "workbook"
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    NOT_A_TEXT = "not_a_text"
    EMPTY = "empty"
    TOO_SLOW = "too_slow"
    OUT_OF_MEMORY = "out_of_memory"
    READER_DIED = "reader_died"
    GONE = "gone"


_SAVE = "guárdelo como .docx, o copie su texto y péguelo"
FAULT_WORDS: Mapping[TextFault, str] = {
    TextFault.TOO_LARGE: f"pesa más de 20 MB: quítele las imágenes, o {_SAVE}",
    TextFault.UNPACKS_TOO_LARGE: f"es demasiado grande por dentro: {_SAVE} sin imágenes",
    TextFault.TOO_LONG: "es demasiado largo: envíe solo las conclusiones y recomendaciones",
    TextFault.OLD_WORD: f"es de un Word antiguo (.doc): {_SAVE}",
    TextFault.PDF: "es un PDF: envíe el documento de Word (.docx), o copie su texto y péguelo",
    TextFault.RTF: f"es un .rtf: {_SAVE}",
    TextFault.PAGES: f"es de Pages: {_SAVE}",
    TextFault.WORKBOOK: "es un libro de cálculo: copie el texto y péguelo, o envíe un .docx",
    TextFault.ENCRYPTED: "tiene contraseña: quítesela y envíelo de nuevo",
    TextFault.DAMAGED: f"está dañado: ábralo, {_SAVE}",
    TextFault.NOT_A_TEXT: "no es un texto: envíe un .docx, .odt o .txt, o péguelo",
    TextFault.EMPTY: "no tiene texto: si es una imagen escaneada, escriba o pegue su texto",
    TextFault.GONE: "Telegram ya no lo tiene: envíelo otra vez",
    TextFault.READER_DIED: "no se pudo leer por un problema del bot, no del archivo: envíelo otra"
    " vez en unos minutos, o pegue su texto",
    TextFault.OUT_OF_MEMORY: f"al bot no le alcanzó la memoria para leerlo: {_SAVE} sin imágenes",
    TextFault.TOO_SLOW: f"tarda demasiado en leerse: {_SAVE} sin imágenes",
}


@dataclass(frozen=True, slots=True)
class UnfitText:
    """A file that gives no text."""

    fault: TextFault

    def words(self, name: str) -> str:
        return f"No se pudo leer {name}: {FAULT_WORDS[self.fault]}."


class NotReadable(Exception):
    def __init__(self, fault: TextFault) -> None:
        super().__init__(fault)
        self.unfit = UnfitText(fault)
