"""Names, averages and signs in lines of one width: a phone 390 px wide shows 34 letters of them."""

from convenio.report.results import Average, State
from handlers.words import percent

LINE = 34
NAME = 14  # of an indicator
REGION = 13
SHORTEST = 10  # letters of a region's name
SHORT_STATES = {State.NOT_APPLICABLE: "n/a", State.NO_GOAL: "s/m", State.MISSING: "falta"}


def with_summands(average: Average) -> str:
    """An average with its summands: '48% (12)'."""
    of = f" ({average.summands})" if average.summands else ""
    return percent(average.value) + of


def of_words(programmed: int, executed: int) -> str:
    """Summands of both averages: '12', or '9/11' where the two differ."""
    if not executed and not programmed:
        return ""
    return str(executed) if programmed == executed else f"{programmed}/{executed}"


def correction_mark(corrected: object) -> str:
    """The mark behind a number that was corrected after publication."""
    return "*" if corrected else ""
