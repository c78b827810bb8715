"""Lead times: how many days before or after a deadline who is reminded of it."""

from dataclasses import dataclass

MAIN = (-7, 0, 7)  # for who wants fewer
DIRECTOR_FROM = 3  # days late
ESCALATED_FROM = 7


@dataclass(frozen=True, slots=True)
class Leads:
    """Lead times in days: `before` the deadline, its own day (0) among them, and `late`.

    A lead time is a number of days from the deadline, negative before it. `tail`: after the last
    of them, each so many days until the closing; 0 for never.
    """

    before: tuple[int, ...] = (30, 15, 7, 3, 1, 0)
    late: tuple[int, ...] = (1, 3, 7)
    tail: int = 7

    @property
    def reminder(self) -> tuple[int, ...]:
        return (*sorted(-days for days in self.before), *sorted(self.late))

    @property
    def director(self) -> tuple[int, ...]:
        return tuple(days for days in sorted(self.late) if days >= DIRECTOR_FROM)

    @property
    def escalation(self) -> tuple[int, ...]:
        return tuple(days for days in sorted(self.late) if days >= ESCALATED_FROM)


USUAL = Leads()


def fewer(leads: tuple[int, ...]) -> tuple[int, ...]:
    """The main lead times of those given; at least one stays."""
    return tuple(lead for lead in leads if lead in MAIN) or leads[-1:]
