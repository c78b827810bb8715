"""What was read of a file of indicators, as the process that reads it tells it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listing:
    """The indicators as JSON and how many they are, or what is wrong with the file."""

    content: str = ""
    count: int = 0
    faults: tuple[str, ...] = ()
