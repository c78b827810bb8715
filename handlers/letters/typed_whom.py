"""Whom a text names, and nothing else: 'a todos', 'puno y tacna', 'los que no han enviado'."""

import re

from convenio.catalogue.regions import Unresolved, plain, resolve_region
from handlers.letters.form_state import MISSING, Whom

LONGEST = 120
_LEAD = re.compile(
    r"(?:(?:mejor|solo|solamente|unicamente|escrib\w+|envi(?:ar|e|alo|ala|arle|arles)|mand\w+|es"
    r"|avis\w+|comunic\w+|dile|diles|dirigid[oa]|va) )*(?:(?:a|al|para|de|con|del) )?"
)
_LAST = re.compile(r" (?:mejor|por favor|porfa|nomas|solamente|nada mas)$")
_ALL = re.compile(r"(?:(?:a|al|para|de|los|las|todos|todas|toda|todo) )+")
_ARTICLE = r"(?:(?:tod[oa]s|los|las|el|la|al|a|aquell[oa]s) )*"
_ROLES = (
    (Whom.FOCAL, r"(?:puntos? focal(?:es)?|focales|focal)"),
    (Whom.DIRECTORS, r"(?:director(?:es|as?)?|gerentes?|director(?:es)? y gerentes?|jef[ea]s)"),
    (
        Whom.PROPONENTS,
        r"(?:direcciones proponentes|proponentes|ddgg|direcciones generales|dgs)",
    ),
)
_OF_ROLE = tuple(
    (role, re.compile(rf"{_ARTICLE}{words}(?: regionales)?(?: |$)")) for role, words in _ROLES
)
_BETWEEN = re.compile(rf"(?:(?:de|del|en|que sean de|a|para) )?{_ARTICLE}")
_BUT = re.compile(
    r"[\s,(]+(?:menos|excepto|salvo|a excepci[oó]n de|con excepci[oó]n de|excluyendo|sin contar)\s+"
    r"(?:a\s+)?",
    re.IGNORECASE,
)
_GROUPS = (*Whom, f"{Whom.FOCAL}:{MISSING}", f"{Whom.DIRECTORS}:{MISSING}")
_EVERYBODY = {"", "regiones", "personas", "personas con acceso", "oficinas", "drtpe", "mundo"}
_SENT = (
    r"(?:envi\w+|mand\w+|report\w+|present\w+|entreg\w+|cumpl\w+|respon\w+|remit\w+|inform\w+"
    r"|complet\w+|sub\w+|lleg\w+)"
)
_STILL_MISSING = re.compile(
    r"(?:(?:regiones|oficinas|drtpe|personas|gente|quien(?:es)?|l[oa]s) )*"
    rf"(?:(?:que )?(?:(?:aun|todavia|me|nos) )*(?:faltan?|deben|adeudan|estan pendientes"
    rf"|siguen pendientes|no (?:lo )?(?:han |ha )?{_SENT})"
    r"|faltantes|pendientes|morosos|morosas|atrasad[oa]s)"
    rf"(?: (?:(?:por|de|en) )?{_SENT})?(?: (?:aun|todavia|nada))*"
    r"(?: (?:su|sus|el|los|un|reportes?|informes?|anexo|4|cifras|semestre|periodo))*"
)


def read_whom(text: str) -> str:
    """Whom a text names, as a letter's form holds it; empty where it says anything else."""
    if len(text) > LONGEST:
        return ""
    if found := _BUT.search(text):
        group, out = read_whom(text[: found.start()]), _regions(text[found.end() :])
        fits = out and group in _GROUPS and group != Whom.PROPONENTS
        return f"{group}-{'+'.join(out)}" if fits else ""
    said = _LAST.sub("", plain(text)).strip()
    lead = _LEAD.match(f"{said} ")
    bare = said[lead.end() :] if lead else said
    if _STILL_MISSING.fullmatch(bare):
        return MISSING
    for role, form in _OF_ROLE:
        if found := form.match(bare):
            return _with_place(role, bare[found.end() :], text)
    if _is_everybody(bare):
        return Whom.ALL
    return "+".join(_regions(text))


def _with_place(role: Whom, rest: str, text: str) -> str:
    """The role, everywhere or in the places that are named behind it."""
    where = rest[found.end() :] if (found := _BETWEEN.match(f"{rest} ")) else rest
    where = where.strip()
    if where in _EVERYBODY:
        return role
    if role is Whom.PROPONENTS:
        return ""
    if _STILL_MISSING.fullmatch(rest) or _STILL_MISSING.fullmatch(where):
        return f"{role}:{MISSING}"
    regions = _regions(re.split(r"\b(?:de|del|en)\b", text, maxsplit=1)[-1])
    return f"{role}:{'+'.join(regions)}" if regions else ""


def _is_everybody(bare: str) -> bool:
    all_of = _ALL.match(f"{bare} ")
    group = f"{bare} "[all_of.end() :].strip() if all_of else bare
    named = group in _EVERYBODY and (group or re.search(r"\btod[oa]s?\b", bare))
    return (bool(named) and group != "mundo") or bare == "todo el mundo"


def _regions(text: str) -> list[str]:
    """The codes of the regions that a text lists; empty where a part of it is none."""
    found: list[str] = []
    for part in re.split(r"\s*[,;/+&\n]\s*|\s+(?:y|e|o)\s+", text.strip().rstrip(".")):
        said = _LAST.sub("", plain(part)).strip()
        lead = _LEAD.match(f"{said} ")
        bare = said[lead.end() :] if lead else said
        region = resolve_region(re.sub(rf"^{_ARTICLE}", "", f"{bare} ").strip() or bare)
        if isinstance(region, Unresolved):
            whole = resolve_region(bare) if bare else region
            if isinstance(whole, Unresolved):
                return []
            region = whole
        found += [region.code] if region.code not in found else []
    return found
