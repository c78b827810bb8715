"""Faults on demand: which calls go wrong, how, and how often; and what has gone wrong so far."""

import itertools
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from enum import StrEnum
from random import Random

from simulator.odd_answers import NAMES
from simulator.updates import Json


class FaultKind(StrEnum):
    TOO_MANY = "too_many"  # 429, retry after `seconds`
    BAD_GATEWAY = "bad_gateway"  # 502 and a page of HTML, as a proxy answers
    SERVER_ERROR = "server_error"  # 500
    SLOW = "slow"  # done at once, answered after `seconds`
    TIME_OUT = "time_out"  # neither done nor answered: held until the client gives up
    TIME_OUT_DONE = "time_out_done"  # done, but never answered
    BLOCKED = "blocked"  # 403
    MIGRATED = "migrated"  # 400; from then on the chat is a supergroup, under another id
    ODD_ANSWER = "odd_answer"  # what is no word of Telegram's: `answer`, else one by chance


DOWNLOAD = "download"  # of a file, which is no method; it may only be answered oddly
OF_A_CHAT = (FaultKind.BLOCKED, FaultKind.MIGRATED)


@dataclass(frozen=True, slots=True)
class Fault:
    """No methods: all of them; no chat: every call, of a chat or not; no times: until removed.

    `done`: whether what is answered oddly was done; of some answers it is so anyway.
    """

    kind: FaultKind
    methods: tuple[str, ...] = ()
    chat: int | None = None
    times: int | None = 1
    probability: float = 1
    seconds: float = 1
    seed: int = 0
    answer: str = ""
    done: bool = False

    def __post_init__(self) -> None:
        if self.times is not None and self.times < 1:
            raise ValueError("times: al menos 1")
        if not 0 < self.probability <= 1:
            raise ValueError("probability: más de 0 y hasta 1")
        if not 0 <= self.seconds < float("inf"):
            raise ValueError("seconds: desde 0")
        if self.answer and self.answer not in NAMES:
            raise ValueError(f"answer: una de {', '.join(NAMES)}")

    def fits(self, method: str, chat: int | None) -> bool:
        if self.methods and method.lower() not in map(str.lower, self.methods):
            return False
        if method == DOWNLOAD and self.kind is not FaultKind.ODD_ANSWER:
            return False
        if self.kind in OF_A_CHAT and chat is None:
            return False
        if self.kind is FaultKind.MIGRATED and (chat or 0) < 0:
            return False  # it is a supergroup already
        return self.chat in (None, chat)


@dataclass
class _Active:
    fault: Fault
    left: int | None
    dice: Random
    struck: int = 0


@dataclass
class Faults:
    """`tell` hears of each change."""

    tell: Callable[[Json], None]
    struck: Counter[tuple[FaultKind, str]] = field(default_factory=Counter)  # by method as well

    def __post_init__(self) -> None:
        self._active: dict[int, _Active] = {}
        self._numbers = itertools.count(1)

    def add(self, fault: Fault) -> int:
        """Its number, by which it can be removed."""
        number = next(self._numbers)
        self._active[number] = _Active(fault, fault.times, Random(fault.seed))
        self.tell({"event": "faults"})
        return number

    def remove(self, number: int) -> None:
        """Nothing happens if it is spent or removed already."""
        self._active.pop(number, None)
        self.tell({"event": "faults"})

    def clear(self) -> None:
        self._active.clear()
        self.tell({"event": "faults"})

    def count(self, kind: FaultKind | None = None, method: str | None = None) -> int:
        """How often that has struck."""
        return sum(
            times
            for (struck, called), times in self.struck.items()
            if kind in (None, struck) and method in (None, called)
        )

    def strike(self, method: str, chat: int | None) -> Fault | None:
        """What goes wrong with this call: the first of those added whose turn it is."""
        for number, active in self._active.items():
            fault = active.fault
            if not fault.fits(method, chat) or active.dice.random() >= fault.probability:
                continue
            self._count(number, active)
            self.struck[fault.kind, method] += 1
            self.tell({"event": "faults"})
            if fault.kind is FaultKind.ODD_ANSWER and not fault.answer:
                return replace(fault, answer=active.dice.choice(NAMES))
            return fault
        return None

    def _count(self, number: int, active: _Active) -> None:
        active.struck += 1
        if active.left is not None:
            active.left -= 1
            if active.left == 0:
                del self._active[number]

    @property
    def active(self) -> list[Json]:
        return [
            asdict(active.fault) | {"number": number, "left": active.left, "struck": active.struck}
            for number, active in self._active.items()
        ]
