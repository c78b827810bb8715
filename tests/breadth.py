"""How much is left to chance: `make test` tries some of what `make thorough` tries all of."""

import os
from collections.abc import Sequence
from typing import TypeVar

THOROUGH = "THOROUGH" in os.environ
Tried = TypeVar("Tried")


def many(usually: int, thoroughly: int) -> int:
    return thoroughly if THOROUGH else usually


def some(all_of_them: Sequence[Tried], turn: int, each: int) -> Sequence[Tried]:
    """One in so many, others at each turn: over all turns each of them is tried."""
    if THOROUGH or len(all_of_them) <= each:
        return all_of_them
    return all_of_them[turn % each :: each]
