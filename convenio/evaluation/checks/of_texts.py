"""Texts beside the regions that were chosen, beside each other, and beside the catalogue."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import REGIONS
from convenio.evaluation.checks.subjects import Evaluated
from convenio.evaluation.contradictions import Contradiction, ContradictionKind
from convenio.evaluation.items import Item
from convenio.evaluation.proponents import other_proponent
from convenio.evaluation.reading.addressees import addressees
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.words import KINDS, region_names


def of_choices(subject: Evaluated) -> Iterator[Contradiction]:
    """Regions that a text names and that were not chosen for it, and the other way round."""
    for item in (*subject.conclusions, *subject.recommendations):
        to = addressees(item.text)
        if not to.regions or item.everybody:
            continue
        chosen, named = frozenset(item.regions), frozenset(to.regions)
        for region in named - chosen:
            yield Contradiction(
                subject.indicator,
                region,
                ContradictionKind.NAMED_NOT_CHOSEN,
                f"{KINDS[item.kind]}: nombra {REGIONS[region].name}",
                f"elegidas: {region_names(item.regions) or 'ninguna'}",
            )
        for region in () if to.rest or to.excepted or to.they else chosen - named:
            if region in REGIONS:
                yield Contradiction(
                    subject.indicator,
                    region,
                    ContradictionKind.CHOSEN_NOT_NAMED,
                    f"{KINDS[item.kind]}: nombra {region_names(to.regions)}",
                    f"también está elegida {REGIONS[region].name}",
                )


def repeated(by_indicator: Mapping[int, Sequence[Item]]) -> Iterator[Contradiction]:
    """The same words twice, within an indicator or in several."""
    times: dict[str, dict[int, int]] = {}
    words: dict[str, str] = {}
    for number, items in by_indicator.items():
        for item in items:
            same = only_letters(item.text)
            if same:
                of = times.setdefault(same, {})
                of[number] = of.get(number, 0) + 1
                words[same] = min(words.get(same, item.text), item.text)
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
