"""Placeholders, as {{ plazo }}, in texts that people write: found, and told where wrong."""

import re
from collections.abc import Collection

PLACEHOLDER = re.compile(r"\{\{\s*(.*?)\s*\}\}", re.DOTALL)


def check_placeholders(text: str, known: Collection[str]) -> None:
    """Raise ValueError, in words for people, where a placeholder is not known or not closed."""
    for found in PLACEHOLDER.findall(text):
        if found not in known:
            shown = f"{{{{ {' '.join(found.split())[:40]} }}}}"
            raise ValueError(f"No existe el dato {shown}. Puede usar: {', '.join(known)}.")
    rest = PLACEHOLDER.sub("", text)
    if "{{" in rest or "}}" in rest:
        shown = f"{{{{ {next(iter(known), 'dato')} }}}}"
        raise ValueError(f"Un dato no está bien escrito: van dos llaves a cada lado, {shown}.")
