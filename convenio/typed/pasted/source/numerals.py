"""Numbers of a pasted line that are written as words, twice or with odd signs, as digits."""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from convenio.typed.number_words import NumberSpan, number_spans

_KEYCAPS = re.compile("1\ufe0f?\u20e3\\s?([0-2])\ufe0f?\u20e3")
_KEYCAP = re.compile("([0-9]{1,2})\ufe0f?\u20e3")
_TEN = "🔟"
_APOSTROPHE = re.compile(r"(?<=\d)['’´`](?=\d{1,2}(?!\d))")  # '60'5'
_SIGN_BEFORE = re.compile(r"(?<![^\s:=(\t;|])%(\d[\d.,]*)(?![\d%])")  # '%45'
_SAYS = r"\b(idg|indicador|ind\.?)[ ]*"
_DOTTED = re.compile(r"\b(idg|ind)[._–-]+\s*0?(?=\d)", re.IGNORECASE)  # 'IdG.1', 'IdG-03'
_NUMBER_SIGN = re.compile(
    rf"(?:^[ ]*|{_SAYS})(?:nro\.?|num\.?|n[uú]mero|#)[ ]*(?=\d{{1,2}}\b)", re.I
)
_ROMANS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_WORDS = (
    *("uno", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"),
    *("once", "doce"),
)
_ORDINALS = (
    *("primer[ao]?", "segund[ao]", "tercer[ao]?", "cuart[ao]", "quint[ao]", "sext[ao]"),
    *("s[eé]ptim[ao]", "octav[ao]", "noven[ao]", "d[eé]cim[ao]", "und[eé]cim[ao]"),
    "duod[eé]cim[ao]",
)
_DASHED = re.compile(r"^\s*(?:I-|IG-?)0?(\d{1,2})(?=[\s:=.)])", re.IGNORECASE)  # 'I-3: 60%', 'IG3'
_NO_TERM = r"(?!\.?\s*(?:sem|trim|bim|per[ií]odo|a[ñn]o|mes|que|de\s+20|20\d\d))"
_ORDINAL = re.compile(  # '1º 60%', '3ro. 45%'
    rf"^\s*(\d{{1,2}})(?:[º°ª]|(?:er|ro|ero|do|to|vo|mo|no|ra|da|ta)(?![^\W\d_])){_NO_TERM}"
    r"[\s.:)=-]*(?=\S)",
    re.IGNORECASE,
)
_ORDINALS_FIRST = tuple(
    re.compile(rf"^\s*{ordinal}(?![^\W\d_]){_NO_TERM}[\s.:)=-]*(?=\S)", re.IGNORECASE)
    for ordinal in _ORDINALS
)
_LETTERS = "abcdefghijkl"
_LETTER = re.compile(rf"\s*([{_LETTERS}])\s*[.)]\s*(?=[-−+]?\d)", re.IGNORECASE)
_ROMAN = re.compile(rf"\s*({'|'.join(_ROMANS[::-1])})\s*[.):-]+\s*(?=\S)", re.IGNORECASE)
_NO_SEMESTER = r"(?![^\W\d])(?!\.?\s*(?:sem|trim|de\s+20|20))"
_NAMED = tuple(
    re.compile(rf"{_SAYS}(?:{said}){_NO_SEMESTER}", re.IGNORECASE)
    for said in map("|".join, zip(_ROMANS, _WORDS, _ORDINALS, strict=True))
)
_NAMED_AFTER = tuple(
    re.compile(rf"\b{ordinal}\s+indicador\b", re.IGNORECASE) for ordinal in _ORDINALS
)
_PERCENT = r"\s*(?:%|(?:por|x)\s?cien(?:to)?\b|pct\b)"
_LABEL = r"(?:meta|prog\w*|ejec\w*|avance|logr\w*|alcanz\w*)\.?(?:\s+(?:de|del|fue|es|era|un))*"
_BEFORE = re.compile(rf"(?:[:=(\t;|]|\b{_LABEL})\s*$|\by\s+$", re.IGNORECASE)
_AFTER = re.compile(rf"{_PERCENT}|\s*(?:$|[,;.)\t|])|\s+(?:y|e|{_LABEL})\b", re.IGNORECASE)
_ENCLOSED = re.compile(r"(\d+(?:[.,]\d+)?)\s*%?\s*\(\s*$")  # '60 (sesenta)'
_LARGE = 20  # from which on a number word at a line's end is rather a figure than a count of things
_TWICE = re.compile(
    r"(?<![\d.,])(-?\d+(?:[.,]\d+)?)\s*(%?)\s*\(\s*(-?\d+(?:[.,]\d+)?)\s*(%?)\s*\)", re.IGNORECASE
)


def with_plain_signs(text: str) -> str:
    """The text with the pictures of numbers, and signs around them, as they are usually written."""
    text = _KEYCAPS.sub(r"1\1 ", text.replace(_TEN, "10 "))
    return _APOSTROPHE.sub(",", _KEYCAP.sub(r"\1 ", text))


def with_numerals(line: str) -> str:
    """The line with digits for 'IdG cuatro', 'IdG IV', 'sesenta por ciento' and '%45'."""
    line = _DASHED.sub(r"IdG \1", _DOTTED.sub(r"\1 ", line))
    line = _ORDINAL.sub(r"\1: ", line)
    for number, ordinal in enumerate(_ORDINALS_FIRST, start=1):
        line = ordinal.sub(f"{number}: ", line)
    line = _NUMBER_SIGN.sub(lambda found: f"{found[1]} " if found[1] else "N° ", line)
    for number, (named, after) in enumerate(zip(_NAMED, _NAMED_AFTER, strict=True), start=1):
        line = after.sub(f"IdG {number}", named.sub(rf"\1 {number}", line))
    return _once(_figures_in_digits(_SIGN_BEFORE.sub(r"\1%", line)))


def counted_in_digits(lines: list[str]) -> list[str]:
    """'I. 60%', 'II. 45%', or 'a) 60%', 'b) 45%', with digits, where the lines count from one."""
    for form, known in ((_ROMAN, _ROMANS), (_LETTER, tuple(_LETTERS.upper()))):
        found = [form.match(line) for line in lines]
        said = [known.index(each[1].upper()) + 1 for each in found if each]
        if len(said) < 2 or said != list(range(1, len(said) + 1)):
            continue
        return [
            f"{known.index(each[1].upper()) + 1}. {line[each.end() :]}" if each else line
            for line, each in zip(lines, found, strict=True)
        ]
    return lines


def _figures_in_digits(line: str) -> str:
    """The line with digits for those number words that are surely a figure."""
    plain = "".join(map(_plain_letter, line))
    for span in reversed(number_spans(plain)):
        before, behind = plain[: span.start], plain[span.end :]
        if re.search(r"\b(?:por|x) ?$", before) or not _is_figure(before, behind, span):
            continue
        percent = re.match(_PERCENT, behind)
        end = span.end + (percent.end() if percent else 0)
        enclosed, closed = _ENCLOSED.search(before), re.match(r"\s*\)", plain[end:])
        if enclosed and closed and enclosed[1].replace(",", ".") == span.digits:
            line = f"{line[: enclosed.end(1)]}{'%' * bool(percent)}{line[end + closed.end() :]}"
        else:
            line = f"{line[: span.start]}{span.digits}{'%' * bool(percent)}{line[end:]}"
    return line


def _plain_letter(letter: str) -> str:
    """One letter, without its accent."""
    return unicodedata.normalize("NFKD", letter)[0].casefold()[:1] or letter


def _is_figure(before: str, behind: str, span: NumberSpan) -> bool:
    """Whether a percent sign, or its place, shows that the words are a figure of the line."""
    if re.match(_PERCENT, behind):
        return True
    if _BEFORE.search(before) and _AFTER.match(behind):
        return True
    return not behind.strip(" .") and float(span.digits) > _LARGE


def _once(line: str) -> str:
    """'60 (60%)' and '0.6 (60%)' as one figure; two that differ stay."""
    return _TWICE.sub(lambda found: f"{found[3]}%" if _is_said_twice(found) else found[0], line)


def _is_said_twice(found: re.Match[str]) -> bool:
    try:
        one, other = (Decimal(found[at].replace(",", ".")) for at in (1, 3))
    except InvalidOperation:
        return False
    if one == other:
        return bool(found[2] or found[4])
    return bool(found[4]) and not found[2] and 0 < abs(one) < 1 and one * 100 == other
