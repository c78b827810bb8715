"""What is known of an item before all others were read: its words, part and indicators."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from convenio.evaluation.reading.claims.sentence_claims import claims_in
from convenio.evaluation.reading.demands import demands
from convenio.evaluation.reading.folded import CLOSING, OPENING, folded
from convenio.evaluation.reading.headings import TextPart
from convenio.evaluation.reading.regions.addressees import addressees
from convenio.evaluation.reading.regions.named_regions import begins_region, named_regions
from convenio.evaluation.reading.regions.office_words import OFFICE

_BLANKS = re.compile(r"\s+")
_FILL = re.compile(
    rf"\b(?:{OFFICE}|y|e|de|del|las?|los|el|en|son|region(?:es)?|con)\b|[\d.,;:%()/\-–•\s]+"
    rf"|\bmetas?\b"
)
LABEL = re.compile(rf"(?:nombre\s+de\s+la\s+)?{OFFICE}\s*:\s*")
_NUMBERS = re.compile(
    r"(?:(?<=^)|(?<=[.;:,)”»\"\s]))(?:(?P<digits>\d{1,2})\s?[.)]-?|\(?(?P<roman>[ivx]{1,4}"
    r"|[a-j])\s?\))\s+(?=[^\W\d_]|[“«\"])"
)
_PAIRS = {"“": "”", "«": "»", '"': '"', "'": "'", "‘": "’", "„": "”"}


@dataclass(frozen=True, slots=True)
class Draft:
    """An item's words as they stand. `bullet`: with a mark of a list; `at`: place in the text.

    `about`: the regions of a line above, as 'Región: Puno', for words that name none; `mark`: of
    which kind its bullet is.
    """

    text: str
    part: TextPart | None
    indicators: tuple[int, ...]
    bullet: bool
    at: int
    about: tuple[str, ...] = ()
    mark: str = ""


def bare(text: str) -> str:
    """The words without quotation marks around all of them, or that have no partner."""
    text = _BLANKS.sub(" ", text).strip().strip("*_").strip()
    for _ in range(3):
        without = _unquoted(text)
        if without == text:
            break
        text = without
    return text


def _unquoted(text: str) -> str:
    if not text:
        return text
    end = len(text.rstrip(".,; "))
    tail = text[end:]
    first, last = text[0], text[end - 1 : end]
    if first in _PAIRS and last == _PAIRS[first] and _pairs(text, first, end):
        return (text[1 : end - 1].rstrip() + tail.strip()).replace("..", ".")
    if first in '“«„‘"' and _lonely(text, first):
        return text[1:].lstrip()
    if last in '”»’"' and last and _lonely(text, last):
        return text[: end - 1].rstrip() + tail.strip()
    return text


def _pairs(text: str, opening: str, end: int) -> bool:
    """Tell whether the first mark's partner is the last one."""
    closing = _PAIRS[opening]
    inner = text[1 : end - 1]
    return opening not in inner and closing not in inner


def _lonely(text: str, mark: str) -> bool:
    opening = next((one for one, other in _PAIRS.items() if other == mark and one != mark), mark)
    if mark == '"' or mark == opening == _PAIRS.get(mark):
        return text.count(mark) == 1
    partner = _PAIRS.get(mark, opening)
    return text.count(mark) > text.count(partner)


def labelled(text: str) -> tuple[str, ...]:
    """The regions of a line that says no more: 'Región: Puno', 'DRTPE: Ica y Tacna'."""
    found = LABEL.match(folded(text))
    if found is None or not only_names(text[found.end() :]):
        return ()
    return tuple(dict.fromkeys(each.code for each in named_regions(text)))


def only_names(text: str) -> bool:
    """Tell whether it is regions and nothing else: 'Cajamarca, Ica y Puno', 'Puno (30%)'."""
    return len(text) <= 400 and bool(named_regions(text)) and not beside_names(text)


def beside_names(text: str) -> str:
    """What a text says besides regions and what joins them."""
    rest = list(folded(text))
    for each in named_regions(text):
        rest[each.start : each.end] = " " * (each.end - each.start)
    return _FILL.sub(" ", "".join(rest)).strip(f" {OPENING}{CLOSING}")


