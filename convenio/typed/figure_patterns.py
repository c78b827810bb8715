"""The shapes that a typed figure has, once its words are digits."""

import re

from convenio.typed.numbers import NUMBER, UNSIGNED

_OVER = r"(?:/|de(?: un total de| l[oa]s)?|sobre|entre)"
SINGLE = re.compile(rf"({NUMBER})(?:\s*%)*")
OVER_BASE = re.compile(rf"({NUMBER})\s*{_OVER}\s*({NUMBER})")
ALSO_SHARE = re.compile(  # '45% (33 de 72)', '45 = 33/72'
    rf"({NUMBER})\s*(?:%\s*[(\[,;:=-]?|[(\[=])\s*(?:o sea |es decir |que es |es |son )?"
    rf"({NUMBER})\s*{_OVER}\s*({NUMBER})\s*[)\]]?"
)
ALSO_PERCENT = re.compile(  # '33 de 72 (45%)', '33/72 = 45'
    rf"({NUMBER})\s*{_OVER}\s*({NUMBER})\s*"
    rf"(?:[(\[=]\s*({NUMBER})\s*%?|(?:[,;:-]|o sea|es decir|que es|es|son)?\s*({NUMBER})\s*%)"
    r"\s*[)\]]?"
)
ARROW = re.compile(r"\s*(?:[-=–—]+>|[→➔➜⇒»])\s*")
TWO = re.compile(  # '60-45', '60 y 45', '60%/45%', '55 → 60', but no semester
    rf"(?!20\d\d\s*-\s*[12]$)({NUMBER})\s*(?:%\s*/|%?(?:{ARROW.pattern}|\s*-)|%? y )\s*"
    rf"({UNSIGNED})\s*%?"
)
RANGE = re.compile(  # 'entre 40 y 50', 'de 40 a 50', '40 o 50'
    rf"(?:de |entre )?({NUMBER})\s*%? (?:a|al|o|u|y|hasta) ({UNSIGNED})\s*%?"
)
CORRECTED = re.compile(rf"({NUMBER})\s*%? digo ({NUMBER})\s*%?")  # of `with_corrections`
MAY_BE_NEGATIVE = re.compile(  # '(22%)', '22%-'
    rf"\(\s*({UNSIGNED})\s*%\s*\)|({UNSIGNED})\s*%\s*-"
)
HALF = {
    "medio": ("50", "0.5"),
    "media": ("50", "0.5"),
    "y medio": ("50", "0.5"),  # '½' alone
    "la mitad": ("50",),
    "mitad": ("50",),
}
