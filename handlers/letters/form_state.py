"""A message that ODES is writing, as the pending question holds it."""

import re
from dataclasses import dataclass
from enum import StrEnum

from convenio.catalogue.regions import Unresolved, plain, resolve_region


class Whom(StrEnum):
    ALL = "all"
    FOCAL = "focal"
    DIRECTORS = "directors"
    PROPONENTS = "proponents"


@dataclass(frozen=True, slots=True)
class LetterForm:
    """`to`: one of Whom, or a region's code; empty until it is known."""

    to: str = ""
    text: str = ""
    urgent: bool = False


_LEAD = re.compile(r"(?:(?:mejor|solo|escribir|escriba|enviar|mandar|es) )*(?:a|al|para) ")
_ALL = re.compile(r"(?:(?:a|al|para|de|los|las|todos|todas|toda|todo) )+")
_GROUPS = {
    "": Whom.ALL,
    "regiones": Whom.ALL,
    "personas": Whom.ALL,
    "personas con acceso": Whom.ALL,
    "puntos focales": Whom.FOCAL,
    "focales": Whom.FOCAL,
    "directores": Whom.DIRECTORS,
    "gerentes": Whom.DIRECTORS,
    "directores y gerentes": Whom.DIRECTORS,
    "direcciones proponentes": Whom.PROPONENTS,
    "proponentes": Whom.PROPONENTS,
}


def read_whom(text: str) -> str:
    """Whom a text names, and nothing else: 'a todos', 'los directores', 'mejor a Tacna'."""
    said = plain(text[:80]).removesuffix(" mejor").removeprefix("mejor ")
    lead = _LEAD.match(f"{said} ")
    bare = said[lead.end() :] if lead else said
    all_of = _ALL.match(f"{bare} ")
    group = f"{bare} "[all_of.end() :].strip() if all_of else bare
    if group in _GROUPS and (group or re.search(r"\btod[oa]s?\b", bare)):
        return _GROUPS[group]
    region = resolve_region(bare) if bare else None
    return "" if region is None or isinstance(region, Unresolved) else region.code
