"""A letter that is wished for in words, with whom it is for: 'escribir a los que faltan'."""

from convenio.catalogue.regions import plain
from handlers.letters.typed_whom import read_whom
from handlers.plain_words.arguments import Meaning
from handlers.plain_words.vocabulary import PHRASES

_COMMAND = "escribir"
_LONGEST_PHRASE = 4  # words


def letter_to(text: str) -> Meaning | None:
    """The command to write with the readers that are named; None where the text says else."""
    words = text.split()
    for count in range(1, min(_LONGEST_PHRASE, len(words) - 1) + 1):
        entries = PHRASES.get(plain(" ".join(words[:count])), ())
        whom = " ".join(words[count:])
        if any(entry.command == _COMMAND for entry in entries) and read_whom(whom):
            return Meaning(_COMMAND, tuple(whom.split()))
    return None
