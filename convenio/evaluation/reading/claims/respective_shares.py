"""Shares told in turn: 'Puno e Ica alcanzaron el 100 % y el 45 % de la meta, respectivamente'."""

import re
from collections.abc import Sequence

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims.claim_words import AIM, PART_ALONE, WHOLE_ALONE
from convenio.evaluation.reading.claims.phrases import Claimed
from convenio.evaluation.reading.claims.verbs import is_whole
from convenio.evaluation.reading.regions.named_regions import named_regions

_IN_TURN = re.compile(r"\b(?:respectivamente|en\s+ese\s+orden|en\s+el\s+mismo\s+orden)\b")
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?P<share>\d{{1,4}}(?:[.,]\d{{1,4}})?)\s?%|\b(?:(?P<all>{WHOLE_ALONE})|{PART_ALONE})\b"
)
_OWN_SHARE = re.compile(
    r"[\s,:(]*(?:(?:con|en|al|el|un)\s+){0,2}(\d{1,4}(?:[.,]\d{1,4})?)\s?%(?!\s+de\s+meta)"
)
_PLAN = re.compile(r"\b(?:metas?|program\w+|previst\w+)\b")
_OF_GOAL = re.compile(
    r"\s*(?:de\s+)?(?:la|las|lo|sus?)?\s*(?:(?:respectivas|propias)\s+)?"
    rf"(?:{AIM}|program|cumplimiento)"
)
_OF_FULFILLING = re.compile(
    r"\bcumpl\w+(?:\s+(?:(?:con|de|del|en|un|el|al|la|las|sus?)\s+|metas?\s+){0,4})\s*$"
)


def is_in_turn(low: str) -> bool:
    return _IN_TURN.search(low) is not None


def claims_in_turn(
    text: str, low: str, claims: Sequence[Claimed]
) -> list[tuple[Claim, tuple[str, ...]]] | None:
    """What is said of each region, in their order; None where it can't be told."""
    codes = tuple(dict.fromkeys(each.code for each in named_regions(text)))
    amounts = list(_AMOUNT.finditer(low))
    said: list[Claim] | None = None
    if len(codes) < 2:
        return None
    if len(amounts) == 2 * len(codes):
        said = _compared(low, amounts)
    elif len(claims) == len(codes) and len({each.claim for each in claims}) > 1:
        said = [each.claim for each in claims]
    elif len({each.claim for each in claims}) == 1 and (
        not amounts
        or claims[-1].start >= amounts[-1].end()
        or _PLAN.search(low, claims[0].end, amounts[0].start())
    ):
        said = [claims[0].claim] * len(codes)  # 'superaron la meta con 45% y 60%'
    elif len(amounts) == len(codes) and _is_of_goal(low, amounts):
        said = [_of_amount(each) for each in amounts]
    if said is None:
        return None
    together: dict[Claim, list[str]] = {}
    for claim, code in zip(said, codes, strict=True):
        together.setdefault(claim, []).append(code)
    return [(claim, tuple(whose)) for claim, whose in together.items()]


def tells_shares_apart(text: str, low: str) -> bool:
    """Tell whether regions have shares of which only some are whole: 'Ica 100%, Puno 80%'."""
    named = named_regions(text)
    shares = [_OWN_SHARE.match(low, each.end) for each in named]
    whole = {is_whole(found[1]) for found in shares if found}
    return len(whole) > 1 and _PLAN.search(low) is None


def _is_of_goal(low: str, amounts: Sequence[re.Match[str]]) -> bool:
    in_words = not any(each["share"] for each in amounts)
    goal = _OF_GOAL.match(low, amounts[-1].end())
    return bool(in_words or goal or _OF_FULFILLING.search(low, 0, amounts[0].start()))


def _of_amount(found: re.Match[str]) -> Claim:
    whole = is_whole(found["share"]) if found["share"] else bool(found["all"])
    return Claim.MET if whole else Claim.NOT_MET


def _compared(low: str, amounts: Sequence[re.Match[str]]) -> list[Claim] | None:
    """'programaron 60% y 45% y ejecutaron 70% y 30%'."""
    half = len(amounts) // 2
    if not all(each["share"] for each in amounts):
        return None
    first_is_plan = _PLAN.search(low, 0, amounts[0].start()) is not None
    then_is_plan = _PLAN.search(low, amounts[half - 1].end(), amounts[half].start()) is not None
    if first_is_plan is then_is_plan:
        return None
    figures = [float(each["share"].replace(",", ".")) for each in amounts]
    plans, done = figures[:half], figures[half:]
    if then_is_plan:
        plans, done = done, plans
    return [
        Claim.MET if did >= plan else Claim.NOT_MET if did else Claim.NOT_EXECUTED
        for plan, did in zip(plans, done, strict=True)
    ]
