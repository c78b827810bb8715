"""Headings of a directorate's text: an indicator, its conclusions, its recommendations."""

import re
from dataclasses import dataclass
from enum import StrEnum

from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.indicator_names import IndicatorNames

_WORDS = "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince"
_IN_WORDS = {word: at for at, word in enumerate(_WORDS.split())}
_N = r"(?:n\s?[°.]{0,2}\s*°?|nro\.?|num\.?|numero|#)?\s*"
_ONE = rf"(?:0*\d{{1,2}}(?!\d|[.,]\d|\s?%)|{'|'.join(_IN_WORDS)})"
_CALLED = (
    r"(?:indicador(?:es)?(?:\s+de\s+gestion)?(?:\s*[:–-]?\s*\(?idg\)?)?|idg|i\.\s?(?:d\.\s?)?g\.|ig(?=\s?\d)|ind\.)\s*[-–:]?\s*"
    rf"{_N}\(?(?P<first>{_ONE})\)?"
)
_INDICATOR = re.compile(
    r"(?:(?:anexo\s*(?:n\s?[°.]*\s*)?0?5\s*[.:\-–,]*\s*)?(?:(?:informe|ficha)\s+de\s+)?"
    r"(?:evaluacion|resultados?|analisis)?(?:\s+(?:del|de\s+los|al|de)\s+)?)?"
    r"(?P<led>(?:(?:con\s+)?respecto|(?:en|con)\s+relacion|en\s+cuanto|referente|sobre|para|en"
    r"|por|en\s+lo\s+(?:que\s+(?:respecta|concierne|atane|toca)|concerniente|referente|relativo|tocante)"
    r"|concerniente|tratandose)\s+)?"
    r"(?:(?:al|del|el|los|a|de|con)\s+){0,3}"
    rf"{_CALLED}"
    rf"(?P<others>(?:\s*(?:,|y|e|/)\s*(?:(?:el|al|del)\s+)?(?:idg\s+"
    rf"|indicador\s+)?{_N}{_ONE}(?=\W|$))*)"
    r"(?=\W|$)"
)
_BEHIND = re.compile(rf"[^.;:()]{{8,220}}\s[(\[–-]\s?{_CALLED}\s?[)\]]?\s?[.:]?")
_UP_TO = re.compile(
    rf"\s+(?:al?|hasta(?:\s+el)?)\s+(?:(?:idg|indicador)\s+)?{_N}(?P<last>{_ONE})(?=\s*(?:[.:–-]|$))"
)
_LONE = re.compile(rf"n\s?°\s*(?P<first>{_ONE})\s*[.:\-–]*")
_SEPARATOR = re.compile(r"\s*(?:[:\t]|/(?=\s)|\.?\s*[-–—]+|\.-|\.(?=\s)|\)(?=\s))\s*[-–—.:]*\s*")
_KIND = (
    r"conclu[cs]i?on(?:es)?|recomenda[cs]i?on(?:es)?|conc(?:l(?:us)?)?\.|rec(?:om(?:end)?)?\.|[cr](?=\s?:)|sugerencias?|hallazgos?"
    r"|acciones\s+(?:a\s+seguir|recomendadas|sugeridas|correctivas)|propuestas\s+de\s+mejora"
)
_SECTION = re.compile(
    r"\W{0,3}(?:(?:[ivx]{1,4}|\d{1,2}(?:\.\d{1,2})*|[a-h](?:\.\d{1,2})*)\s*[.)\-]*\s+)?(?:sobre\s+las\s+|las\s+"
    r"|principales\s+)?(?:(?:analisis|evaluacion|resultados?|comentarios?)\s+y\s+)?"
    rf"(?P<one>{_KIND})(?:\s*(?:y|e|/|,|-|–)\s*(?P<other>{_KIND}))?"
    r"(?:\s+(?:generales|general|especificas|especifica|finales|final|principales|unicas?))?"
)
_CONCLUDING = ("conc", "se conclu", "hallazgo")
_ALONE = re.compile(rf"(?:{_KIND})(?:\s+y\s+(?:{_KIND}))?\s*:")
_LONE_PART = re.compile(rf"(?:{_KIND})(?:\s+y\s+(?:{_KIND}))?\W*")
_NUMBERED = re.compile(rf"\s*{_N}\(?\d{{1,2}}\)?(?=\s*[.:)\-–])")
_ORDINAL = re.compile(
    r"(?:primera|segunda|tercera|cuarta|quinta|sexta|septima|octava)\s+(?P<one>conclusion"
    r"|recomendacion)\s*[.:\-–]+\s*"
)
_OF = re.compile(
    r"\s*(?:\(.{1,60}\)|(?:del?|de\s+la|de\s+las|para|a\s+las?|al|sobre|respecto|por|en|indicador"
    r"|idg|ii|i|-|–|:)\b.{0,110})\s*[:.\-]*\s*"
)
_DECLARED = re.compile(
    r"(?:por\s+(?:lo\s+)?(?:tanto|ello|lo\s+expuesto|consiguiente),?\s*|en\s+(?:ese"
    r"|tal)\s+sentido,?\s*|asimismo,?\s*|finalmente,?\s*)?"
    r"(?:(?P<one>(?:se\s+)?(?:les?\s+)?(?:conclu(?:ye|imos|yo|ido)|recomienda|recomendamos"
    r"|recomiendo|sugiere|sugerimos|exhorta))"
    r"(?:\s+(?:que|lo\s+siguiente|lo\s+que\s+sigue))?)\s*:?"
)


