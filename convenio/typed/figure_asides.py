"""What is said beside a figure and is no other one: things counted, a note's mark, a correction.

Each function takes a line of a text as it was typed, or as `plain_figure` returns it.
"""

import re
from decimal import ROUND_HALF_UP, Decimal

from convenio.typed.numbers import count_reading, tidy

_NUMBER = r"[-−–+]?\d+(?:[.,]\d+)?"
_COUNT = r"(?:\d{1,3}(?:[ .,]\d{3}){1,3}|\d+)(?![.,]?\d)"
_THING = (
    r"(?:personas?|usuari[oa]s?|beneficiari[oa]s?|trabajador\w*|emplead\w+|empresas?|mypes?|visitas?"
    r"|j[oó]ven(?:es)?|buscador\w*|postulantes?|migrantes?|acuerdos?|eventos?|talleres|cursos?|etapas|fases|pasos"
    r"|charlas?|ferias?|casos?|reuni[oó]n(?:es)?|sesi[oó]n(?:es)?|atenci[oó]n(?:es)?|participantes?"
    r"|asistentes?|actividades|acciones|agentes?|ciudadan[oa]s?|estudiantes?|alumn[oa]s?"
    r"|conciliaci[oó]n(?:es)?|instituci[oó]n(?:es)?|entidades|organizaci[oó]n(?:es)?|sindicatos?"
    r"|solicitudes|expedientes?|consultas?|mujeres|varones|hombres|dirigentes|representantes)"
)
_DONE = r"[^\W\d_]+(?:ad|id|it|ist|ert|ech)[oa]s"  # 'atendidas', 'previstas', 'hechas'
_OF_THINGS = rf"(?: +(?:{_THING}|{_DONE}))"
_OVER = r"(?:de(?:\s+un\s+total\s+de|\s+l[oa]s)?|sobre|entre)"
_ENDS = r"(?=\s*(?:$|[,;()\]\t|]|\.(?!\d)))"
_COUNTED = re.compile(
    rf"(?<![\w.,/%-])({_COUNT})"
    rf"(?:{_OF_THINGS}{{1,3}} +{_OVER} +({_COUNT})(?:{_OF_THINGS}| +en +total){{0,3}}"
    rf"|(?: +{_OVER} +| ?/ ?)({_COUNT}){_OF_THINGS}{{1,3}}){_ENDS}",
    re.IGNORECASE,
)
_NOTE = re.compile(r"(?<=%)[ \u00a0]?[¹²³⁴-⁹⁰]+(?!\w)")  # '45%¹'
_NOTED_NAME = re.compile(r"(?<=[^\W\d_])[¹²³⁴-⁹⁰]+(?!\w)")
_MINUS_ENCLOSED = re.compile(r"\(\s*[-−–]\s*\)\s*(?=\d)")  # '(-)1%'
_NEGATIVE_ENCLOSED = re.compile(  # '(-1%)', but not '45% (-3)'
    r"(^\s*|[^\d%\s]\s*)\(\s*[-−–]\s*(\d[\d.,]*\s*%?)\s*\)"
)
_SORRY = (
    r"(?:perd[oó]n(?:en?)?|disculp\w+|digo|mejor\s+dicho|m[aá]s\s+bien|qu(?:ise|iero|er[ií]a)\s+decir"
    r"|corrij\w+|correcci[oó]n|corregid[oa]|rectific\w+|me\s+equivoqu[eé]|(?:fe\s+de\s+)?erratas?"
    r"|err?or)"
)
_BETWEEN = r"[ ,;:.…(*–-]*"
_LEAD = rf"(?:(?:es|son|era|fue|que|no|el|la|un|de|a|al|va|ser[ií]a)\b{_BETWEEN})*"
_CORRECTED = re.compile(
    rf"(?<![\w.,/])({_NUMBER} *%?)(?!\d)"
    rf"(?:{_BETWEEN}(?:no *,? *)?(?:{_SORRY}{_BETWEEN})+| *[,.…]* *\bno\b[ ,:.…]*)"
    rf"{_LEAD}({_NUMBER} *%?)(?![\w/]| *[:)=]|\.[\s-]) *[)*]?",
    re.IGNORECASE,
)
_SORRY_FIRST = re.compile(
    rf"^\s*\(?(?:{_SORRY}[\s,;:.…!–-]*)+(?:es|son|era)?\s*(?=\S)", re.IGNORECASE
)
_STARRED = re.compile(rf"^\s*\*\s?({_NUMBER}\s*%?)\s*$")
_ALONE = re.compile(rf"^\s*({_NUMBER}\s*%?)\s*\.?\s*$")
_FALLS = (
    r"(?:baj[oó]|bajamos|disminuy[oó]|disminuimos|(?:se\s+)?redujo|cay[oó]|descendi[oó]|decreci[oó]"
    r"|retrocedi[oó])"
)
_FELL = re.compile(
    rf"\b{_FALLS}\s+(?:en\s+)?(?:un\s+)?(\d+(?:[.,]\d+)?\s*%?)(?![\w/])(?!\s+(?:a|de|por)\b)", re.I
)


