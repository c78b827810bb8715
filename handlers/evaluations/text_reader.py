"""Texts of directorates, read with what the regions of a semester owe.

The reader is loaded with the first text: its patterns are long in the making.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convenio.calendar.periods import Period
from convenio.evaluation.items import Claim, Item, ItemKind
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.item_words import cut
from handlers.evaluations.review_views import nothing_read
from handlers.evaluations.standing import Standing
from storage.evaluations.evaluations import Evaluation
from storage.models import PeriodRow

SPLIT_AT = 3_500  # letters; a longer text is cut by Telegram's programs into several messages
MOST_SEARCHED = 40  # lines, for a heading
SHOWN = 60  # letters of what is no item, or not clear


@dataclass(frozen=True, slots=True)
class TextReading:
    """What was read: the items, and in words what each leaves open, and what is none.

    `lacks_indicator`: nothing says of which one the text is.
    """

    items: tuple[Item, ...]
    asked: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    lacks_indicator: bool = False


def read_evaluation_text(
    text: str, period: PeriodRow, standing: Standing, indicator: int | None
) -> TextReading:
    """Read a text of one indicator or, without one, of those that its headings name."""
    from convenio.evaluation.reader import NoIndicatorNamed, read_text
    from convenio.evaluation.reader_words import DOUBTS, NOT_ITEMS

    try:
        semester = Period.parse(period.code)
        read = read_text(text, period.indicators, standing.expected, indicator, semester)
    except NoIndicatorNamed:
        return TextReading((), lacks_indicator=True)
    asked = [""] * len(read.items)
    for doubt in read.doubts:
        asked[doubt.item] = "; ".join(filter(None, (asked[doubt.item], DOUBTS[doubt.kind])))
    others = [f"«{cut(left.text, SHOWN)}»: {NOT_ITEMS[left.why]}" for left in read.unread]
    return TextReading(read.items, tuple(asked), tuple(others))


def with_text(
    form: EvaluationForm,
    text: str,
    period: PeriodRow,
    own: Sequence[Evaluation],
    standing: Standing,
) -> tuple[EvaluationForm, str]:
    """The form with what is read of a text, and a note; nothing is saved.

    What comes after a long text that was not corrected since is the rest of it.
    """
    number = form.indicator or (own[0].indicator.number if len(own) == 1 else None)
    whole, continued = text, form.words if form.read and len(form.words) >= SPLIT_AT else ""
    if continued and read_evaluation_text(continued, period, standing, number).items == form.read:
        whole = f"{continued}\n{text}"
    reading = read_evaluation_text(whole, period, standing, number)
    if reading.lacks_indicator:
        which = EvaluationScreen.WHICH
        return form.without_read(screen=which, words=whole), ""
    items, asked, unread = _allowed(reading, own)
    if form.read and whole == text:
        before = (*form.asked, *("" for _ in form.read[len(form.asked) :]))
        items, asked = (*form.read, *items), (*before, *asked)
        unread = (*form.unread, *unread)
    if not items:
        screen = EvaluationScreen.INDICATOR if form.indicator else EvaluationScreen.CARD
        return replace(form, screen=screen, words=""), nothing_read(unread)
    read = EvaluationScreen.READ
    changed = replace(form, screen=read, read=items, asked=asked, unread=unread)
    return replace(changed, words=whole), ""


def _allowed(
    reading: TextReading, own: Sequence[Evaluation]
) -> tuple[tuple[Item, ...], tuple[str, ...], tuple[str, ...]]:
    """The items and what they leave open, and what is left out or was read as none, in words.

    Left out, and named, are those of another directorate, and of what was sent.
    """
    writable = {of.indicator.number for of in own if of.open}
    sent = {of.indicator.number for of in own} - writable
    left = [
        f"IdG {number}: ya se envió; para cambiarlo, toque «Corregir»"
        if number in sent
        else f"IdG {number}: no es de su dirección"
        for number in dict.fromkeys(item.indicator for item in reading.items)
        if number not in writable
    ]
    kept = [
        (item, ask)
        for item, ask in zip(reading.items, reading.asked, strict=True)
        if item.indicator in writable
    ]
    items, asked = tuple(item for item, _ in kept), tuple(ask for _, ask in kept)
    return items, asked, (*left, *reading.unread)


def reread(item: Item, words: str, standing: Standing, period: PeriodRow) -> Item:
    """The item with other words: regions, claim and month are read from them, if they say any."""
    read = read_evaluation_text(words, period, standing, item.indicator).items
    if len(read) != 1:
        return replace(item, text=words)
    told, changed = read[0], replace(item, text=words)
    if told.regions or told.everybody:
        changed = replace(changed, regions=told.regions, everybody=told.everybody)
    if item.kind is ItemKind.CONCLUSION and told.claim is not None:
        changed = replace(changed, claim=told.claim)
    if item.kind is ItemKind.RECOMMENDATION and told.due is not None:
        changed = replace(changed, due=told.due)
    return changed


@dataclass(frozen=True, slots=True)
class TypedRegions:
    """Regions as they are typed; `unread`: what besides them was no region."""

    regions: tuple[str, ...]
    everybody: bool = False
    unread: str = ""


def typed_regions(words: str, expected: Sequence[str]) -> TypedRegions:
    """The regions that are typed where an item's are chosen: names, all, or all but some."""
    from convenio.evaluation.reading.drafts import beside_names
    from convenio.evaluation.reading.regions.addressees import addressees

    to = addressees(words)
    if to.everybody and not to.excepted and not to.regions:
        return TypedRegions((), everybody=True)
    if to.everybody or to.rest or to.excepted:
        left = tuple(code for code in expected if code not in to.excepted)
        told = to.everybody and to.excepted and not to.rest
        return TypedRegions(left) if told else TypedRegions((), unread=words)
    return TypedRegions((*to.regions, *to.apart), unread=" ".join(beside_names(words).split()))


def typed_claim(words: str) -> Claim | None:
    """What is typed of an item that is shown, with nobody named: 'no cumplió', 'sin meta'."""
    from convenio.evaluation.reading.claims.sentence_claims import chief_claim, claims_in
    from convenio.evaluation.reading.regions.addressees import addressees

    to = addressees(words)
    return None if to.regions or to.everybody else chief_claim(claims_in(words))


def reads_as_evaluation(text: str) -> bool:
    """Tell whether a text that nothing asked for says something of regions, or has its headings."""
    from convenio.evaluation.reading.continuation import says_something
    from convenio.evaluation.reading.headings import part_heading

    headed = any(part_heading(line) for line in text.splitlines()[:MOST_SEARCHED])
    return "?" not in text and (headed or says_something(text))
