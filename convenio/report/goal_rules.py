"""The rules for goals: what is programmed for an indicator, as ODES types or loads it."""

from convenio.report.entries import LoadedGoal
from convenio.typed.figures import Ambiguous, Mark, Percentage, read_figure
from convenio.typed.numbers import in_cents

SHOWN_BACK = 30


def read_goal(text: str) -> LoadedGoal:
    """The goal of '60', '60%', 'no aplica' or 'sin meta'; ValueError says what is expected."""
    reading = read_figure(text)
    shown = " ".join(text.split())[:SHOWN_BACK]
    if isinstance(reading, Percentage) and reading.base is not None:
        share = f"{in_cents(reading.value):f}%"
        raise ValueError(f"«{shown}» puede ser {share}, o la meta y lo ejecutado. Escriba la meta.")
    if isinstance(reading, Percentage):
        return LoadedGoal(reading.value)
    if isinstance(reading, Mark) and reading is not Mark.NOT_EXECUTED:
        return LoadedGoal(None, reading)
    if isinstance(reading, Ambiguous):
        ways = " o ".join(f"{in_cents(way.value):f}%" for way in reading.readings)
        raise ValueError(f"«{shown}» puede ser {ways}. Escriba el porcentaje exacto, como 45.")
    raise ValueError(
        f"«{shown}» no es un porcentaje, «no aplica» ni «sin meta». Escriba, por ejemplo, 45."
    )


def unusual(goal: LoadedGoal) -> bool:
    """Tell whether the goal is likelier a slip of the finger."""
    return goal.programmed is not None and not 0 <= goal.programmed <= 100
