"""The claims that a sentence makes of its regions' figures, by its verbs and their negation.

What regions should do, or do something for, claims nothing: 'deben cumplir', 'a fin de alcanzar'.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims import claim_words as words
from convenio.evaluation.reading.claims import verbs
from convenio.evaluation.reading.claims.echoes import with_echoes
from convenio.evaluation.reading.claims.phrases import Claimed, claimed_by_phrases
from convenio.evaluation.reading.claims.shares import claimed_by_shares
from convenio.evaluation.reading.folded import KEPT, folded

_WORD = re.compile(r"[a-z0-9/]+|[.;:,()]")
_CLAUSE = 200  # letters
_BACK = 7  # words that are looked at before a verb
_NEAR = 6
_WISHED = re.compile(
    r"\b(?:deb\w+|continuar|continuen|seguir|para|a\s+fin|fin\s+de|recom\w+|exhort\w+|sugier\w+|sugerimos"
    r"|prev\w+|espera\w*|proyect\w+|compromet\w+|podr\w+|si)\b"
)
_PRAISED = re.compile(r"\b(?:felicit|reconoc|destac|resalt|salud)\w+")
_ON_AVERAGE = re.compile(r"\bpromedio\b")
_TO_SOMEBODY = ("les", "le", "te", "os")
_TURNS = (".", ";", ":", "pero", "aunque", "sino", "no")
_DOUBT = 90  # letters
_DOUBTED = re.compile(
    r"\b(?:es|resulta)\s+(?:falso|inexacto|incorrecto|errado|dudoso|improbable|imposible)\s+que\s[^.;:,]*$"
    r"|\b(?:dificilmente|en\s+modo\s+alguno|(?:de|en)\s+ningun[ao]?\s+(?:modo|manera|forma|caso)|mal)\s+(?:se\s+)?"
    r"(?:pued|podr|pod|cabe)\w*\b[^.;:]{0,50}\bque\s[^.;:,]*$"
    r"|\b(?:verificar|determinar|confirmar|saber|precisar|establecer|comprobar|clar[oa]|duda|sabe|conoce)\s+si\s[^.;:,]*$"
    r"|\b(?:nieg\w+|descart\w+|desmient\w+|pone[n]?\s+en\s+duda)\s+que\s[^.;:,]*$"
    r"|\bno\s+(?:se\s+)?(?:advierte|aprecia|observa|constata|desprende|puede\w*|cabe|corresponde|procede|es\s+(?:cierto|posible|exacto)|consta|hay|existen?|ha\s+\w+"
    r"|acredit\w+|verific\w+|evidenci\w+|demostr\w+|sustent\w+|confirm\w+)\b[^.;:]{0,50}"
    r"\bque\s[^.;:,]*$"
)
_EARLIER = re.compile(
    r"\b(?:primer\s+semestre|20\d\d\s?-\s?i\b|(?:semestre|periodo|ano)\s+(?:anterior|pasado|previo|precedente)"
    r"|antes|previamente|anteriormente)\b"
)
_HAD_BEEN = re.compile(r"\bhabian?\b")
_DID_SO = ("hizo", "hicieron", "hecho")


@lru_cache(maxsize=KEPT)
def claims_in(text: str) -> tuple[Claimed, ...]:
    """Each claim in its order; two that stand at the same words are one."""
    low = folded(text)
    read = [verbs.SpelledWord(found[0], *found.span()) for found in _WORD.finditer(low)]
    found = [claimed for at in range(len(read)) if (claimed := _at(text, low, read, at))]
    found += (*claimed_by_phrases(low), *claimed_by_shares(low))
    found = _distinct(sorted(found, key=lambda each: (each.start, -each.end)))
    found = [
        each
        for each in found
        if not _of_an_average(low, each.start) and not _is_doubted(low, each.start)
    ]
    return tuple(with_echoes(low, _of_this_semester(low, found)))


def _of_this_semester(low: str, found: list[Claimed]) -> list[Claimed]:
    """'En el primer semestre había cumplido, esta vez no cumplió': not what had been before."""
    if not _EARLIER.search(low):
        return found
    now = [each for each in found if not _HAD_BEEN.search(low, each.start, each.end)]
    return now or found


def told_on(before: str, text: str) -> Claim | None:
    """What a short sentence claims by the verb of the one before: 'Puno, la totalidad.'"""
    if len(text) > _CLAUSE:
        return None
    begun = f"{before.rstrip(' .;')}; "
    made = claims_in(begun + text[:1].lower() + text[1:])
    return next((each.claim for each in made if each.start >= len(begun)), None)


def chief_claim(claims: Sequence[Claimed]) -> Claim | None:
    """The one claim of several of the same regions: 'no aplica' before others, else the first.

    Who 'no ejecutó ni programó' had no goal.
    """
    made = {each.claim for each in claims}
    if Claim.NOT_APPLICABLE in made:
        return Claim.NOT_APPLICABLE
    if made == {Claim.NOT_EXECUTED, Claim.NO_GOAL}:
        return Claim.NO_GOAL
    return claims[0].claim if claims else None


def _distinct(found: list[Claimed]) -> list[Claimed]:
    kept: list[Claimed] = []
    for each in found:
        if not kept or each.start >= kept[-1].end:
            kept.append(each)
    return kept


def _of_an_average(low: str, start: int) -> bool:
    first = max(start - _CLAUSE, 0)
    clause = max(first - 1, *(low.rfind(sign, first, start) for sign in ".;"))
    return _ON_AVERAGE.search(low, clause + 1, start) is not None


def _is_doubted(low: str, start: int) -> bool:
    """'No se puede afirmar que Cusco haya cumplido', 'No es cierto que …'."""
    return _DOUBTED.search(low[max(start - _DOUBT, 0) : start]) is not None


def _at(text: str, low: str, read: list[verbs.SpelledWord], at: int) -> Claimed | None:
    """The claim of the verb at that word, if it is a finite one and says something of a goal."""
    word = read[at].text
    if (
        word in words.REACHED
        or word in words.REACHED_BEFORE
        or word in words.TO_REACH
        or word in words.REACHING
    ):
        judged = verbs.reached
    elif word in words.DID or word in words.DONE or word in words.TO_DO:
        judged = verbs.done
    elif word in words.HAD or word in words.HAD_BEFORE:
        judged = verbs.had
    elif word in words.PLANNED or word in words.PLANNED_BEFORE or word in words.TO_PLAN:
        judged = verbs.planned
    elif word in words.APPLIES or word in words.CONCERNS:
        judged = verbs.applies
    else:
        return None
    if word in _DID_SO and any(each.text == "lo" for each in read[max(at - 2, 0) : at]):
        return None  # 'no lo hicieron' says what was said before
    auxiliaries, first, negated = _look_back(read, at)
    if not _is_said(text, read, at, auxiliaries, first):
        return None
    claim = judged(low, read[at], negated)
    start = read[first].start
    return Claimed(claim, start, read[at].end) if claim else None


def _look_back(read: list[verbs.SpelledWord], at: int) -> tuple[list[str], int, bool]:
    """The auxiliaries before a verb, the word that its group begins with, and if it is denied."""
    auxiliaries: list[str] = []
    first = at
    for earlier in range(at - 1, max(at - _BACK, 0) - 1, -1):
        word = read[earlier].text
        if word in words.NOT:
            if word == "no" and read[earlier + 1].text in ("solo", "solamente", "obstante"):
                return auxiliaries, first, False
            return auxiliaries, earlier, True
        if word in words.HAVE | words.ABLE | words.CONTINUED | words.OBLIGED:
            auxiliaries.append(word)
            first = earlier
        elif word not in words.BETWEEN:
            break
    return auxiliaries, first, _none_did(read, first)


def _none_did(read: list[verbs.SpelledWord], first: int) -> bool:
    """'Ninguna de las G/DRTPE cumplió', 'Ni Ica ni Puno cumplieron'."""
    for earlier in range(first - 1, max(first - 12, 0) - 1, -1):
        word = read[earlier].text
        if word in _TURNS:
            return False
        if word == "ni":  # but 'Puno, y no Ica ni Cusco, cumplió'
            return all(each.text != "no" for each in read[max(earlier - _NEAR, 0) : earlier])
        if word in ("ninguna", "ninguno", "ningun", "nadie"):
            return True
        if word == "tampoco" and first - earlier < _NEAR:
            return True  # 'Tampoco Tacna la alcanzó'
    return False


def _is_said(
    text: str, read: list[verbs.SpelledWord], at: int, auxiliaries: list[str], first: int
) -> bool:
    """Tell whether the verb says what was, rather than what should be or might."""
    word = read[at].text
    before = read[at - 1].text if at else ""
    if before in _TO_SOMEBODY and word.endswith("o") and text[read[at].end - 1] != "ó":
        return False  # 'les alcanzo', 'le logro'
    before = read[first - 1].text if first else ""
    if set(auxiliaries) & words.OBLIGED or before in words.OBLIGED:
        return False
    if word in words.REACHED_BEFORE | words.DONE | words.HAD_BEFORE | words.PLANNED_BEFORE:
        if _is_hypothesis(read, first):
            return False
        has = bool(set(auxiliaries) & words.HAVE) or read[at - 1].text == "a"  # 'no a cumplido'
        return has or _is_passive_again(read, at)
    if word in words.TO_REACH | words.TO_DO | words.TO_PLAN:
        praised = before == "por" and _PRAISED.search(_clause_before(text, read[first].start))
        return bool(set(auxiliaries) & words.ABLE) or before in ("al", "tras") or bool(praised)
    if word in words.REACHING:
        return bool(set(auxiliaries) & words.CONTINUED) or _tells_how(text, read, first)
    if word in (
        "logro",
        "alcance",
        "desarrollo",
        "registro",
        "envio",
        "proyecto",
        "concreto",
    ):  # also nouns
        noun = before in ("el", "un", "su", "al", "del", "este", "dicho", "gran", "mayor", "en")
        return not noun and (text[read[at].end - 1] == "ó" or not noun)
    follower = read[at + 1].text if at + 1 < len(read) else ""
    if word in words.ABLE and (
        follower in words.TO_REACH | words.TO_DO
        or (
            follower == "a"
            and at + 2 < len(read)
            and read[at + 2].text in words.TO_REACH | words.TO_DO
        )
    ):
        return False  # its infinitive says it
    return not (word.endswith(("en", "an", "e", "a")) and _is_condition(text, read, first))


def _tells_how(text: str, read: list[verbs.SpelledWord], first: int) -> bool:
    """'Ica ejecutó 80%, superando la meta'; 'debe continuar, superando la meta' tells nothing."""
    if first == 0 or read[first - 1].text != ",":
        return False
    return not _WISHED.search(_clause_before(text, read[first].start))


def _clause_before(text: str, end: int) -> str:
    start = max(text.rfind(sign, 0, end) for sign in ".;") + 1
    return folded(text)[start:end]


def _is_hypothesis(read: list[verbs.SpelledWord], first: int) -> bool:
    """'De haber cumplido la meta, Ica …'."""
    opened = first < 2 or read[first - 2].text in ".;:,"
    return first > 0 and read[first - 1].text == "de" and opened


def _is_passive_again(read: list[verbs.SpelledWord], at: int) -> bool:
    """'fue superada por Ica e incumplida por Puno'."""
    joined = at > 0 and read[at - 1].text in ("e", "y", "pero", ",", "no")
    return joined and at + 1 < len(read) and read[at + 1].text in ("por", "en")


def _is_condition(text: str, read: list[verbs.SpelledWord], first: int) -> bool:
    """'si no cumplen', 'cuando alcanzan'; 'sí cumplen' is none."""
    for earlier in range(first - 1, max(first - 12, 0) - 1, -1):
        word = read[earlier]
        if word.text in ".;:,()":
            return False
        if word.text == "cuando" or (word.text == "si" and text[word.end - 1] in "iI"):
            return earlier == first - 1 or earlier == 0 or read[earlier - 1].text in ".;:,()"
    return False
