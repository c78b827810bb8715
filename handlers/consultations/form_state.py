"""What is being written to ODES or by it, as the pending question holds it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConsultationForm:
    """A question that is being written; `duty`: the one as which somebody asks, 0 until known.

    `period`: none if empty. `about`: what a letter says that this answers.
    """

    duty: int = 0
    period: str = ""
    about: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ThreadForm:
    """A message to a thread; `seen`: the newest one there when this was begun."""

    thread: int
    seen: int
    words: str = ""
