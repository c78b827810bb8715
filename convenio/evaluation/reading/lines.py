"""The lines of a text as they are read: without marks of lists, emphasis and messages."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from convenio.evaluation.reading.folded import folded, unligatured
from convenio.typed.clean_text import clean_text

_SENT = re.compile(  # '[21:03, 15/1/2021] María: …', '15/1/21, 9:03 p. m. - María: …'
    r"^\s*(?:\[[\d:/., apm]{8,30}\]\s*"
    r"|\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}:\d\d[\s.apm:\d]{0,12}-\s)"
    r"[^:\t]{1,60}:\s+(?=\S)",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"^\s*(?:>\s?)+")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*{1,2}(?=\S)([^*\n]{1,600}?\S|\S)\*{1,2}(?![\w*])"
    r"|(?<!\w)_{1,2}(?=\S)([^_\n]{1,600}?\S)_{1,2}(?!\w)"
)
_HASHES = re.compile(r"^\s*#{1,6}\s+")
_SIGNS = "•·▪◦‣●○►▶➢➤➔→✓✔☑✅■□◾◽❖♦◆*+§Ø\uf0a7\uf0b7\uf0d8\uf0fc\uf076👉👍🔹🔸📌▫⮚❌✖✗✘⚠⛔🚫➖"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫"
_BULLET = re.compile(
    rf"\s*(?:[{_SIGNS}{_CIRCLED}]\ufe0f?|[-–—−](?=\s|[^\W\d]|[“«\"])|[oüv](?=\t|\s{{2,}}"
    rf"|\s+[A-ZÁÉÍÓÚÑ“«\"])"
    r"|[CR]\s?[.-]?\s?\d{1,2}\s?[.):-]+(?=\s)|[a-zA-Z]\.\d{1,2}(?:\.\d{1,2})*\s?(?:[.)]-?)?(?=\s)"
    r"|\d{1,2}(?:\.\d{1,2}){1,3}(?=\s+[A-ZÁÉÍÓÚÑ“«\"])"
    r"|\(?[a-zñ]\s?\)(?:\s?[.\-])?|[a-hñ]\.(?:-)?(?=\s)|\(?[ivx]{1,5}\s?\)|[ivx]{1,5}\.(?:-)?(?=\s)"
    r"|[IVX]{1,5}\s?[.)](?:-)?(?=\s)|[A-H][.)](?:-)?(?=\s+[A-ZÁÉÍÓÚÑ])"
    r"|(?P<number>\(?\d{1,2}(?:\.\d{1,2}){0,3}\s?(?:\.?-|[.)°º]{1,2}-?)"
    r"|\d{1,2}\ufe0f?\u20e3)(?=\s|[A-ZÁÉÍÓÚÑ“«\"])"
    r"|(?:primer[oa]|segund[oa]|tercer[oa]|cuart[oa]|quint[oa]|sext[oa]|PRIMER[OA]|SEGUND[OA]"
    r"|TERCER[OA]|CUART[OA]"
    r"|QUINT[OA]|Primer[oa]|Segund[oa]|Tercer[oa]|Cuart[oa]|Quint[oa])\s?(?:\.-|\.\s-|:|\.(?=\s)"
    r"|-))\s*"
)
_ROMAN = re.compile(r"[IVX]{1,5}\s?\.-?\s")
_AFTER_NUMBER = re.compile(
    r"(?:n\s?[°º.o]{1,2}|núm\.?|nro\.?|numeral|artículo|art\.)\s*$", re.IGNORECASE
)
_HYPHEN = re.compile(r"[^\W\d_]-$")
_CAPITALS_END = re.compile(r"(?<![^\W\d_])([A-ZÁÉÍÓÚÑ]{2,})-$")
_CAPITALS = re.compile(r"[A-ZÁÉÍÓÚÑ]{2,}(?![^\W\d_])")
_ACRONYM = re.compile(r"[DG]RTPE|MTPE|ODES?|PCM|TR|DG[A-Z]+|DP[A-Z]+|IDG|IDGS|CTPE|COVID|SUNAFIL")
_NUMBER_HYPHEN = re.compile(r"(?:\d|[A-Z])-$|[^\s]/$")
_SPLIT_PART = re.compile(
    r"(?<=[^\d\s][.;:”»\")])[ \t]+(?=(?:\*{0,2})(?:Conclusi[oó]n(?:es)?|Recomendaci[oó]n(?:es)?"
    r"|CONCLUSI[OÓ]N(?:ES)?"
    r"|RECOMENDACI[OÓ]N(?:ES)?)(?:\s*(?:[YyEe]\s+\w+)?\s*:|\.\s+(?=[A-ZÁÉÍÓÚÑ])))"
    r"|(?<=[^\d\s][.;])[ \t]+(?=recomenda[cs]i?[oó]n(?:es)?\s*:)"
    r"|(?<=[^\d\s][.;])[ \t]+(?=(?:IdG|IDG|Indicador(?: de [Gg]esti[oó]n)?"
    r"|INDICADOR)\s*(?:N\s?[°º.]{1,2}\s*)?\d{1,2}\s*(?::|\.-|-\s|\.\s+[A-ZÁÉÍÓÚÑ]))"
)
_CODE = re.compile(r"[CR]\W*\d")
_WORD = re.compile(r"\w+")
_SPACED_OUT = re.compile(r"(?m)^[ \t]*(?:[^\W\d_] ){7,}[^\W\d_]\W*$")
_BARE_NUMBER = re.compile(r"[ >]*(\d{1,2}) +(?=[^\W\d_]{2})(?!.*[\t|])")
_PARTED_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,12})-[ \t]*\n[ \t>]*([^\W\d_]{2,14})")
_HEADING_WORD = re.compile(r"conclusion(?:es)?|recomendacion(?:es)?|indicador(?:es)?")
_LONE_NUMBER = re.compile(r"\s*(?:[IVX]{1,5}|[A-Za-z]|\d{1,2}(?:\.\d{1,2})*)\s*[.)]")
_BLANKS = re.compile(r"[^\S\t\n]+")


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line without its bullet; `bullet`: whether it had one; `number`: the one that it had.

    `paged`: a page begins with it; `roman`: its number was one in capital letters; `mark`: of which
    kind its bullet was, as its sign.
    """

    text: str
    bullet: bool = False
    number: str = ""
    paged: bool = False
    roman: bool = False
    mark: str = ""

    @property
    def blank(self) -> bool:
        return not self.text


