"""Secrets that are handed over as files: for each one there is a setting NAME_FILE.

So neither the list of a container's variables nor that of a process's shows them.
"""

from collections.abc import Mapping
from pathlib import Path

EXPECTED = "se espera un archivo de texto que el bot pueda leer, con una sola línea"
LARGEST = 4096  # bytes
ENDING = "_file"


class GivenTwice(Exception):
    """A secret stands in its variable and in a file; the text is the variable's name."""


def secret_file(value: Path | None) -> Path | None:
    """A file with a secret in it, which is read to see that it is one."""
    if value is not None:
        _content(value)
    return value


def secrets_in_files(settings: Mapping[str, object], given: set[str]) -> dict[str, str]:
    """The secret of each NAME_FILE among the settings, by its setting's name.

    `given`: the settings that were given at all. Raises GivenTwice.
    """
    found = {}
    for name, file in settings.items():
        if not name.endswith(ENDING) or not isinstance(file, Path):
            continue
        secret = name.removesuffix(ENDING)
        if secret in given:
            raise GivenTwice(secret.upper())
        found[secret] = _content(file)
    return found


def _content(file: Path) -> str:
    """The only line. Raises ValueError."""
    try:
        if not file.is_file() or file.stat().st_size > LARGEST:
            raise ValueError(EXPECTED)
        [line] = file.read_text("utf-8-sig").strip().splitlines()
    except (OSError, ValueError):
        raise ValueError(EXPECTED) from None
    return line
