"""Reports received day by day, counted from the deadline: -3 is three days before it."""

import pandas as pd

from charts import facts as f

_AT_LEAST_BEFORE = 14
_AT_LEAST_AFTER = 14


def progress_frame(facts: f.ProgressFacts) -> pd.DataFrame:
    """A row for each semester and day: series, label, day, received, expected."""
    today = (facts.as_of - facts.current.deadline).days
    days = [
        (sent - arrivals.deadline).days
        for arrivals in filter(None, (facts.current, facts.previous))
        for sent in arrivals.sent_on
    ]
    first = min(-_AT_LEAST_BEFORE, today, *days, 0) - 1
    today = min(today, max(_AT_LEAST_AFTER, *days, 0))  # of a semester long past, no empty year
    end = max(0, today, *days)
    both = [(facts.current, today), (facts.previous, end)]
    return pd.concat(
        [
            _series(name, arrivals, first, last)
            for name, (arrivals, last) in zip(("current", "previous"), both, strict=True)
            if arrivals
        ]
    )


def _series(name: str, arrivals: f.Arrivals, first: int, last: int) -> pd.DataFrame:
    sent = pd.Series([(day - arrivals.deadline).days for day in arrivals.sent_on], dtype="int64")
    received = sent.value_counts().reindex(range(first, last + 1), fill_value=0).cumsum()
    return pd.DataFrame(
        {
            "series": name,
            "label": arrivals.period.label,
            "day": received.index,
            "received": received.to_numpy(),
            "expected": arrivals.expected,
        }
    )
