"""Updates that Telegram might send one day: a field less, a null, another type, something new."""

import copy
from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import strategies as st

from tests.bot.fuzz import odd_inputs as odd

BASES: tuple[odd.Update, ...] = (
    {"message": odd.message(odd.FOCAL, 7, {"text": "45"})},
    {"message": odd.message(odd.FOCAL, 7, odd.command("/reportar"))},
    {"message": odd.message(odd.STRANGER, 7, odd.command("/start k7qf-m2xd-9tra"))},
    {"edited_message": odd.message(odd.FOCAL, 7, {"text": "45", "edit_date": 8})},
    odd.press(odd.FOCAL, 7, "ask:2:3", 5),
    odd.press(odd.FOCAL, 7, "report", 5),
    odd.press(odd.ODES, 7, "people:0", 5),
    odd.membership(odd.FOCAL, "kicked"),
    odd.membership(odd.FOCAL, "member"),
    *({"message": odd.message(odd.FOCAL, 7, content)} for content in odd.ATTACHMENTS),
)
OTHER_TYPES: tuple[Any, ...] = (None, 0, -1, 2**70, 1.5, True, "", "45", [], [None], {}, {"id": 5})
Place = tuple[Any, Any]  # a container, and a key or position in it


def _places(value: Any) -> Iterator[Place]:
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in list(inside):
        yield value, key
        if isinstance(each, dict | list):
            yield from _places(each)


@st.composite
def mutated(draw: Callable[..., Any]) -> odd.Update:
    update: odd.Update = copy.deepcopy(draw(st.sampled_from(BASES)))
    for _ in range(draw(st.integers(1, 2))):
        places = list(_places(update))
        if not places:
            break
        container, key = places[draw(st.integers(0, len(places) - 1))]
        change = draw(st.sampled_from(("drop", "replace", "add")))
        if change == "drop":
            del container[key]
        elif change == "replace":
            container[key] = copy.deepcopy(draw(st.sampled_from(OTHER_TYPES)))
        elif isinstance(container, dict):
            container["something_new"] = {"of": [{"later": None}]}
    return update
