"""Texts beside the regions that were chosen, beside each other, and beside the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.checks.subjects import Evaluated
from convenio.evaluation.contradictions import Contradiction, ContradictionKind
from convenio.evaluation.items import Item, ItemKind
from convenio.evaluation.proponents import other_proponent
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.addressees import addressees
from convenio.evaluation.reading.regions.back_references import back_references
from convenio.evaluation.reading.regions.contrasts import denied_in
from convenio.evaluation.reading.regions.named_regions import named_regions
from convenio.evaluation.reading.regions.said_before import listed_whole
from convenio.evaluation.words import KINDS, region_names


def of_choices(subject: Evaluated) -> Iterator[Contradiction]:
    """Regions that a text names and that were not chosen for it, and the other way round."""
    items = (*subject.conclusions, *subject.recommendations)
    of_words: dict[str, set[str]] = {}  # one sentence may say of some what it denies of others
    for item in items:
        of_words.setdefault(item.text, set()).update(item.regions)
    for item in items:
        to = addressees(item.text)
        if not to.regions or item.everybody or _means_some(item.text):
            continue
        chosen, named = frozenset(item.regions), frozenset(to.regions)
        for region in named - of_words[item.text] - _not_meant(item):
            yield Contradiction(
                subject.indicator,
                region,
                ContradictionKind.NAMED_NOT_CHOSEN,
                f"{KINDS[item.kind]}: nombra {REGIONS[region].name}",
                f"elegidas: {region_names(item.regions) or 'ninguna'}",
            )
        meant = (
            named if chosen <= named else frozenset(each.code for each in named_regions(item.text))
        )
        for region in () if to.rest or to.excepted or to.they else chosen - meant:
            if region in REGIONS:
                yield Contradiction(
                    subject.indicator,
                    region,
                    ContradictionKind.CHOSEN_NOT_NAMED,
                    f"{KINDS[item.kind]}: nombra {region_names(to.regions)}",
                    f"también está elegida {REGIONS[region].name}",
                )


def _not_meant(item: Item) -> frozenset[str]:
    """'De las tres (Ica, Puno y Tacna), solo Ica …', 'se exhorta a Puno, no así a Ica'."""
    recommends = item.kind is ItemKind.RECOMMENDATION
    denied = denied_in(item.text, folded(item.text)) if recommends else ()
    return frozenset((*listed_whole(item.text), *denied))


def _means_some(text: str) -> bool:
    """'Ica y Puno reportaron: la primera cumplió' names more than it is about."""
    return bool(back_references(text, folded(text)))


def repeated(by_indicator: Mapping[int, Sequence[Item]]) -> Iterator[Contradiction]:
    """The same words twice, within an indicator or in several.

    A conclusion that says one thing of some and the opposite of others is there once.
    """
    times: dict[str, dict[int, int]] = {}
    words: dict[str, str] = {}
    for number, items in by_indicator.items():
        alike: dict[str, list[Item]] = {}
        for item in items:
            alike.setdefault(only_letters(item.text), []).append(item)
        for same, twins in alike.items():
            if same:
                times.setdefault(same, {})[number] = 1 if _is_one(twins) else len(twins)
                said = min(item.text for item in twins)
                words[same] = min(words.get(same, said), said)
    for same, of in times.items():
        for number, count in of.items():
            said = _short(words[same])
            if count > 1:
                yield Contradiction(
                    number, "", ContradictionKind.SAME_TEXT, said, f"está {count} veces"
                )
            others = sorted(set(of) - {number})
            if others:
                named = ", ".join(f"IdG {other}" for other in others)
                yield Contradiction(
                    number,
                    "",
                    ContradictionKind.SAME_TEXT_ELSEWHERE,
                    said,
                    f"está también en {named}",
                )


def _is_one(twins: Sequence[Item]) -> bool:
    """'No fue Ica sino Puno', of Ica and again of Puno: each region is named there, and has one."""
    if len(twins) < 2 or any(item.claim is None or not item.regions for item in twins):
        return False
    chosen = [code for item in twins for code in item.regions]
    to = addressees(twins[0].text)
    named = {each.code for each in named_regions(twins[0].text)}
    return len(chosen) == len(set(chosen)) and (named.issuperset(chosen) or bool(to.excepted))


def of_leads(leads: Iterable[tuple[int, str]], indicators: Indicators) -> Iterator[Contradiction]:
    for number, text in leads:
        proponent = indicators[number].proponent if number in indicators else ""
        if proponent and (other := other_proponent(text, proponent)):
            yield Contradiction(
                number,
                "",
                ContradictionKind.OTHER_PROPONENT,
                f"proponente: {other}",
                f"proponente en el convenio: {proponent}",
            )


def only_letters(text: str) -> str:
    """Letters and digits alone, in small letters: what makes two texts the same."""
    return "".join(filter(str.isalnum, folded(text).replace("n°", "")))


def _short(text: str, longest: int = 120) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
