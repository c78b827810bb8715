"""A step that is being told, as the pending question holds it."""

from dataclasses import dataclass

from convenio.evaluation.progress import Progress


@dataclass(frozen=True, slots=True)
class SentFileOfStep:
    """A file as Telegram has it, to be kept with the step."""

    name: str
    file_id: str


@dataclass(frozen=True, slots=True)
class ProgressForm:
    """A step that is being told; `seen`: the newest one there when this was begun.

    `returns`: by the directorate that does not accept it.
    """

    period: str
    number: int
    place: str
    progress: Progress
    seen: int
    words: str = ""
    files: tuple[SentFileOfStep, ...] = ()
    returns: bool = False

    @property
    def lacks_words(self) -> bool:
        needed = self.returns or self.progress is Progress.NOT_PERTINENT
        return needed and not self.words
