"""The regions that a sentence names, in its order: what only holds a region's name is none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from convenio.catalogue.regions import REGIONS, Region, plain, resolve_region
from convenio.evaluation.reading.folded import KEPT, folded
from convenio.evaluation.reading.furniture import HONORIFIC
from convenio.evaluation.reading.regions.office_words import OF, OFFICE
from convenio.evaluation.reading.regions.passing_mentions import (
    aside_end,
    is_partner,
    is_passing,
    speaks_of_both,
)

_BEFORE = 70  # letters that are looked at in front of a name
_STREET = re.compile(
    r"\b(?:av|avda|avenida|jr|jiron|ca|calle|psje|pasaje|plaza|plazuela|parque|urb|urbanizacion"
    r"|cercado|cerro|ciudad|puerto|rio|aeropuerto|carretera|ovalo|hospital|colegio|distrito"
    r"|universidad(?:\s+\w+){0,3}|municipalidad\s+(?:provincial|distrital)"
    r"|camara\s+de\s+comercio(?:\s+\w+){0,3}|corte(?:\s+superior)?(?:\s+de\s+justicia)?"
    r"|(?:direccion|gerencia)\s+regional\s+de\s+(?:salud|educacion|agricultura|transportes"
    r"|produccion|energia(?:\s+y\s+minas)?))"
    rf"\.?{OF}\s+$"
    rf"|\b{HONORIFIC}\.?\s+(?:(?!(?:del?|la|el|regional|director|gerente|jef[ea])\b)[a-z]+\s+){{0,3}}$"
)
_DOWNTOWN = re.compile(r"\bcentro(?:\s+historico)?\s+de\s+$")
_PART_OF_TOWN = re.compile(r"\s+(?:norte|sur|este|oeste|centro|moderna)\b")
_DATED = re.compile(r",?\s+(?:a\s+)?\d{1,2}\s+de\s+[a-z]{4,10}\b")
_NO_REGION = re.compile(  # 'la libertad sindical', 'San Martín de Porres'
    r"\s+(?:sindical|individual|religiosa|contractual|economica|condicional|de\s+porres"
    r"|de\s+(?:asociacion|trabajo|empresa|contratacion|expresion|conciencia|culto|opinion"
    r"|los\s+trabajadores))\b"
)
_LISTED = re.compile(
    r"[\s,;/&+()\-–•]*(?:(?:y|e|o|u|asi\s+como|como\s+tambien|ni|tambien)\b)?"
    rf"[\s,]*(?:(?:de|en|a|por)\s+)?(?:(?:las?|los|el|del)\s+)?(?:{OFFICE}\s*)?(?:de|del|:)?\s*"
    r"(?:la\s+)?(?:\d{1,3}(?:[.,]\d+)?\s?%)?[\s(),]*"
)
_GAP = 5
_PARTED = re.compile(r",\s*(?:[ye]\s+)?|\s+[ye]\s+")
_AND = re.compile(r"\s+[ye]\s+")
_CANDIDATE = re.compile(r"[A-ZÁÉÍÓÚÑ][^\W\d_]{4,12}")
_LONG_WORD = re.compile(r"(?<![^\W\d_])[a-z]{5,13}(?![^\W\d_])")
_HEARD_AS = (  # letters that sound alike, in this order
    *(("qu", "k"), ("ce", "se"), ("ci", "si"), ("ge", "je"), ("gi", "ji"), ("ll", "y")),
    *(("q", "k"), ("c", "k"), ("z", "s"), ("v", "b"), ("h", ""), ("np", "mp"), ("nb", "mb")),
)


@dataclass(frozen=True, slots=True)
class NamedRegion:
    """A region's name in a text, and where it stands."""

    code: str
    start: int
    end: int


def _names() -> dict[str, str]:
    names = {
        plain(name): region.code
        for region in REGIONS.values()
        for name in (region.name, *region.aliases)
    }
    limas = {"provincias": "lima_provincias", "metropolitana": "lima_metropolitana"}
    shorter = {f"lima {word[:end]}": code for word, code in limas.items() for end in (3, 4, 6)}
    whole = {f"lima {word}": code for word, code in limas.items()}
    initial = {"m. de dios": "madre_de_dios", "s. martin": "san_martin"}
    initial |= {f"l. {word}": code for word, code in limas.items()}
    return names | shorter | whole | initial | {"region lima": "lima_provincias"}


def _spaced(name: str) -> str:
    """A name's pattern; that of a part of Lima may stand in brackets: 'Lima (Metropolitana)'."""
    parting = r"[\s_]*[-–(]?[\s_]*" if name.startswith("lima ") else r"[\s_]+"
    return name.replace(".", r"\.").replace(" ", parting)


@lru_cache(maxsize=4096)
def _heard(word: str) -> str:
    for one, other in _HEARD_AS:
        word = word.replace(one, other)
    return word


