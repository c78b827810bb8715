"""A pasted text without what is seen but not said: marks of lists and emphasis, invisible signs."""

import re
import unicodedata

from convenio.typed.clean_text import clean_text
from convenio.typed.figure_asides import corrected_above
from convenio.typed.figure_phrases import plain_figure
from convenio.typed.number_words import in_digits
from convenio.typed.pasted.source.asides import dictated
from convenio.typed.pasted.source.letters import spelled_out
from convenio.typed.pasted.source.numerals import (
    counted_in_digits,
    with_numerals,
    with_plain_signs,
)
from convenio.typed.pasted.source.separated import as_tabbed, side_by_side

LONGEST = 8_000
_EMPHASIS = re.compile(r"[*`]|(?<![^\W_])_|_(?![^\W_])")
_NOTE_SIGN = re.compile(r"(?<=[\d%])\s*\(\*{1,3}\)")  # '45 (*)'
_STRUCK = re.compile(r"~{1,2}(?=\S)[^~]*\S~{1,2}")  # '~45' alone is about 45
_QUOTED = re.compile(r"^\s*(?:>\s+)+(?=(?:[0-9]{1,2}\s*[.):]|[^\W\d]))")  # '> 45' is more than 45
_SENT = re.compile(  # '[21:03, 15/1/2021] María: …', '15/1/21, 9:03 p. m. - María: …'
    r"^\s*(?:\[[\d:/., apm]{8,30}\]\s*|\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d\d[\s.apm:\d]*-\s)"
    r"([^:\t]{1,60}):\s+(?=\S)",
    re.IGNORECASE,
)
_FOOTNOTE = re.compile(r"\s*(?:\((\d)\)|(\d)/)\s+[^\W\d].*")
_CIRCLED = {ord("①") + at: f" {at + 1}: " for at in range(20)} | {
    ord(first) + at: f" {at + 1}: " for first in "❶➀➊" for at in range(10)
}
_BULLET = re.compile(
    r"^\s*(?:[•·▪◦‣●○►▶➢➤✓✔☑]|[-–—](?=\s+\S*[A-Za-z])|[a-zA-Z]\)\s+(?=[^\W\d]{2}))\s*"
)
_MINUS = re.compile(r"(^|[:=.)\t;|])\s*menos\s+(?=\d)", re.IGNORECASE)  # '5: menos 5'
_ARROWS = re.compile("(?<=[\\d%])\\s*[➡➔➜⇒👉⏩]\ufe0f?\\s*(?=[-\\d])")  # pictures, between figures
_SIGN_ALONE = re.compile("(?m)(?<=\t) *([✓✔✅☑✗✘❌✖])\ufe0f? *(?=\t|$)")  # in a cell of its own
_LISTED = re.compile(r";[ \t.]*$")  # at the end of a line of a list
_LEADERS = re.compile(r"(?:\.\s?){3,}|…+|_{2,}|·{2,}")  # 'SOVIO ..... 60%'
_PERCENT = re.compile(r"(?<=\d)\s*(?:por|x)\s?cien(?:to)?(?!\w)", re.IGNORECASE)
_FULL_STOP = re.compile(r"(%|\s[\d.,]*\d)\.\s*$")  # behind a figure, not behind a list's number
_GAP = re.compile(" {4,}")
_KEPT_SIGNS = "°"


def clean_lines(text: str) -> list[str]:
    """The lines, each as it would be read aloud; digits and signs of one kind."""
    keyed = _SIGN_ALONE.sub(_sign_in_words, with_plain_signs(clean_text(text[:LONGEST])))
    signs = map(_plain_sign, _ARROWS.sub(" → ", keyed).translate(_CIRCLED))
    whole = as_tabbed(_unlisted("".join(signs).strip("\n ")))
    said = corrected_above([_SENT.sub("", line) for line in whole.split("\n")])
    lines = [_unmarked(line) for line in _without_footnote_marks(side_by_side(said))]
    lines = dictated(lines)
    return [_in_digits(with_numerals(line)) for line in spelled_out(counted_in_digits(lines))]


def struck_out(line: str) -> tuple[str, list[str]]:
    """The line without what its writer crossed out, and what that was."""
    return _STRUCK.sub(" ", line).strip(), _STRUCK.findall(line)


def _unmarked(line: str) -> str:
    line = _PERCENT.sub("%", line)
    line = _without_leaders(_QUOTED.sub("", line))
    plain = _EMPHASIS.sub("", _BULLET.sub("", _NOTE_SIGN.sub("", line)))
    line = _MINUS.sub(r"\1 -", plain.strip(" \v\f"))
    return _GAP.sub("   ", _FULL_STOP.sub(r"\1", line))


def _without_leaders(line: str) -> str:
    """The line without dots that lead from a name to its figure."""
    return _LEADERS.sub("  ", line) if re.search(r"[^\W_]", line) else line


def _without_footnote_marks(lines: list[str]) -> list[str]:
    """'60% (1)' and '60 1/' say 60 where a line further down begins '(1) Con …' or '1/ Con …'."""
    found = [_FOOTNOTE.fullmatch(line) for line in lines]
    for at, note in enumerate(found):
        if note is None:
            continue
        mark = rf"\({note[1]}\)" if note[1] else rf"{note[2]}/(?!\d)"
        behind = re.compile(rf"(?<=[\d%])[ \u00a0]+{mark}(?=\s|$)|(?<=[^\W\d])\s*{mark}(?=\s|$)")
        lines = [behind.sub("", line) for line in lines[:at]] + lines[at:]
    return lines


def _unlisted(text: str) -> str:
    """The text without semicolons at the ends of its lines, if it has no others."""
    lines = [_LISTED.sub("", line) for line in text.split("\n")]
    return text if any(";" in line for line in lines) else "\n".join(lines)


def _in_digits(line: str) -> str:
    """A line of number words and nothing else as its digits: '2: treinta y tres' is '2: 33'."""
    if any(sign in line for sign in "\t;|") or not re.search(r"[^\W\d]", line):
        return line
    digits = in_digits(plain_figure(line))
    return line if re.search(r"[^\W\d]", digits) else digits


def _sign_in_words(sign: re.Match[str]) -> str:
    return "sí" if sign[1] in "✓✔✅☑" else "no"


def _plain_sign(letter: str) -> str:
    if letter in "\n\t" or letter in _KEPT_SIGNS:
        return letter
    if letter == "٪":
        return "%"
    category = unicodedata.category(letter)
    if category in ("Cf", "Cc", "Co", "Cn", "Cs") or letter == "\ufe0f":
        return ""
    if category in ("So", "Sk"):
        return " "
    if letter.isdecimal():
        return str(unicodedata.decimal(letter))
    odd = letter.isnumeric() and not letter.isdecimal()  # '½' and '²' would make another number
    return letter if odd or letter in "ºª" else unicodedata.normalize("NFKC", letter)
