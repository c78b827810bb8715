"""The markup of a Telegram message that people write: what is meant as such must be whole."""

import re
from collections.abc import Iterator

MARKS = ("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote")
_LINK = re.compile(r'a href="https?://[^"<>\s]+"', re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][^<>]*)>|<(?=/?[a-zA-Z])")
_ENTITY = re.compile(r"&(?!(?:lt|gt|amp|quot|#\d{1,6});)")


def read_markup(text: str) -> str:
    """The text as Telegram reads it; a '<' or '&' that marks nothing is told by its name.

    Raises ValueError, in words for people, of a mark that Telegram does not know or that is not
    closed where it should be.
    """
    escaped = _ENTITY.sub("&amp;", re.sub(r"<(?!/?[a-zA-Z])", "&lt;", text))
    open_marks: list[str] = []
    for closing, name in _marks(escaped):
        if not closing:
            open_marks.append(name)
        elif not open_marks or open_marks[-1] != name:
            inner = f" antes de </{open_marks[-1]}>" if open_marks else " sin haberse abierto"
            raise ValueError(f"La marca </{name}> está{inner}. Cierre cada marca en su orden.")
        else:
            open_marks.pop()
    if open_marks:
        raise ValueError(f"La marca <{open_marks[-1]}> no se cierra: falta </{open_marks[-1]}>.")
    return escaped


def _marks(text: str) -> Iterator[tuple[bool, str]]:
    """Each mark with its name: whether it closes."""
    for found in _TAG.finditer(text):
        if found[2] is None:
            raise ValueError(f"La marca «{text[found.start() :][:20]}» no termina: falta «>».")
        name = found[2].strip()
        link = name.lower() == "a" if found[1] else bool(_LINK.fullmatch(name))
        if not link and name.lower() not in MARKS:
            raise ValueError(
                f"Telegram no conoce la marca <{found[1]}{name[:30]}>. Puede usar <b>, <i>, <u>,"
                ' <s>, <code> y <a href="https://…">.'
            )
        yield bool(found[1]), "a" if link else name.lower()