def text_lines(text: str) -> Iterator[TextLine]:
    """Each line in order; a form feed begins a page."""
    soft = re.sub("\u00ad[ \t]*\r?\n?", "", text)
    for at, page in enumerate(unligatured(soft).replace("\u00a0", " ").split("\f")):
        cleaned = _SPLIT_PART.sub(_parted, _whole_headings(clean_text(page)))
        cleaned = _numbered(_SPACED_OUT.sub(_closed_up, cleaned))
        for within, line in enumerate(cleaned.split("\n")):
            yield _read(line, paged=bool(at) and not within)


def _closed_up(found: re.Match[str]) -> str:
    """'C O N C L U S I O N E S' without its blanks."""
    return re.sub(r"(?<=\S) (?=\S)", "", found[0])


def _numbered(text: str) -> str:
    """The text with points behind the numbers of a list that has none: '1 ica', '2 puno' below."""
    lines = text.split("\n")
    last = 0
    for at, line in enumerate(lines):
        found = _BARE_NUMBER.match(line)
        ahead = _BARE_NUMBER.match(lines[at + 1]) if at + 1 < len(lines) else None
        begins = found and ahead and found[1] == "1" and ahead[1] == "2"
        if found and (begins or (last and int(found[1]) == last + 1)):
            last = int(found[1])
            lines[at] = f"{last}. {line[found.end() :]}"
        elif not line.strip() or found:
            last = 0
    return "\n".join(lines)


def _whole_headings(text: str) -> str:
    """The text with 'Reco-' and 'mendaciones:' below it in one line."""

    def whole(found: re.Match[str]) -> str:
        word = found[1] + found[2]
        return word if _HEADING_WORD.fullmatch(folded(word)) else found[0]

    return _PARTED_WORD.sub(whole, text)


def _parted(found: re.Match[str]) -> str:
    """A new line, but behind the number of the heading itself: 'II. INDICADOR N° 8:'."""
    begun = found.string.rfind("\n", 0, found.start()) + 1
    return found[0] if _LONE_NUMBER.fullmatch(found.string, begun, found.start()) else "\n"


def _read(line: str, *, paged: bool) -> TextLine:
    paged = paged or (line[:1] == " " and line[1:2] not in ("", " "))
    line = _HASHES.sub("", _QUOTED.sub("", _SENT.sub("", line)))
    line = _EMPHASIS.sub(lambda found: found[1] or found[2] or "", line)
    line = _BLANKS.sub(" ", line).strip(" ")
    bullet, number, mark, roman = False, "", "", _ROMAN.match(line) is not None
    for _ in range(2):
        found = _BULLET.match(line)
        if found is None or (found.end() == len(line) and len(line) > 2):
            break
        bullet, number = True, number or (found["number"] or "").strip("(). -°º")
        mark = mark or _mark(found[0].strip())
        line = line[found.end() :]
    return TextLine(line.strip(), bullet, number, paged, roman, mark)


def _mark(sign: str) -> str:
    """Of which kind a mark is: 'C' of 'C1.', '1)' of '2)', 'a)' of 'b)', or the sign."""
    if _CODE.match(sign):
        return sign[0]
    return _WORD.sub(lambda word: "1" if word[0].isdigit() else "a", sign)


def joined(lines: list[str]) -> str:
    """The lines as one; a word that was parted at a line's end is whole again."""
    pieces: list[str] = []
    for line in lines:
        last = pieces[-1] if pieces else ""
        if _HYPHEN.search(last) and (line[:1].islower() or _is_parted(last, line)):
            pieces[-1] = last[:-1]
        elif last and not (_NUMBER_HYPHEN.search(last) and line[:1].isalnum()):
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def _is_parted(last: str, line: str) -> bool:
    """Tell whether a word in capital letters was parted there: 'CAJA-', 'MARCA'."""
    begun, rest = _CAPITALS_END.search(last), _CAPITALS.match(line)
    return begun is not None and rest is not None and not _ACRONYM.fullmatch(begun[1])


def goes_on(text: str) -> bool:
    """Tell whether a line that ends so is followed by its number: 'del indicador N°'."""
    return _AFTER_NUMBER.search(text) is not None
