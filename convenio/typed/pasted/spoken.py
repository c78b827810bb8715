"""Indicators and their figures said in one line: '4 45', 'la 4 es 45 y la 5 no aplica'."""

import re
from dataclasses import dataclass, field

from convenio.catalogue.indicators import Indicators
from convenio.typed.figure_patterns import ARROW
from convenio.typed.figure_phrases import plain_figure
from convenio.typed.figures import FigureFault, Mark, UnreadableFigure, read_figure
from convenio.typed.lone_words import read_lone_word
from convenio.typed.number_words import in_digits
from convenio.typed.pasted.cells import split_cells
from convenio.typed.pasted.line_forms.inline import of_several
from convenio.typed.pasted.names import after_name, name_in
from convenio.typed.pasted.pairs import may_be_number, numbers_in_turn
from convenio.typed.pasted.source.text import struck_out

_LEAD = (
    r"(?:(?:y|e|ah|tambien|ademas|solo|solamente|falt(?:a|aba|o)|olvide)\s+(?:poner\s+|mandar\s+)?)?"
    r"(?:(?:corrij\w+|correg\w+|corrig\w+|cambi\w+|pon(?:er|ga|go)?|anot\w+|guard\w+|report\w+)\s+)?"
    r"(?:(?:en|para|a|de|del|con|al)\s+)?(?:(?P<article>el|la|los|las)\s+)?"
    r"(?:(?P<word>idgs?|indicador(?:es)?|ind|i)\s*)?(?:n(?:ro|um|umero)?\s*[.°º]*\s*)?"
)
_NUMBER = rf"{_LEAD}(?P<number>[0-9]{{1,2}})"
_VERBS = (
    r"(?:(?:es|son|era|eran|fue|fueron|va|vamos|esta|estamos|tiene|tuvo|tenemos|quedo|quedamos|llega|llego"
    r"|llegamos|hizo|hicimos|se|logro|logramos|alcanzo|alcanzamos|cumplio|cumplimos|ejecuto"
    r"|ejecutado|ejecutamos|avance|avanzo|avanzamos|seria|que|con|en|a|al|un|el|le)\s+)*"
)
_ITEM = re.compile(rf"{_NUMBER}(?P<sign>\s*[:=)>→]+\s*|\s*[.–-]+\s+|\s+){_VERBS}(?P<said>\S.*)")
_BEHIND_NAME = re.compile(rf"^[\s:=)>→.–-]*{_VERBS}")
_ALONE = re.compile(_NUMBER)
_PARTS = re.compile(
    r"\s*;\s*|\s*,\s+|\s*\.\s+(?=\D)|,(?=\D)|\s+(?:y|e)\s+|\s+[/|]\s+(?=\d{1,2}\s+-?\d|[^\W\d])"
    r"|(?<=[\d%])\s+(?=(?:el|la|idg|indicador)\s+\d{1,2}\s)"
)
_OF_TWO = 2  # 'IdG 4 y 5: 60' may be a slip
_SENDS = re.compile(  # 'le paso: SOVIO 45'
    r"(?:aqui |ahi |aca )?(?:(?:l[eo]s?|te) )*(?:paso|envio|mando|reporto|adjunto|comparto|alcanzo"
    r"|informo|dejo|van?|estan?)"
    r"(?: (?:l[ao]s|mis?|el|la|mi|nuestr[ao]s?) (?:cifras|datos|avances?|reporte))?"
    r"(?: de [a-z ]{3,30})?\s*:\s*"
)
_OF_LETTER = re.compile(
    r"(?:estimad[oa]s?(?: \w+){0,3}|buen[oa]s \w+|(?:les? )?(?:adjunto|envio|remito|mando)[^\d:]*"
    r"|saludos(?: \w+){0,2}|atentamente|atte|gracias(?: de antemano)?)"
)
_RANGE = re.compile(r"\bentre (\d+) y (\d+)\b")
_TO = re.compile(rf"\d{{1,2}}{ARROW.pattern}")  # '4 → 45'
_THREE = re.compile(r"\d{1,2}(?:\s+\d+(?:[.,]\d+)?){2}")
_SEVERAL = re.compile(r"\s*(?:idgs?|indicador(?:es)?)\.?\s+(\d[^\t;:]*)", re.IGNORECASE)
_PAIR = re.compile(r"-?\d+(?:[.,]\d+)?\s*%?\s+-?\d+(?:[.,]\d+)?\s*%?")
_LABELLED = re.compile(r"(?:meta|prog\w*|ejec\w*|avance|logro|lograd\w+)\b.*\d.*")
_EVERY = re.compile(  # 'todos al 100%, menos el 4 que es 45'
    r"(?:en )?tod[oa](?P<all>s)?(?: (?:los|las))?(?: (?:indicadores|idgs?|doce|12))?"
    r"(?: (?:al?|en|con|es|son|estan|van|salieron))*\s*[:=]?\s*(?P<said>-?\d[\d.,]*\s*%?|no aplica)"
    r"(?:,? (?:menos|excepto|salvo)(?: en)? (?P<but>\S.*))?"
)
_ORDINALS = (
    *("primer[ao]?", "segund[ao]", "tercer[ao]?", "cuart[ao]", "quint[ao]", "sext[ao]"),
    *("septim[ao]", "octav[ao]", "noven[ao]", "decim[ao]", "undecim[ao]", "duodecim[ao]"),
)
_ORDINAL = tuple(
    (re.compile(rf"\b(el|la) {word}(?= )"), rf"\1 {number}")
    for number, word in enumerate(_ORDINALS, start=1)
)
_PLURAL = ((r"\bno aplican\b", "no aplica"), (r"\bno se ejecutaron\b", "no se ejecuto"))


