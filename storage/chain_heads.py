"""The heads of the audit trail's chain, noted each day in a file beside the data.

A line has the day, the number and hash of the last sealed entry, and a code made with the
installation's key of it and of the line before. A trail that was cut, emptied or written anew
does not have them any more.
"""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TextIO

from storage.installation_key import InstallationKey

PURPOSE = "head"
RESTORED = "restored"  # instead of noted: what came after it is gone with the former database
NOTED = "noted"


@dataclass(frozen=True, slots=True)
class ChainHead:
    """The last entry that is sealed: its number in the chain, and its hash."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


@dataclass(frozen=True, slots=True)
class NotedHeads:
    """What was noted, oldest first, by day. `whole`: no line was changed or taken from between."""

    heads: Sequence[tuple[str, ChainHead]]
    whole: bool = True


def read_head(text: str) -> ChainHead:
    """Read '120:5e1f…'; raises ValueError."""
    number, _, digest = text.partition(":")
    if not (number.isascii() and number.isdecimal() and len(number) < 10) or not digest:
        raise ValueError(text)
    return ChainHead(int(number), digest)


def heads_file(evidence: Path) -> Path:
    return evidence.absolute().with_name(f"{evidence.absolute().name}.heads")


def note_head(
    evidence: Path, key: InstallationKey, day: date, head: ChainHead, *, restored: bool = False
) -> None:
    """Add the day's first head, or that of a database that was restored. Raises OSError."""
    with _locked(heads_file(evidence)) as file:
        lines = file.read().splitlines()
        if not restored and lines and lines[-1].startswith(f"{day.isoformat()} "):
            return
        said = f"{day.isoformat()} {RESTORED if restored else NOTED} {head}"
        file.write(f"{said} {key.mac(PURPOSE, _before(lines) + said)}\n")
        file.flush()
        os.fsync(file.fileno())


def read_heads(evidence: Path, key: InstallationKey) -> NotedHeads:
    """What was noted of the database there is now. Raises OSError."""
    try:
        lines = heads_file(evidence).read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return NotedHeads(())
    heads: list[tuple[str, ChainHead]] = []
    for place, line in enumerate(lines):
        said, _, code = line.rpartition(" ")
        words = said.split(" ")
        if not key.vouches(PURPOSE, _before(lines[:place]) + said, code) or len(words) != 3:
            return NotedHeads(heads, whole=False)
        head = read_head(words[2])
        if words[1] == RESTORED:
            heads = [each for each in heads if each[1].number <= head.number]
        heads.append((words[0], head))
    return NotedHeads(heads)


def _before(lines: Sequence[str]) -> str:
    return f"{lines[-1]}\n" if lines else "\n"


@contextmanager
def _locked(path: Path) -> Iterator[TextIO]:
    """The file, to be read and added to by one process at a time."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield file
