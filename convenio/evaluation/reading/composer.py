"""Items out of their words: of which kind, about whom, and with what claim, beside the others."""

from dataclasses import dataclass, replace
from enum import StrEnum

from convenio.evaluation.items import Claim, Item, ItemKind
from convenio.evaluation.reading.claims.echoes import echoed
from convenio.evaluation.reading.claims.sentence_claims import told_on
from convenio.evaluation.reading.claims.unclaimed import leaves_open
from convenio.evaluation.reading.clauses import Clause, clauses_of
from convenio.evaluation.reading.demands import (
    demands,
    is_of_ministry_alone,
    opens_therefore,
    responsible_for,
    thanks,
)
from convenio.evaluation.reading.drafts import Draft, bare
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.kind_parts import parts_of_one_kind
from convenio.evaluation.reading.regions.addressees import (
    Addressees,
    addressees,
    includes,
    sets_apart,
    singles_out,
)
from convenio.evaluation.reading.regions.contrasts import denied_in
from convenio.evaluation.reading.regions.groups import (
    Meant,
    claimed_group,
    others_counted,
    so_many_others,
    those_who,
)
from convenio.evaluation.reading.regions.said_before import listed_whole, meant_before


class DoubtKind(StrEnum):
    """What an item leaves open: which regions it means, what it claims of them, or if it does."""

    WHICH_REGIONS = "which_regions"
    OTHERS_NAMED = "others_named"
    WHICH_CLAIM = "which_claim"
    NO_CLAIM = "no_claim"


@dataclass(frozen=True, slots=True)
class ReadDoubt:
    """What is to be asked of the item at that place, from 0."""

    item: int
    kind: DoubtKind


