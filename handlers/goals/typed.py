"""Goals as ODES types them: of the indicator that is asked, of those it names, or of all."""

import re

from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import Unresolved, resolve_region
from convenio.report.entries import LoadedGoal
from convenio.report.goal_rules import read_goal
from convenio.typed.pasted.spoken import spoken_lines
from handlers.goals.form_state import GoalForm

_NAMED = re.compile(
    r"(?:(?:la |las )?metas? )?(?:(?:el|la|del) )?(?:idg|indicador)? ?(\d{1,2})"
    r"(?:\s*[:=)]\s*|\s+(?:es|son|a|en)\s+|\s+)(\S[^,;\n]*)",
    re.IGNORECASE,
)
_REGION = re.compile(r"(?:(?:para|de|en) )?([^\W\d][^\d:,]*?)\s*[:,]?\s+((?:idg\s*)?\d.*)", re.I)


def region_and_goals(text: str) -> tuple[str, str]:
    """The code of the region that a text begins with, and what stands behind: 'puno 60 60 …'."""
    whole = resolve_region(text) if not any(sign.isdigit() for sign in text) else None
    if whole is not None:
        return ("" if isinstance(whole, Unresolved) else whole.code), ""
    found = _REGION.fullmatch(text)
    region = resolve_region(found[1].removesuffix(" idg")) if found else None
    if found is None or region is None or isinstance(region, Unresolved):
        return "", text
    return region.code, found[2]


def read_goals(asked: GoalForm, indicators: Indicators, text: str) -> dict[int, LoadedGoal]:
    """The typed goals by indicator; ValueError says what is expected."""
    if asked.indicator:
        return {asked.indicator: read_goal(re.sub(r"(?i)^(?:la )?meta:? ", "", text))}
    figures = text.split()
    if len(figures) == len(indicators):
        both = zip(indicators, figures, strict=True)
        return {number: read_goal(figure) for number, figure in both}
    lines = spoken_lines(indicators, text) or text
    named = [_NAMED.fullmatch(part.strip()) for part in re.split(r"[,;\n]", lines)]
    found = {int(each[1]): read_goal(each[2]) for each in named if each}
    if len(found) == len(named) and set(found) <= set(indicators):
        return found
    raise ValueError(
        f"Toque un indicador, o pegue las {indicators.in_words} metas separadas por espacios;"
        " de uno solo, como 4: 60."
    )
