"""One's own words for a cause or a reason, and what is asked back instead of kept as such."""

import re
from dataclasses import dataclass
from enum import StrEnum

from convenio.catalogue.indicators import Indicator
from convenio.catalogue.regions import plain
from convenio.report.entries import Entry, EntryStep
from convenio.report.typed_answers import Choice, Doubtful, read_answer
from convenio.typed.bare_names import is_cause, is_word, names_only, says_same
from convenio.typed.figure_phrases import plain_figure
from convenio.typed.figures import Mark


class ReasonDoubt(StrEnum):
    """Why words are not kept as a cause or a reason at once."""

    SAME = "same"  # 'lo mismo': as the one before
    FIGURE = "figure"  # 'era 75': the figure is another one
    NAME = "name"  # 'mañana', 'tacna'
    UNSAID = "unsaid"  # a question, or signs


@dataclass(frozen=True, slots=True)
class TypedReason:
    """What was typed. `doubt`: why it is asked back, if it is.

    `figures`: what the answer may be changed to; `words`: it may be meant as it stands all the
    same; `of`: the indicator whose cause is named.
    """

    text: str
    doubt: ReasonDoubt | None = None
    figures: tuple[Choice | Mark, ...] = ()
    words: bool = True
    of: int | None = None


_STRONG = (
    r"(?:corri(?:jo|ge|ja|gi\w*)|correccion|corregir|rectific\w+|er[ao]n?|debe ser"
    r"|deb(?:e|ia) decir|debio (?:ser|decir)|deberia (?:ser|decir)|(?:quise|queria) (?:decir|poner)"
    r"|en realidad|realmente|en verdad|me (?:equivoque|confundi)|error|perdon|disculp[ae]|digo"
    r"|sorry|ups|oops|(?:lo |el |la cifra |el dato |el valor )?(?:correct[oa]|real)"
    r"|cambi(?:ar|e|a|o)(?:lo)?|pon(?:ga|er)?|(?:l[oae] )?pus[eo] mal|esta(?:ba)? mal)"
)
_WEAK = (
    r"(?:mejor|(?:la )?cifra|el dato|el valor|no|(?:lo )?ejecutado|es|fue|son|fueron|ahora|sino"
    r"|si no|que|a|por|pero|mal|en)"
)
_AFTER_LEAD = r"(?:\s*[:;,.=-]+\s*|\s+)"
_LEADS = tuple(re.compile(lead + _AFTER_LEAD) for lead in (_STRONG, _WEAK))
_NOT_THAT = re.compile(
    r"no,?\s+(?:(?:es|era|fue|son|fueron|eran)\s+)?-?\d[\d.,/%]*\s*%?(?:\s*[,;:-]\s*|\s+)(?=.*\d)"
)
_BUT_THIS = re.compile(r"(.*\d\s*%?)\s*,?\s+(?:y )?no\s+-?\d[\d.,/%]*\s*%?")
_WITH_WORDS = re.compile(
    r"(-?\d+(?:[.,]\d+)*(?:\s*(?:/|de)\s*\d+(?:[.,]\d+)*)?\s*%?)"
    r"\s*(?P<stop>[,;.:()-]|\s)\s*(?P<words>\S*[^\W\d].*)"
)
_MOST_LEADS = 6


def read_reason(text: str, entry: Entry, indicator: Indicator, *, ranged: bool) -> TypedReason:
    """Read what was typed as a cause or a reason. Never raises."""
    if text.startswith("¿") or text.endswith("?"):
        return TypedReason(text, ReasonDoubt.UNSAID, words=False)
    if says_same(text):
        numbers = [int(word) for word in plain(text).split() if word.isdecimal()]
        return TypedReason(text, ReasonDoubt.SAME, words=False, of=numbers[0] if numbers else None)
    if found := _corrected(text, entry, indicator, ranged=ranged):
        return found
    if not any(letter.isalpha() for letter in text):
        return TypedReason(text, ReasonDoubt.UNSAID, words=False)
    names = names_only(text) or (is_word(text) and not is_cause(text))
    return TypedReason(text, ReasonDoubt.NAME if names else None)


def _corrected(
    text: str, entry: Entry, indicator: Indicator, *, ranged: bool
) -> TypedReason | None:
    """A figure in place of words, or before them where it is said to be another one."""
    said = plain_figure(text)
    bare, corrects = _without_leads(said)
    figures = _figures(said, entry, indicator, ranged=ranged) or _figures(
        bare, entry, indicator, ranged=ranged
    )
    if figures:
        return TypedReason(text, ReasonDoubt.FIGURE, _changing(figures, entry), words=False)
    found = _WITH_WORDS.fullmatch(bare)
    if found is None or not (corrects or "%" in found[1] or found["stop"] in ".,;:("):
        return None
    figures = _changing(_figures(found[1], entry, indicator, ranged=ranged), entry)
    return TypedReason(text, ReasonDoubt.FIGURE, figures) if figures else None


def _without_leads(said: str) -> tuple[str, bool]:
    """The text without what leads to a figure, and whether that says that it corrects one."""
    bare, corrects = said, False
    for _ in range(_MOST_LEADS):
        lead = _NOT_THAT.match(bare) or next(
            filter(None, (way.match(bare) for way in _LEADS)), None
        )
        if lead is None or lead.end() == len(bare):
            break
        corrects |= lead.re is not _LEADS[1]
        bare = bare[lead.end() :]
    other = _BUT_THIS.fullmatch(bare)
    return (other[1], True) if other else (bare, corrects)


def _figures(
    text: str, entry: Entry, indicator: Indicator, *, ranged: bool
) -> tuple[Choice | Mark, ...]:
    answer = read_answer(text, entry, EntryStep.EXECUTED, indicator, ranged=ranged)
    if isinstance(answer, Doubtful):
        return answer.choices
    return (answer,) if isinstance(answer, Choice | Mark) else ()


def _changing(figures: tuple[Choice | Mark, ...], entry: Entry) -> tuple[Choice | Mark, ...]:
    """Those of them that the entry does not say already."""
    return tuple(figure for figure in figures if taken(figure, entry) != entry)


def taken(figure: Choice | Mark, entry: Entry) -> Entry:
    """The entry with this in place of its answer."""
    return entry.with_executed(figure) if isinstance(figure, Mark) else figure.taken(entry)
