"""What a verb claims of the goal, by itself and by what it is said of."""

import re
from dataclasses import dataclass

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims import claim_words as words
from convenio.evaluation.reading.regions.named_regions import begins_region

_WHOLE_GOAL = 100
_JUDGE = re.compile(  # what the ministry does, rather than the office
    r"\s+(?:que\s+se\s+)?(?:evalu|medi|analiz|emit|formul|calcul|determin|verific|calific|valor|pronunci"
    r"|conclu|compar|consider|contabiliz|recomend)\w+"
)
_IN_TURN = re.compile(r"[^.;]{0,80}\brespectivamente\b")  # to each its own: no one claim
_TELLING = ("inform", "report", "remit", "envi", "comunic")


@dataclass(frozen=True, slots=True)
class SpelledWord:
    """A word or a sign of a folded text, and where it stands."""

    text: str
    start: int
    end: int


def is_whole(number: str) -> bool:
    return float(number.replace(",", ".")) >= _WHOLE_GOAL


def reached(low: str, verb: SpelledWord, negated: bool) -> Claim | None:
    missed = verb.text.startswith("incumpl")
    claim = Claim.NOT_MET if negated is not missed else Claim.MET
    if verb.text.startswith("incumpl"):
        return claim
    if words.PARTLY.match(low, verb.end) or words.PART_OF_GOAL.match(low, verb.end):
        return Claim.NOT_MET
    share = words.SHARE.match(low, verb.end)
    if share and not words.OBJECT.match(low, verb.end):
        return _of_reached_share(verb, share, claim)
    if verb.text.startswith(("lleg", "consigu", "conclu", "complet", "culmin", "concret")):
        bare = negated and re.match(r"\s*(?:$|[.;,])", low[verb.end : verb.end + 3])
        return claim if bare or words.OF_GOAL.match(low, verb.end) else None
    if words.RIVAL.match(low, verb.end) and begins_region(low, verb.end):
        return None  # 'Tacna superó a Moquegua'
    if words.OF_GOAL.match(low, verb.end) or begins_region(low, verb.end):
        return claim
    if verb.text.startswith("cumpl") and words.WITH_ACTIVITIES.match(low, verb.end):
        return claim
    if words.OBJECT.match(low, verb.end) or not words.BARE.match(low, verb.end):
        return claim if _goal_before(low, verb) else None
    return claim


def _goal_before(low: str, verb: SpelledWord) -> bool:
    """'la meta no fue alcanzada por …', 'la meta que cumplieron las G/DRTPE'."""
    return words.GOAL_JUST_BEFORE.search(low[max(verb.start - 50, 0) : verb.start]) is not None


def _planned_was_done(low: str, verb: SpelledWord) -> Claim | None:
    """'Lo programado fue ejecutado en su totalidad por Ica', 'la mitad de lo programado fue …'."""
    subject = words.PLANNED_SUBJECT.search(low[max(verb.start - 90, 0) : verb.start])
    if subject is None or verb.text not in words.DONE:
        return None
    partly = subject["part"] or words.PARTLY.match(low, verb.end)
    share = words.SHARE.match(low, verb.end)
    return Claim.NOT_MET if partly or (share and not is_whole(share[1])) else Claim.MET


def _of_reached_share(verb: SpelledWord, share: re.Match[str], claim: Claim) -> Claim | None:
    """'alcanzaron el 45% de la meta', 'cumplieron al 100 %'."""
    full = is_whole(share[1])
    if claim is Claim.NOT_MET:
        return claim
    if verb.text.startswith("super"):
        return claim
    of_goal = re.match(
        r"\s*(?:de(?:l)?\s+)?(?:cumplimiento|ejecucion\s+de)?\s*(?:de\s+)?(?:la|las|lo|su|sus)?\s*"
        rf"(?:{words.AIM}|program|cumplimiento|objetiv)",
        share[2],
    )
    goal_named = re.search(r"\bmetas?\b|program", share[0][: share.start(1) - share.start()])
    if full or re.match(r"\s*(?:programad|previst|propuest|planific)", share[2]):
        return Claim.MET
    if verb.text.startswith("cumpl"):
        return (
            Claim.MET
            if goal_named
            and not re.match(r"[^.;%\d]*\b(?:al|en|solo|un)\s+(?:un\s+|el\s+)?\d", share[0])
            else Claim.NOT_MET
        )
    return Claim.NOT_MET if of_goal else (Claim.MET if goal_named else None)


