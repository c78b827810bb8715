"""What stands below tables and charts, and on pages: invented figures, corrections, drafts."""

from collections.abc import Iterable

from charts.facts.comparison import ComparisonFacts
from charts.facts.simulated_notice import simulated_words
from documents.report.facts import ReportFacts
from documents.report.words import name, region_list

DRAFT = "BORRADOR"


def notes_of(
    facts: ReportFacts, shown: Iterable[ComparisonFacts], *, both: bool = False
) -> tuple[str, ...]:
    """The notes on the regions shown; `both`: of the earlier semester as well."""
    listed = list(shown)
    semesters = [(each.region, each.later) for each in listed]
    semesters += [(each.region, each.earlier) for each in listed] if both else []
    invented = {region for region, semester in semesters if semester.simulated}
    corrected = {region for region, semester in semesters if semester.corrected}
    notes = []
    if invented:
        genuine = [each.region for each in listed if each.region not in invented]
        notes.append(f"{simulated_words(genuine)}.")
    if corrected and len(listed) > 1:
        notes.append(f"Con correcciones posteriores a la publicación: {region_list(corrected)}.")
    elif corrected:
        changed = ", ".join(map(str, listed[0].later.corrected))
        notes.append(f"Corregido después de la publicación: IdG {changed}.")
    return tuple(notes)


def page_marks(facts: ReportFacts, only: str | None = None) -> tuple[str, ...]:
    """What each page says: that it is a draft, and that it shows invented figures."""
    shown = [each for each in facts.regions if only in (None, each.region)]
    invented = any(each.later.simulated or each.earlier.simulated for each in shown)
    texts = any(part.simulated for part in facts.evaluations)
    marks = [] if facts.edition else [DRAFT]
    if invented:
        genuine = [name(region) for region in facts.genuine] if only is None else []
        words = simulated_words(facts.genuine if genuine else ())
        marks.append(words.upper())
    elif texts:
        marks.append("TEXTOS SIMULADOS")
    return tuple(marks)
