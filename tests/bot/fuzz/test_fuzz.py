"""Inputs, the usual and the odd, from everybody: none fails, none leaves a half.

Thoroughly there are ten thousand of them. FUZZ_SEED draws others than the same ones each time.
"""

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.bot.fuzz import odd_inputs as odd
from tests.bot.fuzz.arena import Arena, arena
from tests.bot.fuzz.mutations import mutated
from tests.breadth import many

pytestmark = [
    pytest.mark.both_databases,
    pytest.mark.long(minutes=1),
    pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning"),
]

EXAMPLES, STEPS = many(14, 112), 100
MUTATIONS = many(300, 2900)
INPUTS = many(700, 7200)  # at least: the first examples are short
SEED = os.environ.get("FUZZ_SEED")
SETTINGS = settings(
    stateful_step_count=STEPS,
    deadline=None,
    database=None,
    derandomize=SEED is None,
    phases=(Phase.generate, Phase.shrink),
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def ground(database_url: str) -> Iterator[Arena]:
    with arena(database_url) as opened:
        yield opened


class Everybody(RuleBasedStateMachine):
    """The cast, a stranger and somebody unknown, each doing anything at any moment."""

    ground: Arena

    def __init__(self) -> None:
        super().__init__()
        self.ground.begin()

    @initialize(length=st.integers(0, len(odd.REPORT)))
    def has_reported_so_far(self, length: int) -> None:
        for act in odd.REPORT[:length]:
            if act.endswith(":"):
                self.goes_on(odd.FOCAL, act)
            else:
                content = odd.command(act) if act.startswith("/") else {"text": act}
                self._write(odd.FOCAL, content)

    @rule(who=st.sampled_from((odd.FOCAL, odd.COLLEAGUE)), action=st.sampled_from(odd.FORWARD))
    def goes_on(self, who: int, action: str) -> None:
        self._press_newest_of(who, who, action)

    @rule(who=odd.who, text=odd.texts)
    def types(self, who: int, text: str) -> None:
        self._write(who, {"text": text})

    @rule(who=st.just(odd.FOCAL), text=st.sampled_from(odd.ANSWERS))
    def answers(self, who: int, text: str) -> None:
        self._write(who, {"text": text})

    @rule(who=odd.who, name=st.sampled_from(odd.COMMANDS), args=st.sampled_from(odd.ARGUMENTS))
    def orders(self, who: int, name: str, args: str) -> None:
        self._write(who, odd.command(f"/{name}{args}"))

    @rule(who=odd.who, content=st.sampled_from(odd.ATTACHMENTS), extra=st.sampled_from(odd.EXTRAS))
    def attaches(self, who: int, content: odd.Json, extra: odd.Json) -> None:
        self._write(who, content | extra)

    @rule(who=odd.who, text=odd.texts)
    def edits(self, who: int, text: str) -> None:
        edited = odd.message(who, self.ground.fed, {"text": text, "edit_date": 1})
        self.ground.feed(who, {"edited_message": edited})

    @precondition(lambda self: self.ground.watch.offered)
    @rule(back=st.integers(0, 30), old=st.booleans())
    def presses_what_is_there(self, back: int, old: bool) -> None:
        who, data = self._offered(back)
        self._press(who, data, old=old and back > 9)

    @precondition(lambda self: self.ground.watch.offered)
    @rule(who=odd.who, back=st.integers(0, 500))
    def presses_anything_that_was_ever_shown(self, who: int, back: int) -> None:
        self._press(who, self._offered(back)[1], old=False)

    @rule(who=st.sampled_from(odd.PEOPLE), action=st.sampled_from(odd.FORWARD))
    def presses_what_the_focal_point_sees(self, who: int, action: str) -> None:
        self._press_newest_of(odd.FOCAL, who, action)

    @rule(who=odd.who, data=odd.forged, old=st.booleans())
    def forges(self, who: int, data: str, old: bool) -> None:
        self._press(who, data, old=old)

    @rule(who=odd.who, status=st.sampled_from(("kicked", "member", "left")))
    def blocks_or_unblocks(self, who: int, status: str) -> None:
        self.ground.feed(who, odd.membership(who, status))

    @rule()
    def everything_arrives(self) -> None:
        self.ground.everything_arrives()

    def teardown(self) -> None:
        self.ground.end()

    def _write(self, who: int, content: odd.Json) -> None:
        self.ground.feed(who, {"message": odd.message(who, self.ground.fed, content)})

    def _press_newest_of(self, shown_to: int, who: int, action: str) -> None:
        seen = (data for chat, data in reversed(self.ground.watch.offered) if chat == shown_to)
        data = next((data for data in seen if data.startswith(action)), None)
        if data is not None:
            self._press(who, data, old=False)

    def _offered(self, back: int) -> tuple[int, str]:
        """The button that was shown so many buttons ago."""
        offered = self.ground.watch.offered
        return offered[-1 - back % len(offered)]

    def _press(self, who: int, data: str, *, old: bool) -> None:
        card = 1 if old else self.ground.card_of(who)
        self.ground.feed(who, odd.press(who, self.ground.fed, data, card))


def test_whatever_they_do_nothing_fails_and_nothing_is_half_done(ground: Arena) -> None:
    Everybody.ground = ground
    run_state_machine_as_test(seeded(Everybody), settings=so_many(ground, EXAMPLES))
    assert ground.fed > (100 if ground.puntual.database.shared else INPUTS)


def test_an_update_of_another_shape_is_handled_or_set_aside_whole(ground: Arena) -> None:
    def handled(update: odd.Update) -> None:
        ground.feed_mutated(update)

    ground.begin()
    ground.feed(odd.FOCAL, {"message": odd.message(odd.FOCAL, 1, odd.command("/reportar"))})
    seeded(so_many(ground, MUTATIONS)(given(mutated())(handled)))()
    ground.end()
    assert ground.fed > 0.95 * MUTATIONS * share(ground)


def share(ground: Arena) -> float:
    """Most are SQLite's; PostgreSQL, which is slower, gets some of each."""
    return many(25, 5) / 100 if ground.puntual.database.shared else 1


def so_many(ground: Arena, examples: int) -> settings:
    return settings(SETTINGS, max_examples=round(examples * share(ground)))


def seeded(test: Callable[..., Any]) -> Any:
    return test if SEED is None else seed(int(SEED))(test)
