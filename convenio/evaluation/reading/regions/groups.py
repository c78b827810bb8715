"""Groups that earlier items tell: 'las que no cumplieron', 'las otras tres'."""

import re
from collections.abc import Sequence

from convenio.evaluation.items import Claim, Item
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.reading.regions.office_words import OFFICE
from convenio.evaluation.reading.regions.said_before import COUNTED, count_of

Meant = tuple[tuple[str, ...], bool, bool]  # the regions, whether all are meant, and if it is asked
_GROUPS = {
    "missed": Claim.NOT_MET,
    "met": Claim.MET,
    "idle": Claim.NOT_EXECUTED,
    "aimless": Claim.NO_GOAL,
}
_THOSE_WHO = re.compile(
    rf"^\W*(?:se\s+(?:recomienda|sugiere|exhorta)\s+)?(?:a|para)\s+(?:(?:las|los|aquell[ao]s)\s+(?:{OFFICE}\s+)?que"
    r"|quienes)\s+(?:(?P<missed>(?:no\s+(?:cumpl|alcanz|lleg|logr)|incumpl)\w*)|(?P<met>(?:si\s+)?(?:cumpl|alcanz|super|logr)\w*)"
    r"|(?P<idle>no\s+ejecut\w*)|(?P<aimless>no\s+program\w*))"
)
_SO_MANY_OTHERS = re.compile(
    rf"\b(?:las|los)\s+(?:otr[oa]s\s+(?P<n>{COUNTED})|(?P<m>{COUNTED})\s+(?:restantes|otr[oa]s))\b"
)


def claimed_group(text: str) -> Claim | None:
    """What is claimed of 'las que no cumplieron' that a text is for."""
    found = _THOSE_WHO.search(folded(text))
    if found is None:
        return None
    return next(claim for name, claim in _GROUPS.items() if found[name])


def others_counted(text: str) -> int:
    """How many 'las otras tres' or 'las 4 restantes' are; 0 where it is not said."""
    found = _SO_MANY_OTHERS.search(folded(text))
    told = found and (found["n"] or found["m"])
    return count_of(told) if told else 0


def so_many_others(
    before: Sequence[Item], count: int, others: tuple[str, ...], expected: Sequence[str]
) -> Meant:
    """'Las otras tres': of a list that an earlier item gave, or of all; else it is asked."""
    told = {code for item in before if item.claim for code in item.regions} | set(others)
    lists = [item.regions for item in reversed(before) if not item.claim]
    for whole in (*lists, tuple(expected)):
        left = tuple(code for code in whole if code not in told)
        if told and len(left) == count:
            return left, False, False
    return (), False, True


def those_who(before: Sequence[Item], claim: Claim) -> Meant:
    """'A las que no cumplieron': of whom an item claims it; asked where others may be meant too."""
    regions = [code for item in before if item.claim is claim for code in item.regions]
    none_done = any(item.claim is Claim.NOT_EXECUTED for item in before)
    wider = claim is Claim.NOT_MET and none_done
    return tuple(dict.fromkeys(regions)), False, wider or not regions
