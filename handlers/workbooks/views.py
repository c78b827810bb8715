"""What is seen of workbooks; every function is pure."""

from collections.abc import Sequence

from handlers.views import View, button
from handlers.words import say
from storage.reports import Owed


def choose(owed: Sequence[Owed]) -> View:
    rows = tuple(
        (
            button(
                f"{each.region.name} · {each.period.label}",
                "form",
                each.period.code,
                each.region.code,
            ),
        )
        for each in owed
    )
    return View(say("workbooks/choose"), rows)