def done(low: str, verb: SpelledWord, negated: bool) -> Claim | None:
    if not negated:
        return _share_done(low, verb)
    if words.NO_WORK.match(low, verb.end):
        return None
    if verb.text in ("llevo", "llevaron", "llevar", "llevado") and not low.startswith(
        " a cabo", verb.end
    ):
        return None
    if beside := words.BESIDE_GOAL.match(low, verb.end):  # 'no ejecutó menos de lo programado'
        return {"menos": Claim.MET, "mas": None}.get(beside[1], Claim.NOT_MET)
    less = words.WHOLE.match(low, verb.end) or words.NO_MORE_THAN.match(low, verb.end)
    return Claim.NOT_MET if less else Claim.NOT_EXECUTED


def _share_done(low: str, verb: SpelledWord) -> Claim | None:
    """'ejecutó el 20% de la meta', 'ejecutaron más de lo programado'."""
    if words.ALL_OF_GOAL.match(low, verb.end):
        return Claim.MET
    if words.PART_OF_GOAL.match(low, verb.end):
        return Claim.NOT_MET
    if claim := _planned_was_done(low, verb):
        return claim
    if not verb.text.startswith("ejecut"):
        return None
    amount = words.AMOUNT_ALONE.match(low, verb.end)
    if amount and not _IN_TURN.match(low, amount.end()):
        return Claim.MET if amount["all"] and not amount["less"] else Claim.NOT_MET
    if words.AS_PLANNED.match(low, verb.end):
        return Claim.MET
    if beside := words.BESIDE_GOAL.match(low, verb.end):
        return Claim.NOT_MET if beside[1] == "menos" else Claim.MET
    share = words.SHARE.match(low, verb.end)
    if share is None or not words.OF_GOAL.match(share[2]):
        return None
    return Claim.MET if is_whole(share[1]) else Claim.NOT_MET


def had(low: str, verb: SpelledWord, negated: bool) -> Claim | None:
    if not negated or (verb.text.startswith(_TELLING) and words.THE_WORK.match(low, verb.end)):
        return None  # 'no informaron la ejecución': nobody knows of it
    if words.WORK.match(low, verb.end):
        return Claim.NOT_EXECUTED
    return Claim.NO_GOAL if words.PLAN.match(low, verb.end) else None


def planned(low: str, verb: SpelledWord, negated: bool) -> Claim | None:
    return Claim.NO_GOAL if negated else None


def applies(low: str, verb: SpelledWord, negated: bool) -> Claim | None:
    if not negated:
        return None
    if verb.text in words.CONCERNS:
        if _JUDGE.match(low, verb.end):
            return None  # 'no corresponde evaluar'
        other = re.match(
            r"\s+(?:a|con)\s+(?:la|lo|las|los)\s+(?!g/|drtpe|region)", low[verb.end : verb.end + 20]
        )
        return None if other else Claim.NOT_APPLICABLE
    other = re.match(
        r"\s+(?:(?:el|la|los|las|sus?|dich[oa]s?|ningun[oa]?)\s+)(?!idg|indicador|metas?\b"
        r"|programa|"
        r"evaluacion|medicion|drtpe|grtpe|g/|region)\w+",
        low[verb.end : verb.end + 30],
    )
    said_of_goal = re.match(r"\s+(?:a|para|en|el|este|dicho)\b", low[verb.end : verb.end + 10])
    if other or (
        verb.text in ("aplico", "aplicaron")
        and not said_of_goal
        and low[verb.end : verb.end + 1] not in ("", ".", ",")
    ):
        return None
    return Claim.NOT_APPLICABLE
