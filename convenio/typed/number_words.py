"""Spanish number words as digits, up to 999: 'cuarenta y cinco coma dos' is '45.2'.

A table of our own: of the libraries at hand, Babel only writes numbers as digits.
"""

import re
from dataclasses import dataclass

_UNITS = ("cero", "uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve")
_TO_29 = (
    "diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte"
    " veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho"
    " veintinueve"
)
_TENS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
_HUNDREDS = "doscient trescient cuatrocient quinient seiscient setecient ochocient novecient"

_UNIT = {word: value for value, word in enumerate(_UNITS)} | {"una": 1}
_AFTER_AND = _UNIT | {"un": 1}
_TEN = {word: value for value, word in enumerate(_TENS.split(), start=3)}
_UNDER_30 = {word: value for value, word in enumerate(_TO_29.split(), start=10)} | {
    "veintiun": 21,
    "veintiuna": 21,
}
_HUNDRED = {"cien": 1, "ciento": 1} | {
    stem + ending: value
    for value, stem in enumerate(_HUNDREDS.split(), start=2)
    for ending in ("os", "as")
}

NUMBER_WORDS = tuple(sorted(_UNIT | _TEN | _UNDER_30 | _HUNDRED, key=len, reverse=True))


def _any_of(words: dict[str, int]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_BELOW_100 = (
    rf"(?:(?P<ten>{_any_of(_TEN)}|diez|veinte) y (?P<unit>{_any_of(_AFTER_AND)})"
    rf"|(?P<whole>{_any_of(_TEN | _UNDER_30 | _UNIT)}))"
)
_NUMBER = re.compile(
    rf"\b(?:(?P<hundred>{_any_of(_HUNDRED)})(?: {_BELOW_100.replace('P<', 'P<of_')})?"
    rf"|{_BELOW_100})\b"
)
_JOINED = re.compile(  # 'treinticinco', 'treintaicinco', as many say it
    rf"\b({'|'.join(word[:-1] for word in _TEN)})(?:a ?i|i|ai|ay)({_any_of(_UNIT)})\b"
)


@dataclass(frozen=True, slots=True)
class NumberSpan:
    """Number words in a text: where they begin and end, and their digits."""

    start: int
    end: int
    digits: str


def number_spans(plain: str) -> list[NumberSpan]:
    """The number words of a text in small letters without accents; 'uno coma dos' is one."""
    spans: list[NumberSpan] = []
    for found in _NUMBER.finditer(plain):
        start, digits = found.start(), str(_value(found))
        if spans and re.fullmatch(r" (?:coma|punto) ", plain[spans[-1].end : start]):
            before = spans.pop()
            start, digits = before.start, f"{before.digits}.{digits}"
        spans.append(NumberSpan(start, found.end(), digits))
    return spans


def in_digits(plain: str) -> str:
    """A text in small letters without accents, with its number words as digits."""
    spread = _JOINED.sub(r"\1a y \2", plain)
    spread = re.sub(r"\bun(?= ?%)", "uno", spread)
    digits = _NUMBER.sub(lambda found: str(_value(found)), spread)
    digits = re.sub(r"(?<=\d) (?:coma|punto) (?=\d)", ".", digits)
    digits = re.sub(r"\b(\d+) y medi[oa]\b", r"\1.5", digits)
    return re.sub(r"^menos (?=\d)", "-", digits)


def _value(found: re.Match[str]) -> int:
    hundreds = _HUNDRED.get(found["hundred"] or "", 0) * 100
    return hundreds + _below_100(found, "of_" if hundreds else "")


def _below_100(found: re.Match[str], prefix: str) -> int:
    ten, unit, whole = (found[prefix + name] or "" for name in ("ten", "unit", "whole"))
    tens = _TEN | {"diez": 1, "veinte": 2}
    if ten:
        return tens[ten] * 10 + _AFTER_AND[unit]
    if whole in _TEN:
        return _TEN[whole] * 10
    return (_UNDER_30 | _UNIT).get(whole, 0)
