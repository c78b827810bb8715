"""Recommendations beside what the conclusions say of the same regions, and groups without one."""

import re
from collections.abc import Iterator

from convenio.evaluation.checks.subjects import Evaluated, conflict
from convenio.evaluation.contradictions import Contradiction, ContradictionKind
from convenio.evaluation.groups import Group, group_of
from convenio.evaluation.items import Claim, Item
from convenio.evaluation.reading.claims.sentence_claims import chief_claim, claims_in
from convenio.evaluation.reading.folded import folded
from convenio.evaluation.words import CLAIMS, GROUP_TITLES, GROUPS, figure_words, region_names

_TO_MEET = re.compile(
    r"\b(?:cumpl|alcan[zc]|super|logr|lleg)\w*\b[^.;]{0,40}\b(?:metas?|programad\w+|programacion)\b"
    r"|\bejecu\w+\b[^.;]{0,30}\bmetas?\b"
)
_SETS_A_GOAL = re.compile(
    r"\b(?:program|fij|establec|defin|remit|incorpor|inclu|formul|propon|consider|evalu)\w*\b"
    r"[^.;]{0,40}\b(?:metas?|programacion|indicador|idg)\b|\bprogram(?:ar|en)\b"
)
_GOES_ON = re.compile(
    r"\b(?:continu\w+|mantener|mantengan|proseguir|prosigan|seguir|sigan|sostener)\b"
)
_KEEPS_MEETING = re.compile(
    rf"{_GOES_ON.pattern}[^.;]{{0,25}}\b(?:cumplimiento|cumpliendo|alcanzando|superando|logro)\b"
    r"[^.;]{0,20}\b(?:metas?|program\w+)\b"
)
_MISSED = {Group.NOT_MET: Claim.NOT_MET, Group.NOT_EXECUTED: Claim.NOT_EXECUTED}


def of_recommendations(subject: Evaluated) -> Iterator[Contradiction]:
    for item in subject.recommendations:
        if item.regions:
            yield from _against_conclusions(subject, item)
    if subject.recommendations or subject.conclusions:
        yield from _without_any(subject)


def _against_conclusions(subject: Evaluated, item: Item) -> Iterator[Contradiction]:
    low = folded(item.text)
    to_meet, sets_goal = bool(_TO_MEET.search(low)), bool(_SETS_A_GOAL.search(low))
    keeps = bool(_KEEPS_MEETING.search(low))
    goes_on, said = bool(_GOES_ON.search(low)), chief_claim(claims_in(item.text))
    for claim, regions in subject.claimed.items():
        denied = regions.intersection(item.regions)
        if not denied:
            continue
        kind = None
        if claim in (Claim.NOT_APPLICABLE, Claim.NO_GOAL):
            asked = to_meet and not sets_goal
            presupposed = goes_on or (claim is Claim.NOT_APPLICABLE and not sets_goal)
            kind = ContradictionKind.GOAL_ASKED if asked else None
            kind = kind or (ContradictionKind.PRESUPPOSED if presupposed else None)
        elif (claim is Claim.NOT_EXECUTED and goes_on) or (claim is Claim.NOT_MET and keeps):
            kind = ContradictionKind.PRESUPPOSED
        if kind is None and said is not None and conflict(said, claim):
            kind = ContradictionKind.PRESUPPOSED
        for region in denied if kind else ():
            assert kind is not None
            yield Contradiction(
                subject.indicator,
                region,
                kind,
                f"conclusión: {CLAIMS[claim]}; recomendación: {_short(item.text)}",
                figure_words(subject.figures.get(region)),
            )


def _without_any(subject: Evaluated) -> Iterator[Contradiction]:
    """Groups that missed the goal, by the figures or by what is concluded where there are none."""
    advised = frozenset[str]().union(*map(subject.meant, subject.recommendations))
    for group, claim in _MISSED.items():
        regions = [
            region
            for region in sorted(subject.expected - advised)
            if _group(subject, region, claim) is group
        ]
        if regions:
            yield Contradiction(
                subject.indicator,
                "",
                ContradictionKind.NO_RECOMMENDATION,
                "sin ninguna recomendación",
                f"{_title(group, len(regions))}: {region_names(regions)}",
            )


def _title(group: Group, count: int) -> str:
    return GROUP_TITLES[group] if count > 1 else GROUPS[group].capitalize()


def _group(subject: Evaluated, region: str, claim: Claim) -> Group:
    group = group_of(subject.figures.get(region))
    if group is Group.NOT_REPORTED and region in subject.claimed[claim]:
        return Group(claim.value)
    return group


def _short(text: str, longest: int = 120) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
