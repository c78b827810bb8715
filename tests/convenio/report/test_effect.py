"""What came after reminders, counted by hand on a small case."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from convenio.report.effect import After, Reminding, Sending, effects

T = datetime(2021, 1, 8, 13, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)


def told(region: str, lead: int = -7, at: datetime = T) -> Reminding:
    return Reminding("2020-II", region, lead, at)


def test_a_small_case_by_hand() -> None:
    """Of six reminded a week before: one had sent, two do within a day, one in three, ..."""
    sent = {
        ("2020-II", "puno"): [Sending(T - HOUR)],
        ("2020-II", "tacna"): [Sending(T + HOUR)],
        ("2020-II", "ica"): [Sending(T + 24 * HOUR)],
        ("2020-II", "cusco"): [Sending(T + 24 * HOUR + timedelta(seconds=1))],
        ("2020-II", "pasco"): [Sending(T + 72 * HOUR + timedelta(seconds=1))],
    }
    regions = ("puno", "tacna", "ica", "cusco", "pasco", "junin")
    reminded = [*map(told, regions), told("junin", 0, T + 7 * 24 * HOUR)]
    found = effects(reminded, sent, lambda each: each.lead)
    week, day = found[-7], found[0]
    assert (week.reminded, week.before, week.within_a_day, week.within_three_days) == (6, 1, 2, 3)
    assert (week.later, week.never) == (1, 1)
    assert (day.reminded, day.never) == (1, 1)


def test_what_was_returned_by_then_is_owed_again() -> None:
    returned = Sending(T - 2 * HOUR, returned_at=T - HOUR)
    kept = Sending(T - 2 * HOUR, returned_at=T + HOUR)
    again = Sending(T + 5 * HOUR)
    for sendings, expected in (
        ([returned], After.NEVER),
        ([returned, again], After.A_DAY),
        ([kept, again], After.BEFORE),
    ):
        [effect] = effects([told("puno")], {("2020-II", "puno"): sendings}, str).values()
        assert effect.counts[expected] == 1


@given(
    st.lists(st.tuples(st.sampled_from("abc"), st.integers(-9, 9), st.integers(0, 200))),
    st.dictionaries(st.sampled_from("abc"), st.lists(st.integers(0, 300), max_size=3)),
)
def test_each_reminder_is_counted_once(
    reminders: list[tuple[str, int, int]], hours: dict[str, list[int]]
) -> None:
    reminded = [told(region, lead, T + hour * HOUR) for region, lead, hour in reminders]
    sent = {
        ("2020-II", region): [Sending(T + each * HOUR) for each in several]
        for region, several in hours.items()
    }
    found = effects(reminded, sent, lambda each: each.region)
    assert sum(effect.reminded for effect in found.values()) == len(reminded)
    for effect in found.values():
        parts = effect.before + effect.within_three_days + effect.later + effect.never
        assert parts == effect.reminded
        assert effect.within_a_day <= effect.within_three_days