class ItemComposer:
    """Takes drafts in the text's order; what it knows of earlier ones says who the others are."""

    def __init__(self, expected: tuple[str, ...]) -> None:
        self._expected = expected
        self.items: list[Item] = []
        self.doubts: list[ReadDoubt] = []
        self._rest: dict[int, tuple[str, ...]] = {}  # of whom 'las demás' was said
        self._excepted: set[int] = set()  # places of claims that a sentence makes by its exception

    def add(self, draft: Draft) -> None:
        parts = parts_of_one_kind(draft)
        for indicator in draft.indicators:
            first = len(self.items)
            for text, kind in parts:
                clauses = clauses_of(text) if kind is ItemKind.CONCLUSION else [Clause(text, None)]
                whose = [_whose(clause, kind) for clause in clauses]
                for clause, to in zip(clauses, whose, strict=True):
                    beside = zip(clauses, whose, strict=True)
                    others = [
                        code
                        for said, other in beside
                        if other is not to and (said.claim or not to.everybody)
                        for code in other.regions
                    ]
                    self._add(indicator, kind, clause, to, tuple(others), first, draft)

    def leave_told(self) -> None:
        """Drop what an exception claims of regions where another item says the same, or why."""
        told: dict[tuple[int, Claim | None], set[str]] = {}
        for at, item in enumerate(self.items):
            if at not in self._excepted and item.claim is not None:
                said = Claim.MET if item.claim is Claim.MET else Claim.NOT_MET
                told.setdefault((item.indicator, said), set()).update(item.regions)
        kept: list[int] = []
        for at, item in enumerate(self.items):
            out = told.get((item.indicator, item.claim), set()) if at in self._excepted else set()
            left = tuple(code for code in item.regions if code not in out)
            if left or not out:
                self.items[at] = replace(item, regions=left)
                kept.append(at)
        places = {at: place for place, at in enumerate(kept)}
        self.items = [self.items[at] for at in kept]
        self.doubts = [
            replace(each, item=places[each.item]) for each in self.doubts if each.item in places
        ]

    def _add(
        self,
        indicator: int,
        kind: ItemKind,
        clause: Clause,
        to: Addressees,
        others: tuple[str, ...],
        first: int,
        draft: Draft,
    ) -> None:
        regions, everybody, doubtful = self._meant(
            indicator, kind, clause, to, others, first, draft
        )
        claim = clause.claim
        if kind is ItemKind.CONCLUSION and claim is None and regions:
            claim = self._echo(indicator, clause.text)
        place = len(self.items)
        self._excepted |= {place} if clause.excepted else set()
        self.items.append(
            Item(
                indicator,
                kind,
                bare(clause.text),
                regions,
                everybody,
                claim if kind is ItemKind.CONCLUSION else None,
                responsible_for(clause.text),
            )
        )
        if doubtful or (claim and not regions and not everybody):
            self.doubts.append(ReadDoubt(place, DoubtKind.WHICH_REGIONS))
        elif to.apart:
            self.doubts.append(ReadDoubt(place, DoubtKind.OTHERS_NAMED))
        if clause.several:
            self.doubts.append(ReadDoubt(place, DoubtKind.WHICH_CLAIM))
        elif kind is ItemKind.CONCLUSION and claim is None and leaves_open(clause.text):
            self.doubts.append(ReadDoubt(place, DoubtKind.NO_CLAIM))

    def _meant(
        self,
        indicator: int,
        kind: ItemKind,
        clause: Clause,
        to: Addressees,
        others: tuple[str, ...],
        first: int,
        draft: Draft,
    ) -> Meant:
        """The regions, whether all are meant, and whether that is to be asked."""
        if to.regions and to.everybody and not clause.regions and singles_out(clause.text):
            return (), True, True
        if to.regions and to.everybody and not clause.regions and includes(clause.text):
            return (), True, False
        if to.regions:
            return to.regions, False, to.rest
        if to.rest:
            others = (*others, *to.excepted)
            whole = listed_whole(draft.text)
            left = tuple(code for code in whole if code not in others)
            if left and left != whole:
                return left, False, False
            apart = bool(others) and sets_apart(draft.text)  # 'A excepción de Pasco, … las demás'
            if count := others_counted(clause.text):
                return so_many_others(self._of(indicator), count, others, self._expected)
            return self._others(indicator, kind, others, within=apart)
        if to.everybody and (to.excepted or (others and clause.claim)):
            out = {*to.excepted, *others}
            left = tuple(code for code in self._expected if code not in out)
            return left, False, not left
        if draft.about and not to.everybody:
            return draft.about, False, False
        if to.they:
            before, everybody = meant_before(to.they, self._of(indicator))
            return before, everybody, not (before or everybody)
        if kind is ItemKind.RECOMMENDATION and self._refers(clause.text, first, to, draft):
            before = self._last_regions(indicator)
            return before, False, not before
        if to.everybody:
            return (), True, False
        if kind is ItemKind.RECOMMENDATION and (group := claimed_group(clause.text)):
            return those_who(self._of(indicator), group)
        if to.some:
            return (), False, True
        if kind is ItemKind.RECOMMENDATION and thanks(clause.text):
            return (), False, True
        return (), _is_for_all(kind, clause), False

    def _echo(self, indicator: int, text: str) -> Claim | None:
        last = self.items[-1] if self.items else None
        if last is None or last.indicator != indicator or last.claim is None:
            return None
        return echoed(text, last.claim) or told_on(last.text, text)

    def _others(
        self, indicator: int, kind: ItemKind, others: tuple[str, ...], *, within: bool = False
    ) -> Meant:
        """Those of whom nothing of the kind was said before: 'las demás no cumplieron'."""
        before = [] if within else self._of(indicator)
        alike = [item for item in before if item.kind is kind]
        if kind is ItemKind.RECOMMENDATION and not alike and not others and indicator in self._rest:
            return self._rest[indicator], False, False
        alike = alike or (before if not others else [])
        said = {code for item in alike for code in item.regions} | set(others)
        left = tuple(code for code in self._expected if code not in said)
        if kind is ItemKind.CONCLUSION and said and left:
            self._rest[indicator] = left
        return (left, False, False) if said and left else ((), False, True)

    def _of(self, indicator: int) -> list[Item]:
        return [item for item in self.items if item.indicator == indicator]

    def _refers(self, text: str, first: int, to: Addressees, draft: Draft) -> bool:
        """'…, por lo que se recomienda reprogramar': to those of whom the sentence spoke."""
        if to.everybody or len(self.items) == first or is_of_ministry_alone(text):
            return False
        if len(self.items) > first + 1 and not opens_therefore(text):
            return False
        return bool(self.items[-1].regions) and (draft.bullet or text[:1].islower())

    def _last_regions(self, indicator: int) -> tuple[str, ...]:
        named = (item.regions for item in reversed(self._of(indicator)))
        return next((regions for regions in named if regions), ())


def _whose(clause: Clause, kind: ItemKind) -> Addressees:
    if clause.regions:
        return Addressees(clause.regions)
    to = addressees(clause.text)
    if kind is ItemKind.CONCLUSION or len(to.regions) < 2:
        return to
    denied = denied_in(clause.text, folded(clause.text))
    return replace(to, regions=tuple(code for code in to.regions if code not in denied))


def _is_for_all(kind: ItemKind, clause: Clause) -> bool:
    """A demand that names nobody is made of all offices, but for what the ministry is to do."""
    if is_of_ministry_alone(clause.text):
        return False
    return kind is ItemKind.RECOMMENDATION or (clause.claim is None and demands(clause.text))