class TextPart(StrEnum):
    """What the items below a heading are."""

    CONCLUSIONS = "conclusions"
    RECOMMENDATIONS = "recommendations"
    BOTH = "both"


@dataclass(frozen=True, slots=True)
class IndicatorHeading:
    """Numbers of one or several; `rest`: the words behind them; `within`: of a sentence of its own.

    `once`: it says of one item alone of what it is.
    """

    numbers: tuple[int, ...]
    rest: str
    within: bool = False
    once: bool = False


@dataclass(frozen=True, slots=True)
class PartHeading:
    """What follows, and the words behind the heading in the same line, whose item begins there."""

    part: TextPart
    rest: str
    about: str = ""


def indicator_heading(line: str) -> IndicatorHeading | None:
    """'Indicador de Gestión N° 4.-', 'IdG 4:', 'Respecto al IdG 4, …', 'Indicadores 4 y 5'."""
    text = line.strip(" \t*_“”\"«»'([•")
    low = folded(text)
    lone = _LONE.fullmatch(low)
    if lone:
        return IndicatorHeading((_number(lone["first"]),), "")
    found = _INDICATOR.match(low)
    if found is None:
        return None
    numbers = (_number(found["first"]), *map(_number, re.findall(_ONE, found["others"])))
    end = found.end()
    if len(numbers) == 1 and (upto := _UP_TO.match(low, end)):
        numbers, end = tuple(range(numbers[0], _number(upto["last"]) + 1)) or numbers, upto.end()
    rest = text[end:]
    separated = _SEPARATOR.match(rest)
    if not rest.strip(' .:-–—)]”"»*_'):
        return IndicatorHeading(numbers, "")
    if separated:
        return IndicatorHeading(numbers, rest[separated.end() :].strip())
    return IndicatorHeading(numbers, rest.strip(), within=True)


def named_behind(line: str) -> IndicatorHeading | None:
    """'1. Porcentaje de … (IdG 1)': a title with its number behind."""
    found = _BEHIND.fullmatch(folded(line.strip(" \t*_")))
    return IndicatorHeading((_number(found["first"]),), "") if found else None


def stands_alone(line: str) -> bool:
    """Tell whether it is a heading wherever it stands: 'recomendación: …', 'idg 5'."""
    low = folded(line.strip(" \t*_"))
    found = _INDICATOR.match(low)
    bare = found is not None and not low[found.end() :].strip(" .:-–—")
    return bare or _ALONE.match(low) is not None or _LONE_PART.fullmatch(low) is not None


def named_indicator(line: str, names: IndicatorNames) -> IndicatorHeading | None:
    """A line that is an indicator's name, or its short name, or begins with it and a colon."""
    bare = line.strip(" \t*_•-–")
    name, colon, rest = bare.partition(":")
    number = names.number_of(name)
    if number is None:
        return None
    return IndicatorHeading((number,), rest.strip(" \t*_")) if colon or name == bare else None


def numbers_in(text: str) -> set[int]:
    """Every indicator that a text mentions by its number, wherever it does."""
    low = folded(text)
    return {_number(found["first"]) for found in re.finditer(rf"\b{_CALLED}", low)}


def part_heading(line: str) -> PartHeading | None:
    """'Conclusiones:', 'III. CONCLUSIONES Y RECOMENDACIONES', 'Recomendación: …', 'Se concluye:'"""
    text = line.strip(" \t*_").lstrip("“\"«'")
    low = folded(text)
    ordinal = _ORDINAL.match(low)
    if ordinal:
        return PartHeading(_part(ordinal["one"], None), text[ordinal.end() :].strip(" *_"))
    found = _SECTION.match(low)
    if found is None:
        return _declared(text, low)
    part = _part(found["one"], found["other"])
    at = found.end()
    rest = text[at:]
    if not rest.strip(' .:-–—*_)”"»'):
        return PartHeading(part, "")
    numbered = _NUMBERED.match(low, at)
    if numbered:
        return PartHeading(part, text[numbered.end() :].lstrip(" .:)-–—*_"))
    if re.match(r"\s*(?::|\.\s*[-–]|\.(?=\s)|[-–]\s)\s*", rest):
        if (
            _OF.fullmatch(low, at)
            and len(rest) < 60
            and re.search(r"\b(?:idg|indicador)", low[at:])
        ):
            return PartHeading(part, "", rest.strip(" :.-–"))
        return PartHeading(part, rest.lstrip(" .:-–—*_"))
    split = re.match(r"\s*(?:\(.{1,60}?\)|(?:del?|para|a)\s[^:]{1,80}):\s*(?=\S)", rest)
    if split:
        to = split[0].strip(" :")
        whose = f"{to[:1].upper()}{to[1:]}: " if folded(to).startswith("para ") else ""
        return PartHeading(part, whose + rest[split.end() :], to)
    about = _OF.fullmatch(low, at)
    if about and (text.endswith(":") or len(text) < 90) and not text.endswith("."):
        return PartHeading(part, "", rest.strip(" :.-–*_"))
    return None


def _declared(text: str, low: str) -> PartHeading | None:
    found = _DECLARED.fullmatch(low)
    if found is None or not low.rstrip().endswith((":", "siguiente", "que")):
        return None
    return PartHeading(_part(found["one"], None), "")


def _part(one: str, other: str | None) -> TextPart:
    kinds = {word == "c" or word.startswith(_CONCLUDING) for word in (one, other) if word}
    if len(kinds) == 2:
        return TextPart.BOTH
    return TextPart.CONCLUSIONS if kinds == {True} else TextPart.RECOMMENDATIONS


def _number(word: str) -> int:
    return _IN_WORDS[word] if word in _IN_WORDS else int(word)
