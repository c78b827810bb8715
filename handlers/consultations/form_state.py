"""What is being written to ODES or by it, as the pending question holds it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ConsultationForm:
    """`duty`: the one as which somebody asks, 0 until it is known; `period`: none if empty.

    `about`: what a letter says that this answers.
    """

    duty: int = 0
    period: str = ""
    about: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class ThreadForm:
    """`seen`: the newest message of the thread when this was begun."""

    thread: int
    seen: int
    words: str = ""