@dataclass
class _Heard:
    """`waiting`: numbers whose mark is still to come, as in 'la 4 y la 5 no aplican'."""

    said: dict[int, list[str]] = field(default_factory=dict)
    waiting: list[int] = field(default_factory=list)
    named: bool = True


def spoken_lines(indicators: Indicators, text: str, *, named: bool = False) -> str | None:
    """The text with a line for each indicator, as a table; None where it says anything else.

    `named`: only where each indicator is named as such, by its article, its word or a colon.
    """
    line = text.strip()
    one = not (isinstance(read_figure(line), UnreadableFigure) or _TO.match(line))
    if "\n" in line or "\t" in line or one or struck_out(line)[1]:
        return None
    if _THREE.fullmatch(line):
        return None  # the first may number the others, or be a figure itself
    if len(of_all := of_several(indicators, plain_figure(line), "")) > _OF_TWO:
        return "\n".join(f"{number}: {cell}" for number, cell in of_all)
    if several := _SEVERAL.fullmatch(line):
        turns = numbers_in_turn(indicators, split_cells(several[1], ""))
        figures = [cell for each in turns for cell in each.cells]
        if not all(may_be_number(indicators, figure) for figure in figures):
            return "\n".join(each.text for each in turns)
    if every := _EVERY.fullmatch(in_digits(plain_figure(line))):
        return _of_every(indicators, every)
    heard = _Heard()
    for part in _parts(line):
        if not _hear(heard, part, indicators):
            return None
    if heard.waiting or not heard.said or (named and not heard.named):
        return None
    return "\n".join(f"{number}: {' '.join(said)}" for number, said in heard.said.items())


def _of_every(indicators: Indicators, every: re.Match[str]) -> str | None:
    """A line for each indicator with what is said of all, but for those that are excepted."""
    but = spoken_lines(indicators, every["but"]) if every["but"] else ""
    if but is None or not (every["all"] or but):
        return None
    said = {number: f"{number}: {every['said']}" for number in indicators}
    said |= {int(line.split(":")[0]): line for line in but.split("\n") if line}
    return "\n".join(said.values())


def denied_in(indicators: Indicators, text: str) -> tuple[int, str] | None:
    """The one indicator of which a text says that there is no figure, as '4 no hay'; and how."""
    plain = plain_figure(text)
    if found := _ITEM.fullmatch(plain):
        number, said = int(found["number"]), found["said"]
    elif number := name_in(indicators, plain) or 0:
        said = _BEHIND_NAME.sub("", after_name(indicators, plain))
    else:
        return None
    reading = read_figure(said)
    denied = isinstance(reading, UnreadableFigure) and reading.fault is FigureFault.NOTHING_SAID
    return (number, said) if denied and number in indicators else None


def _parts(line: str) -> list[str]:
    plain = _RANGE.sub(r"de \1 a \2", in_digits(plain_figure(line)))
    for ordinal, number in _ORDINAL:
        plain = ordinal.sub(number, plain)
    for plural, single in _PLURAL:
        plain = re.sub(plural, single, plain)
    parts = [part for part in _PARTS.split(plain) if part]
    while len(parts) > 1 and read_lone_word(parts[0]) is not None:
        parts = parts[1:]
    parts = [part for part in parts if not _OF_LETTER.fullmatch(part)]
    return [_SENDS.sub("", parts[0], count=1), *parts[1:]] if parts else []


def _hear(heard: _Heard, part: str, indicators: Indicators) -> bool:
    """Take one part of the line; False if it is nothing of an indicator."""
    if item := _item(part, indicators):
        return _take(heard, *item)
    last = next(reversed(heard.said.values()), None)
    alone = _ALONE.fullmatch(part)
    if alone and int(alone["number"]) in indicators and (last is None or _is_named(alone)):
        heard.waiting.append(int(alone["number"]))
        return int(alone["number"]) not in heard.said
    if len(heard.waiting) == 1 and _is_said(part):  # 'la 4, 45'
        return _take(heard, heard.waiting.pop(), part, named=True)
    if last is None or len(last) != 1 or heard.waiting or not _is_said(part):
        return False
    last.append(part)
    return True


def _item(part: str, indicators: Indicators) -> tuple[int, str, bool] | None:
    """The indicator that the part begins with, what it says of it, and whether it names it so."""
    if found := _ITEM.fullmatch(part):
        number, said = int(found["number"]), found["said"]
        named = _is_named(found) or not found["sign"].isspace()
    elif number := name_in(indicators, part) or 0:
        said, named = _BEHIND_NAME.sub("", after_name(indicators, part)), True
    else:
        return None
    return (number, said, named) if number in indicators and _is_said(said) else None


def _take(heard: _Heard, number: int, said: str, named: bool) -> bool:
    numbers = [*heard.waiting, number]
    heard.waiting = []
    heard.named &= named
    if len(numbers) > 1 and not isinstance(read_figure(said), Mark):
        return False  # one figure of several
    for number in numbers:
        if number in heard.said:
            return False
        heard.said[number] = [said]
    return True


def _is_named(found: re.Match[str]) -> bool:
    return bool(found["article"] or found["word"])


def _is_said(words: str) -> bool:
    """Whether it is a figure, a goal and a figure, or a mark."""
    if _PAIR.fullmatch(words) or _LABELLED.fullmatch(words):
        return True
    return not isinstance(read_figure(words), UnreadableFigure)
