"""Names of regions that a sentence only mentions: whom others imitate, work with or depend on."""

import re

from convenio.evaluation.reading.regions.office_words import OF, OFFICE

_TO = rf"{OF}(?:\s+{OFFICE})?{OF}\s+$"
_PASSING = re.compile(
    r"\b(?:(?:imit|emul)\w+\s+a|compart\w+\s+(?:su|sus|la|las)\s+(?:\w+\s+){1,3}?con"
    r"|(?:duplic|triplic)\w+\s+la(?=\s+de\s)|experiencias?|ejemplos?|modelos?|buenas?\s+practicas?"
    r"|caso\s+de\s+exito|como\s+(?:ya\s+)?(?:lo\s+|se\s+)?(?:hizo|hicieron|hace|hacen)"
    r"|depend\w+|adscrit[ao]s?\s+a|(?:vecin|cercan)[ao]s?(?:\s+a)?|(?:limit\w+|colind\w+|limitrofes?)\s+con)"
    rf"(?:\s+exitosas?)?{_TO}"
)
_HELP = re.compile(
    rf"\b(?:apoyo|ayuda|colaboracion|respaldo|acompanamiento|asesoria|concurso){_TO}"
)
_THANKED = re.compile(r"\b(?:agradec|reconoc|felicit|salud|valor|destac|resalt)\w+\s[^.;:]*$")
_CLAIMS = (
    r"(?:cumpl|incumpl|alcanz|super|ejecut|program|logr|metas?\b|aplic|report|avanc|lleg|previst"
    r"|obtuv|diferencia\b|igual\b|junto\b|tambien\b|tampoco\b)"
)
_ASIDE = re.compile(  # 'Pasco, que depende de Huánuco, …', as long as it claims nothing
    r"\s?[,(—–-]\s?(?:que|quien(?:es)?|(?:la|el|las|los)\s+cual(?:es)?|cuy[ao]s?)\s"
    rf"(?:(?!\b{_CLAIMS})[^,;.:()—–])+(?=[,;.:)—–]|$)"
)
_PARTNER = re.compile(
    r"\b(?:(?:coordin|reun|articul|concert|intercambi)\w*(?:\s+[^\s,.;:]+){0,4}\s+con"
    r"|(?:visit(?:ar|en?|e)|conocer)(?:,[^,.;]{1,40},)?(?:\s+(?:a|en|las?|los|el|sedes?|centros?|salas?))*|apoy\w+se(?:,[^,.;]{1,40},)?\s+en"
    r"|(?:super|sobrepas|aventaj|rebas)\w*\s+a"
    r"|(?:mas|menos|(?:may|men|mej|pe|superi|inferi)or(?:es)?)\s(?:[^\s,.;:]+\s+){0,4}(?:que|al?))"
    rf"{_TO}"
)
_OF_BOTH = re.compile(
    r"\bamb[ao]s\b|\b(?:las|los)\s+dos\b|\b(?:ningun|algun|cualquier)\w*\s+de\s+ell[ao]s\b"
)


def is_passing(before: str) -> bool:
    """Tell by the folded words before a name whether it is only mentioned."""
    if _HELP.search(before):
        return _THANKED.search(before) is None
    return _PASSING.search(before) is not None


def is_partner(before: str) -> bool:
    """Tell whether it stands there for whom others work with, or did more than."""
    return _PARTNER.search(before) is not None


def aside_end(low: str, end: int) -> int:
    """Where the relative clause behind a name ends that claims nothing; else the place."""
    found = _ASIDE.match(low, end)
    return found.end() if found else end


def speaks_of_both(low: str) -> bool:
    return _OF_BOTH.search(low) is not None