_CODES = _names()
_HEARD = {_heard(name): code for name, code in _CODES.items() if _LONG_WORD.fullmatch(name)}
_NAME = re.compile(
    r"(?<!\w)(?:"
    + "|".join(map(_spaced, sorted(_CODES, key=len, reverse=True)))
    + r")(?![^\W\d]|\d{2})"  # but the number of a footnote: 'Puno²'
)
_BOTH_LIMAS = re.compile(r"lima\s+metropolitana\s+y\s+(provincias)\b")


@lru_cache(maxsize=KEPT)
def named_regions(text: str) -> tuple[NamedRegion, ...]:
    """Each name that stands for a region, as often as it stands there."""
    low = folded(text)
    found: list[NamedRegion] = []
    partners: list[NamedRegion] = []
    passing = aside = -1  # where a name ends that is only mentioned, and a clause that tells of one
    for match in _NAME.finditer(low):
        before = low[max(match.start() - _BEFORE, 0) : match.start()]
        listed = passing >= 0 and _AND.fullmatch(low, passing, match.start())
        alone = not before.endswith((", ", " y ", " e "))  # else only the list goes on
        if listed or match.end() <= aside or (alone and is_passing(before)):
            passing = match.end()
        elif _is_region(text, low, match, before, found):
            code = _CODES[" ".join(re.split(r"[\s_(–-]+", match[0]))]
            found.append(NamedRegion(code, *match.span()))
            beside = partners and _AND.fullmatch(low, partners[-1].end, match.start())
            partners += found[-1:] if beside or (alone and is_partner(before)) else []
            aside = aside_end(low, match.end())
    if len(partners) < len(found) and partners and not speaks_of_both(low):
        found = [each for each in found if each not in partners]
    found += _by_ear(low)
    found += [
        NamedRegion("lima_provincias", match.start(1), match.end(1))
        for match in _BOTH_LIMAS.finditer(low)
    ]
    return tuple(sorted([*found, *_slips(text, low, found)], key=lambda named: named.start))


def listed_between(low: str, start: int, end: int) -> bool:
    """Tell whether only what parts the names of a list stands between two places."""
    return _LISTED.fullmatch(low, start, end) is not None


def begins_region(low: str, at: int) -> bool:
    """Tell whether a region's name, or its office, follows there."""
    listing = _LISTED.match(low, at)
    return listing is not None and _NAME.match(low, listing.end()) is not None


def _is_region(
    text: str, low: str, match: re.Match[str], before: str, found: list[NamedRegion]
) -> bool:
    start, end = match.span()
    if _STREET.search(before) or _NO_REGION.match(low, end) or _DATED.match(low, end):
        return False
    if match[0] == "lima" and (_DOWNTOWN.search(before) or _PART_OF_TOWN.match(low, end)):
        return False
    if match[0] == "pun":
        return text[start:end] == "Pun"
    if match[0].endswith("libertad"):
        return _is_la_libertad(text, low, match, before, found)
    return True


def _is_la_libertad(
    text: str, low: str, match: re.Match[str], before: str, found: list[NamedRegion]
) -> bool:
    """A name by its capital letter or its place in a list; else what everybody wants."""
    listed = bool(found) and listed_between(low, found[-1].end, match.start())
    office = re.search(rf"{OFFICE}\s+(?:de\s+|del\s+)?$", before) is not None
    if match[0] == "libertad":
        return (listed or office) and text[match.start()].isupper()
    capital = text[match.end() - len("libertad")].isupper() or not any(map(str.isupper, text[1:]))
    return capital or listed or office or begins_region(low, match.end())


def _by_ear(low: str) -> Iterator[NamedRegion]:
    """Names as they are written by ear: 'Huankavelica', 'Areqipa'."""
    for match in _LONG_WORD.finditer(low):
        code = _HEARD.get(_heard(match[0]))
        if code and match[0] not in _CODES:
            yield NamedRegion(code, *match.span())


def _slips(text: str, low: str, found: list[NamedRegion]) -> Iterator[NamedRegion]:
    """Names with one slip of the finger, where they stand in a list with others."""
    if not found:
        return
    starts = {named.start for named in found}
    ends = {named.end for named in found}
    for match in _CANDIDATE.finditer(text):
        start, end = match.span()
        if start in starts or not (_beside(low, start, ends, -1) or _beside(low, end, starts, 1)):
            continue
        if code := _meant(match[0]):
            ends.add(end)
            yield NamedRegion(code, start, end)


def _beside(low: str, place: int, others: set[int], way: int) -> bool:
    """Tell whether a comma or 'y', and no more, stands between the place and a name."""
    for far in range(1, _GAP + 1):
        other = place + way * far
        if other in others:
            return _PARTED.fullmatch(low, min(place, other), max(place, other)) is not None
    return False


@lru_cache(maxsize=512)
def _meant(word: str) -> str | None:
    found = None if plain(word) in _CODES else resolve_region(word)
    return found.code if isinstance(found, Region) else None
