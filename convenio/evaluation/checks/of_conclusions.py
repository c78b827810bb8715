"""Conclusions beside the figures, beside each other, and beside the list of those who owe."""

from collections.abc import Iterator, Mapping

from convenio.evaluation.checks.subjects import CONFLICTS, Evaluated
from convenio.evaluation.contradictions import Contradiction, ContradictionKind
from convenio.evaluation.items import Claim
from convenio.evaluation.reading.regions.addressees import addressees
from convenio.evaluation.words import CLAIMS, figure_words
from convenio.report.results import Figure, State, met

_NOTHING = (None, 0)


def of_conclusions(subject: Evaluated) -> Iterator[Contradiction]:
    yield from _claims(subject)
    yield from _conflicts(subject)
    yield from _mentions(subject)
    yield from _for_nobody(subject)


def borne_out(figure: Figure) -> tuple[Claim, ...]:
    """The claims that a figure bears out; whoever executed nothing has not met the goal either."""
    match figure.state:
        case State.REPORTED:
            reached = Claim.MET if met(figure) else Claim.NOT_MET
            return (reached, Claim.NOT_EXECUTED) if figure.executed == 0 else (reached,)
        case State.NOT_EXECUTED:
            return (Claim.MET if met(figure) else Claim.NOT_MET, Claim.NOT_EXECUTED)
        case State.NO_GOAL:
            idle = figure.executed in _NOTHING
            return (Claim.NO_GOAL, Claim.NOT_EXECUTED) if idle else (Claim.NO_GOAL,)
        case State.NOT_APPLICABLE:
            return (Claim.NOT_APPLICABLE,)
    return tuple(Claim)  # what is missing contradicts nothing


def _claims(subject: Evaluated) -> Iterator[Contradiction]:
    borne = {region: borne_out(figure) for region, figure in subject.figures.items()}
    fit = _without_goal(subject, borne)
    for claim, regions in subject.claimed.items():
        for region in regions - (fit if claim is Claim.NOT_MET else frozenset()):
            if region in borne and claim not in borne[region]:
                yield Contradiction(
                    subject.indicator,
                    region,
                    ContradictionKind.CLAIM,
                    CLAIMS[claim],
                    figure_words(subject.figures[region]),
                )
    yield from _exceptions(subject, borne)


def _without_goal(subject: Evaluated, borne: Mapping[str, tuple[Claim, ...]]) -> frozenset[str]:
    """Of 'todas, salvo Tacna': Tacna, where it met nothing since it had nothing to meet."""
    missed = [item for item in subject.conclusions if item.claim is Claim.NOT_MET]
    told = {
        code
        for item in missed
        for code in subject.meant(item) - frozenset(addressees(item.text).excepted)
    }
    return frozenset(
        code for code in subject.excepted - told if Claim.MET not in borne.get(code, ())
    )


def _exceptions(
    subject: Evaluated, borne: Mapping[str, tuple[Claim, ...]]
) -> Iterator[Contradiction]:
    """'Todas cumplieron, salvo Tacna', where Tacna did as well."""
    spoken_of = frozenset[str]().union(*subject.claimed.values())
    for item in subject.conclusions:
        for region in frozenset(addressees(item.text).excepted) - spoken_of:
            if item.claim is not None and item.claim in borne.get(region, ()):
                yield Contradiction(
                    subject.indicator,
                    region,
                    ContradictionKind.CLAIM,
                    f"la exceptúa de «{CLAIMS[item.claim]}»",
                    figure_words(subject.figures[region]),
                )


def _conflicts(subject: Evaluated) -> Iterator[Contradiction]:
    for one, other in CONFLICTS:
        for region in subject.claimed[one] & subject.claimed[other]:
            yield Contradiction(
                subject.indicator,
                region,
                ContradictionKind.TWO_CLAIMS,
                f"{CLAIMS[one]}; {CLAIMS[other]}",
                figure_words(subject.figures.get(region)),
            )


def _mentions(subject: Evaluated) -> Iterator[Contradiction]:
    """Expected regions that no conclusion is about, and regions that are not expected."""
    items = (*subject.conclusions, *subject.recommendations)
    named = frozenset[str]().union(*(frozenset(item.regions) for item in items))
    for region in named - subject.expected:
        yield Contradiction(
            subject.indicator,
            region,
            ContradictionKind.NOT_EXPECTED,
            "la nombra",
            "no debe reportar en el semestre",
        )
    if not subject.conclusions:
        if subject.recommendations:
            yield Contradiction(
                subject.indicator,
                "",
                ContradictionKind.UNMENTIONED,
                "ninguna conclusión",
                f"{len(subject.expected)} regiones deben reportar",
            )
        return
    concluded = frozenset[str]().union(*map(subject.meant, subject.conclusions))
    for region in subject.expected - concluded - subject.excepted:
        yield Contradiction(
            subject.indicator,
            region,
            ContradictionKind.UNMENTIONED,
            "ninguna conclusión la menciona",
            figure_words(subject.figures.get(region)),
        )


def _for_nobody(subject: Evaluated) -> Iterator[Contradiction]:
    for item in subject.conclusions:
        if not item.regions and not item.everybody:
            yield Contradiction(
                subject.indicator,
                "",
                ContradictionKind.FOR_NOBODY,
                _short(item.text),
                "no dice de qué regiones es",
            )


def _short(text: str, longest: int = 120) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"
