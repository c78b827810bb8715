"""Items out of their words: of which kind, about whom, and with what claim, beside the others."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from convenio.evaluation.items import Claim, Item, ItemKind
from convenio.evaluation.reading.claims.echoes import echoed
from convenio.evaluation.reading.claims.sentence_claims import told_on
from convenio.evaluation.reading.clauses import Clause, clauses_of
from convenio.evaluation.reading.demands import (
    demands,
    is_of_ministry_alone,
    kind_of,
    opens_concluding,
    opens_recommending,
    responsible_for,
    thanks,
)
from convenio.evaluation.reading.drafts import Draft, bare, only_names
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.headings import TextPart
from convenio.evaluation.reading.regions.addressees import Addressees, addressees, sets_apart
from convenio.evaluation.reading.regions.contrasts import denied_in
from convenio.evaluation.reading.sentences import recommending_parts, sentences

_KINDS = {
    TextPart.CONCLUSIONS: ItemKind.CONCLUSION,
    TextPart.RECOMMENDATIONS: ItemKind.RECOMMENDATION,
}
_FIGURES = re.compile(
    r"\b(?:metas?|cumpl(?:i|e|id)\w*|incumpl\w*|program(?:ad|aci|o\b|aron)\w*|previst[oa]s?|ejecut(?:o|aron|ad|an?)\w*"
    r"|ejecucion|avances?|totalidad|mitad|pactad\w+|compromiso)\b|\d\s?%|\b\d{1,3}\s+de\s+(?:l[ao]s\s+)?\d"
)
_LEFT_UNDONE = re.compile(  # 'no capacitó a ninguna persona': not executed, or below the goal?
    r"\b(?:no|ni|tampoco|nunca)\s+(?:se\s+)?(?:logr(?:o|aron)\s+|ha\s+|han\s+)?"
    r"(?:elabor|capacit|suscri|firm|celebr|brind|atend|organiz|desarroll|implement|inscri|orient|sensibiliz"
    r"|visit|realiz|efectu|concret|conclu|inici|culmin|aprob|aprueb|registr|incorpor|coloc|concili)"
    r"(?!\w*iera)\w*"
)
_NOT_YET = re.compile(  # what is hoped, asked or quoted
    r"\b(?:esper|compromet|propus|deb[ei]|indic[ao]|senal|prev(?:e|en)\b|tiene[n]?\s+que|es\s+(?:importante|necesari))"
    r"|\b(?:a\s+fin|para\s+(?:\w+\s+){0,2}(?:cumplir|lograr|alcanzar|superar|mejorar)|en\s+cumplimiento\s+de)\b|\bproceso\s+de\b"
    r"|^\W*si\s+(?!bien\b)|\bcumpl\w+\s+con\s+[a-z]+[aei]r\b"
)


class DoubtKind(StrEnum):
    """What an item leaves open: which regions it means, what it claims of them, or if it does."""

    WHICH_REGIONS = "which_regions"
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

    def add(self, draft: Draft) -> None:
        parts = _of_one_kind(draft)
        for indicator in draft.indicators:
            first = len(self.items)
            for text, kind in parts:
                clauses = clauses_of(text) if kind is ItemKind.CONCLUSION else [Clause(text, None)]
                whose = [_whose(clause, kind) for clause in clauses]
                for clause, to in zip(clauses, whose, strict=True):
                    others = [code for other in whose if other is not to for code in other.regions]
                    self._add(indicator, kind, clause, to, tuple(others), first, draft)

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
        if clause.several and clause.claim is not Claim.NOT_APPLICABLE:
            self.doubts.append(ReadDoubt(place, DoubtKind.WHICH_CLAIM))
        elif kind is ItemKind.CONCLUSION and claim is None and _leaves_open(clause.text):
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
    ) -> tuple[tuple[str, ...], bool, bool]:
        """The regions, whether all are meant, and whether that is to be asked."""
        if to.regions:
            return to.regions, False, to.rest
        if to.rest:
            apart = bool(others or to.excepted) and sets_apart(
                draft.text
            )  # 'A excepción de Pasco, … las demás'
            return self._others(indicator, kind, (*others, *to.excepted), within=apart)
        if to.everybody and (to.excepted or (others and clause.claim)):
            out = {*to.excepted, *others}
            left = tuple(code for code in self._expected if code not in out)
            return left, False, not left
        if draft.about and not to.everybody:
            return draft.about, False, False
        if to.they or (
            kind is ItemKind.RECOMMENDATION and self._refers(clause.text, first, to, draft)
        ):
            before = self._last_regions(indicator)
            return before, False, not before
        if to.everybody:
            return (), True, False
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
    ) -> tuple[tuple[str, ...], bool, bool]:
        """Those of whom nothing of the kind was said before: 'las demás no cumplieron'."""
        before = [item for item in self.items if item.indicator == indicator and not within]
        alike = [item for item in before if item.kind is kind] or (before if not others else [])
        said = {code for item in alike for code in item.regions} | set(others)
        left = tuple(code for code in self._expected if code not in said)
        return (left, False, False) if said and left else ((), False, True)

    def _refers(self, text: str, first: int, to: Addressees, draft: Draft) -> bool:
        """'…, por lo que se recomienda reprogramar': to those of whom the sentence spoke."""
        if to.everybody or len(self.items) != first + 1 or is_of_ministry_alone(text):
            return False
        return bool(self.items[-1].regions) and (draft.bullet or text[:1].islower())

    def _last_regions(self, indicator: int) -> tuple[str, ...]:
        named = (item.regions for item in reversed(self.items) if item.indicator == indicator)
        return next((regions for regions in named if regions), ())


def _leaves_open(text: str) -> bool:
    """Tell whether words that claim nothing speak of a goal or of what was done, or only name."""
    low = folded(text)
    speaks = _FIGURES.search(low) or _LEFT_UNDONE.search(low)
    return (speaks is not None and _NOT_YET.search(low) is None) or only_names(text)


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


def _of_one_kind(draft: Draft) -> list[tuple[str, ItemKind]]:
    """The draft's words in parts of one kind each, which its heading says or else its verbs."""
    if draft.part in _KINDS:
        kind = _KINDS[draft.part]
        turns = opens_concluding if kind is ItemKind.RECOMMENDATION else opens_recommending
        other = next(each for each in ItemKind if each is not kind)
        if kind is ItemKind.RECOMMENDATION:
            return [(part, other if turns(part) else kind) for part in _by_addressees(draft.text)]
        return [(part, other if turns(part) else kind) for part in recommending_parts(draft.text)]
    parts: list[tuple[str, ItemKind]] = []
    for part in _by_addressees(draft.text):
        begun = len(parts)
        for sentence in sentences(part) if not draft.bullet else [part]:
            kind = kind_of(sentence)
            if len(parts) > begun and parts[-1][1] is kind:
                parts[-1] = (f"{parts[-1][0]} {sentence}", kind)
            else:
                parts.append((sentence, kind))
    return parts


def _by_addressees(text: str) -> list[str]:
    """'Se recomienda a Puno … Asimismo, se recomienda a todas …': a part for each of them."""
    parts: list[str] = []
    before: Addressees | None = None
    for part in recommending_parts(text):
        to = addressees(part)
        named = to.regions or to.everybody or to.rest
        turned = opens_concluding(part) or (bool(parts) and not opens_recommending(parts[-1]))
        if parts and not turned and not (named and before and before != to):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
            before = to if named else None
    return parts
