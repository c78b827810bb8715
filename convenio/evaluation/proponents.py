"""The directorate that a text says it is of, beside the one that the catalogue names."""

import re
from difflib import SequenceMatcher

from convenio.catalogue.regions import plain

_NAME = re.compile(
    r"(?:Direcci[oó]n|Oficina|DIRECCI[OÓ]N)\s+(?:General\s+|GENERAL\s+)?(?:de|del|DE"
    r"|DEL)\s+[^():;.]{4,160}"
)
_PARENT = re.compile(
    r",?\s+(?:de|en)\s+la\s+Direcci[oó]n\b|,|\s+(?:concluye|recomienda|se[ñn]ala|indica|determina"
    r"|en\s+su|en\s+calidad"
    r"|como|teniendo|es\s)"
)
_ALIKE = 0.9  # 'Responsabilidad Social Empresaria' is the one of 'Empresarial'


def other_proponent(lead: str, proponent: str) -> str | None:
    """The directorate that a lead names instead of the proponent; None where it names that one.

    A directorate-general that stands alone may be the proponent's own: it is no other.
    """
    meant = plain(proponent)
    if meant in plain(lead):
        return None
    names = [_PARENT.split(found[0], maxsplit=1)[0].strip() for found in _NAME.finditer(lead)]
    if not names or any(_alike(plain(name), meant) for name in names):
        return None
    first = names[0]
    general = plain(first).startswith("direccion general")
    return None if general and not meant.startswith("direccion general") else first


def _alike(name: str, meant: str) -> bool:
    return SequenceMatcher(None, name, meant).ratio() >= _ALIKE
