"""The number of a Spanish word, as Unicode's rules have it."""

from babel import Locale

_form = Locale("es").plural_form


def plural(count: int, one: str, other: str) -> str:
    """That of the two wordings which goes with so many."""
    return one if _form(count) == "one" else other


def counted(count: int, one: str, other: str) -> str:
    """A number with its noun: '1 mensaje', '3 mensajes'."""
    return f"{count} {plural(count, one, other)}"
