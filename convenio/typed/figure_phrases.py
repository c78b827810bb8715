"""The words around a typed figure: those that make it approximate, lead to it, or deny it.

All of them look at a text as `plain_figure` returns it.
"""

import re
import unicodedata

from convenio.typed.lone_words import LoneWord, read_lone_word

GOAL = r"(?:la )?(?:metas?|programad[oa]|programacion|program|prog)\.?(?: (?:fue|es|era|de))?"
DONE = (
    r"(?:lo |la |se )?(?:ejecu\w+|ejec|avance|avanzado|logr(?:o|ado|amos)|lleg(?:o|amos)|alcanz\w+"
    r"|cumpl(?:io|imos)|obtuv\w+)\.?(?: (?:fue|es|de|al?|el|un))*"
)
_NUMBER = r"-?\d[\d.,]*\s*%?"
_BOTH = tuple(
    re.compile(rf"{first}\s*[:=]?\s*{one}\s*(?:[,;/-]|y|e)?\s*{second}\s*[:=]?\s*{other}")
    for first, one, second, other in (
        (GOAL, r"(?P<goal>\S.*?)", DONE, r"(?P<done>\S.*)"),
        (DONE, r"(?P<done>\S.*?)", rf"(?:de (?:una )?)?{GOAL}", r"(?P<goal>\S.*)"),
    )
)
_BESIDE = tuple(  # '45% (meta 60%)', '(meta 60%): 45%'
    re.compile(form)
    for form in (
        rf"(?P<done>{_NUMBER})\s*[(\[,;-]*\s*(?:de (?:una )?|con )?{GOAL}\s*[:=]?\s*"
        rf"(?P<goal>{_NUMBER})\s*[)\]]?",
        rf"[(\[]{GOAL}\s*[:=]?\s*(?P<goal>{_NUMBER})\s*[)\]]\s*[:=]?\s*(?P<done>{_NUMBER})",
    )
)
_DASHES = "‐‑‒–—−﹣"
_QUOTES = "\"'«»“”‘’*; "
_AT_END = _QUOTES + ".,!"  # not before: '.5' is not 5
_PERCENT = re.compile(
    r"(?:(?:\b|(?<=\d))(?:(?:por|x) ?cien(?:to)?|pct|pc|p\.c\.?)|(?<=\d )por 100)(?!\w)"
)
_AROUND = (
    r"(?:aprox(?:imadamente|imad[oa]s?)?\.?|mas o menos|masomenos|creo(?: que)?|estimad[oa]"
    r"|tentativ[oa])(?!\w)"
)
_BEFORE = re.compile(
    rf"(?:[~≈±<>≤≥]=?|\+/-|\+-|{_AROUND}"
    r"|(?:unos|unas|como|casi|digamos|quizas?|tal vez|no (?:lo )?se|(?:cerca|alrededor) del?"
    r"|(?:mas|menos) del?|al menos|por lo menos|minimo|maximo|hasta)(?!\w))\s*[:,]?\s*"
)
_DAY = (
    r"(?:\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?|\d{1,2} de [a-z]+(?: del? \d{4})?"
    r"|(?:la )?fecha|cierre)"
)
_AFTER = re.compile(
    rf",?\s*(?:\(?(?:al?|hasta|con corte al?) (?:el )?(?:dia )?{_DAY}\)?"
    rf"|\(?{_AROUND}\)?|o (?:mas|menos)|y (?:algo|pico|tantos)|\+|\?+|~)$"
)
_COURTEOUS = (LoneWord.YES, LoneWord.THANKS, LoneWord.GREETING, LoneWord.APOLOGY)
_PLEASE = ("por favor", "porfavor", "porfa", "pls", "please")
_SIGNS_AFTER = re.compile(r"\s*[^\w\s%.,:;/()\[\]<>=+\-~≈±?¿❓❔❌👎✖🚫🤷'\"!|#&‰‱]+$")
_LEADING = re.compile(
    r"(?:[=:]|el|un|al|es|son|fue|fueron|seria|total|resultado|porcentaje|cifra|valor)"
    r"(?:\s*[:=]\s*|\s+|(?<=[=:]))"
)
_NOTHING = re.compile(
    r"(?:(?:por ahora|por el momento|de momento|aun|todavia|a la fecha|lo siento|disculpe),? )*"
    r"(?:no|ningun\w*|sin|nada|nadie|aun|todavia|pendientes?|falta\w*|descono\w+|ni idea"
    r"|por (?:definir|confirmar|determinar|establecer)|en (?:proceso|blanco|curso|tramite|espera)"
    r"|s[/.]?d|n[/.]?d|nul[oa]|null|none|vaci[oa]|despues|luego|mas tarde|manana"
    r"|x+|[-_]+|/+|\?+|🤷)"
    r"(?![\w/]).*"
)


def plain_figure(text: str) -> str:
    """The text with one kind of space, minus and digit; no accents, quotes or final full stop."""
    compatible = "".join(map(_compatible, text))
    letters = [letter for letter in compatible.casefold() if not unicodedata.combining(letter)]
    folded = "".join("-" if letter in _DASHES else letter for letter in letters)
    spaced = " ".join(folded.replace("⁄", "/").split()).lstrip(_QUOTES).rstrip(_AT_END)
    return _PERCENT.sub("%", spaced)


def exactly(plain: str) -> str:
    """The text without one word that makes its figure approximate; the same where there is none."""
    before = _BEFORE.match(plain)
    if before and before.end() < len(plain):
        return plain[before.end() :]
    after = _AFTER.search(plain)
    return plain[: after.start()].rstrip() if after and after.start() else plain


def without_lead(plain: str) -> str:
    """The text without words that only lead to a figure, or are polite: 'fue 45', 'ok, 45 👍'."""
    lead = _LEADING.match(plain)
    return plain[lead.end() :] if lead else _without_courtesy(plain)


def goal_and_done(plain: str) -> tuple[str, str] | None:
    """What is behind both words of 'meta 60, ejecutado 45'; None where not both are there."""
    found = next((found for form in (*_BOTH, *_BESIDE) if (found := form.fullmatch(plain))), None)
    return (found["goal"], found["done"]) if found else None


def denies(plain: str) -> bool:
    """Tell whether it says that there is no figure, or not yet: 'no hay', 'pendiente', 's/d'."""
    return _NOTHING.fullmatch(plain) is not None


def _without_courtesy(plain: str) -> str:
    """The text without what is only polite before or behind it."""
    if sign := _SIGNS_AFTER.search(plain):
        return plain[: sign.start()]
    words = plain.split(" ")
    for size in range(len(words) - 1, 0, -1):
        if _is_polite(words[:size]):
            return " ".join(words[size:])
        if _is_polite(words[-size:]):
            return " ".join(words[:-size]).rstrip(_AT_END)
    return plain


def _is_polite(words: list[str]) -> bool:
    said = " ".join(words)
    if "/" in said:  # 'S/ 45' is money
        return False
    return said in _PLEASE or read_lone_word(said) in _COURTEOUS


def _compatible(letter: str) -> str:
    """The text in compatible letters, but for '¾' and '²', which would make other numbers.

    The frame of a digit's picture goes.
    """
    if letter in "\ufe0f\u20e3":
        return ""
    if letter == "½":
        return " y medio"
    odd = letter.isnumeric() and not letter.isdecimal()
    return letter if odd else unicodedata.normalize("NFKD", letter)