def without_marks(text: str) -> str:
    """The text without marks of notes behind figures, and '(-)1%' as '-1%'."""
    text = _MINUS_ENCLOSED.sub("-", _NOTED_NAME.sub("", _NOTE.sub("", text)))
    return _NEGATIVE_ENCLOSED.sub(r"\1-\2", text)


def without_things(text: str) -> str:
    """'33 personas de 55' as '33 de 55'."""
    return _COUNTED.sub(lambda found: f"{found[1]} de {found[2] or found[3]}", text)


def with_shares(text: str) -> str:
    """'33 personas de 55' as '60% (33/55)', which can be no goal with its figure."""
    return _COUNTED.sub(_share, text)


def with_corrections(text: str) -> str:
    """'60… perdón, 65%' and '60, no, 65' as '60 digo 65%', which is asked."""
    return _CORRECTED.sub(r"\1 digo \2", text)


def with_falls(text: str) -> str:
    """'bajó 22%' as '(22%)', which may be negative and is asked."""
    return _FELL.sub(r"(\1)", text)


def corrected_above(lines: list[str]) -> list[str]:
    """The lines, with a figure that only corrects the one above in that line.

    So says 'perdón, 65%' in a line of its own, or '*65%', as people correct themselves.
    """
    stars = sum(_STARRED.match(line) is not None for line in lines)
    found: list[str] = []
    for line in lines:
        rest = _SORRY_FIRST.sub("", line)
        rest = rest.rstrip(" )") if line.lstrip().startswith("(") and rest != line else rest
        star = _STARRED.match(line) if stars == 1 else None
        alone = star or (_ALONE.match(rest) if rest != line else None)
        above = next((at for at in reversed(range(len(found))) if found[at].strip()), None)
        if alone and above is not None and re.search(r"[\d%]\s*\.?\s*$", found[above]):
            found[above] = f"{found[above].rstrip(' .')} digo {alone[1]}"
        else:
            found.append(rest if re.search(r"\d", rest) else line)
    return found


def _share(found: re.Match[str]) -> str:
    said = found[1], found[2] or found[3]
    part, whole = (count_reading(re.sub(r"\s", "", number)) for number in said)
    if part is None or not whole:
        return found[0]
    around = found.string[: found.start()].rstrip(), found.string[found.end() :].lstrip()
    if around[0].endswith("(") or around[1].startswith("("):  # its percentage stands beside it
        return f"{tidy(part):f}/{tidy(whole):f}"
    share = (part * 100 / whole).quantize(Decimal(1), ROUND_HALF_UP)
    return f"{share}% ({tidy(part):f}/{tidy(whole):f})"