def with_leads(drafts: Sequence[Draft]) -> Iterator[Draft]:
    """Put each list of names to the sentence above it that ends with a colon.

    What else stands below 'A las G/DRTPE de Puno y Tacna:' is an item of its own, of the same.
    """
    at = 0
    while at < len(drafts):
        lead = drafts[at]
        at += 1
        if not _leads(lead, drafts[at : at + 1]):
            yield lead
            continue
        below: list[Draft] = []
        names = True
        while at < len(drafts) and _is_below(lead, drafts[at], below):
            if below and only_names(drafts[at].text) is not names:
                break
            names = only_names(drafts[at].text)
            below.append(drafts[at])
            at += 1
        if not below:
            yield lead
        elif names:
            listed = "; ".join(each.text.strip(" .;,") for each in below)
            yield replace(lead, text=f"{lead.text} {listed}.")
        else:
            yield from _led(lead, below)


def _leads(lead: Draft, below: Sequence[Draft]) -> bool:
    """Tell whether a list stands below: behind a colon, or of names that a line says nothing of."""
    if lead.text.rstrip('”»" ').endswith(":"):
        return True
    listed = bool(below) and below[0].bullet and only_names(below[0].text)
    return (
        listed and not lead.bullet and bool(claims_in(lead.text)) and not named_regions(lead.text)
    )


def _is_below(lead: Draft, each: Draft, below: Sequence[Draft]) -> bool:
    same = each.indicators == lead.indicators and each.part == lead.part
    listed = each.bullet or (not below and only_names(each.text) and bool(claims_in(lead.text)))
    if not same or not listed or each.text.rstrip().endswith(":"):
        return False
    if below and each.mark == lead.mark != below[0].mark:
        return False  # the next of the outer list
    if _is_of_claim(lead, each):
        return True
    if lead.bullet and not only_names(each.text):
        return bool(named_regions(lead.text)) and not named_regions(each.text)
    return not (below and claims_in(each.text) and named_regions(each.text) and lead.bullet)


def _is_of_claim(lead: Draft, each: Draft) -> bool:
    """Tell whether the lead makes the claim below it: 'No cumplieron:', 'Ica, por la lluvia'."""
    claims = bool(claims_in(lead.text)) and not named_regions(lead.text)
    told = claims and begins_region(folded(each.text), 0)
    return told and not (claims_in(each.text) or demands(each.text))


def _led(lead: Draft, below: Sequence[Draft]) -> Iterator[Draft]:
    of_some = bool(named_regions(lead.text)) or addressees(lead.text).some
    for each in below:
        goes_on = of_some and not named_regions(each.text) and not addressees(each.text).some
        led = goes_on or _is_of_claim(lead, each)
        yield replace(each, text=f"{lead.text} {each.text}") if led else each


def enumerated(draft: Draft) -> list[Draft]:
    """'1) Continuar … 2) Fortalecer …' in one line are two."""
    marks = list(_NUMBERS.finditer(draft.text))
    if not marks:
        return [draft]
    kept = [marks[0]]
    for each in marks[1:]:
        if _follows(kept[-1], each):
            kept.append(each)
    first = _value(kept[0])
    if len(kept) < 2 or first != 1 or len(draft.text[: kept[0].start()].strip()) > 0:
        return [draft]
    bounds = [*(each.start() for each in kept), len(draft.text)]
    return [
        replace(draft, text=draft.text[mark.end() : end].strip(" ;,"), bullet=True)
        for mark, end in zip(kept, bounds[1:], strict=True)
    ]


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    alike = (one["digits"] is None) == (other["digits"] is None)
    return alike and _value(other) == _value(one) + 1


_ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


def _value(found: re.Match[str]) -> int:
    if found["digits"]:
        return int(found["digits"])
    word = found["roman"]
    if word in _ROMAN:
        return _ROMAN.index(word) + 1
    return ord(word) - ord("a") + 1 if len(word) == 1 else 0
