"""The Dockerfile as its instructions, in order."""

import json
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = "/puntual"
PYTHON = ".venv/bin/python"


def instructions() -> Iterator[tuple[str, str]]:
    """Each one's name and what follows it, in one line."""
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    whole = "\n".join(line for line in lines if not line.startswith("#")).replace("\\\n", " ")
    for line in filter(None, whole.splitlines()):
        name, _, rest = line.partition(" ")
        yield name, rest.strip()


def all_of(name: str) -> list[str]:
    return [rest for each, rest in instructions() if each == name]


def command(name: str) -> list[str]:
    """Of an instruction in its exec form."""
    [rest] = all_of(name)
    words: list[str] = json.loads(rest[rest.index("[") :])
    return words


def copied() -> dict[str, str]:
    """What is taken from the project, and where it goes."""
    pairs = (rest.split() for rest in all_of("COPY") if not rest.startswith("--from"))
    return dict(pairs)


def environment() -> dict[str, str]:
    return dict(rest.split("=", 1) for rest in all_of("ENV"))


def volumes() -> list[str]:
    return [folder for rest in all_of("VOLUME") for folder in rest.split()]
