"""The 26 regions, and their names as people write them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from convenio.catalogue.data_files import read_data
from convenio.catalogue.office_words import bare_name

NEAREST = 4
_ALIKE = 0.75  # of a name and the official one that it may be meant for
LETTERS_FOR_A_SLIP = 4


@dataclass(frozen=True, slots=True)
class Region:
    """A region. `title`: DRTPE or GRTPE, as in the report's Gráficos 02 to 19."""

    code: str
    name: str
    title: str
    aliases: tuple[str, ...] = ()

    @property
    def office(self) -> str:
        return f"{self.title} {self.name}"


@dataclass(frozen=True, slots=True)
class Unresolved:
    """A name that is unknown or could be several; the nearest regions, best first."""

    text: str
    nearest: tuple[Region, ...]


REGIONS: Mapping[str, Region] = {
    row["code"]: Region(row["code"], row["name"], row["title"], tuple(row["aliases"]))
    for row in read_data("regions.json")["regions"]
}


_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−•·…/"), " ")  # they part words as a hyphen does


def plain(text: str) -> str:
    """The text in lower case, without accents, signs or double spaces."""
    letters = unicodedata.normalize("NFKD", text.translate(_DASHES).casefold())
    kept = (letter if letter.isalnum() else " " for letter in letters if letter.isascii())
    return " ".join("".join(kept).split())


_NAMES = {
    plain(name): region
    for region in REGIONS.values()
    for name in (region.name, region.code, *region.aliases)
}
_FOOTNOTE = re.compile(r"[⁰¹²³⁴-⁹]+|[\s(\[]+[a-f]\s*[/)\]]+(?=\s*$)")


def resolve_region(text: str, *, forgiving: bool = True) -> Region | Unresolved:
    """The one region that is meant; an ambiguous or unknown name is given back, never guessed.

    'Lima' without more is the regional government of Lima: Lima Provincias (Cuadro 01, note 1).
    `forgiving`: one slip of the finger, for who sees what it was taken for: Pisco is no Pasco.
    """
    typed = plain(_FOOTNOTE.sub(" ", text[:200]))
    if typed not in _NAMES:
        typed = bare_name(typed, _NAMES)
    if typed in _NAMES:
        return _NAMES[typed]
    if not forgiving:
        return Unresolved(text, _nearest(typed))
    slips = {region.code for name, region in _NAMES.items() if _one_slip(typed, name)}
    if len(slips) == 1 and len(typed) >= LETTERS_FOR_A_SLIP:
        return REGIONS[slips.pop()]
    return Unresolved(text, _nearest(typed))


def near_region(text: str) -> str:
    """The name of the region that a misspelt one may be meant for; empty where none is near."""
    found = resolve_region(text)
    if isinstance(found, Region):
        return found.name
    typed, near = plain(text[:200]), found.nearest[0]
    alike = max(
        SequenceMatcher(None, words, plain(near.name)).ratio() for words in (typed, *typed.split())
    )
    return near.name if alike >= _ALIKE else ""


def exact_region(text: str) -> Region | None:
    """The region of that very name, whatever its accents; None for anything else."""
    return _NAMES.get(plain(text[:200]))


def regions_in(text: str) -> list[Region]:
    """Find the regions that a title names, each once; 'Lima Metropolitana' is not Lima as well."""
    words = f" {plain(text)} "
    found: list[Region] = []
    for name, region in sorted(_NAMES.items(), key=lambda pair: -len(pair[0])):
        if len(name) >= LETTERS_FOR_A_SLIP - 1 and f" {name} " in words:
            words = words.replace(f" {name} ", "  ")
            found += [region] if region not in found else []
    return found


def _nearest(typed: str) -> tuple[Region, ...]:
    def likeness(region: Region) -> float:
        names = (name for name, named in _NAMES.items() if named is region)
        begins = 1 if typed and plain(region.name).startswith(typed) else 0
        return begins + max(SequenceMatcher(None, typed, name).ratio() for name in names)

    return tuple(sorted(REGIONS.values(), key=likeness, reverse=True)[:NEAREST])


def _one_slip(typed: str, name: str) -> bool:
    """Tell whether one letter is too many, missing or wrong, or two neighbours are swapped."""
    if abs(len(typed) - len(name)) > 1 or typed == name:
        return False
    start = 0
    while start < min(len(typed), len(name)) and typed[start] == name[start]:
        start += 1
    rest, wanted = typed[start:], name[start:]
    swapped = rest[:2] == wanted[:2][::-1] and rest[2:] == wanted[2:]
    return swapped or rest[1:] == wanted[1:] or rest[1:] == wanted or rest == wanted[1:]
