"""Attendance as tidy rows."""

from collections.abc import Iterable

from handlers.summaries.data import Row
from storage.schedule.attendance import Listed

_COLUMNS = ("answer", "reason", "words", "answered_by", "answered_at")


def attendance_rows(listed: Iterable[Listed]) -> list[Row]:
    """A row for each activity; `answer` is 'yes', 'no' or, where nobody has answered, empty."""
    return [
        {
            "month": activity.month.code,
            "region": activity.region,
            "indicator": activity.entry.activity.indicator,
            "activity_number": activity.entry.activity.number,
            "activity": activity.entry.activity.name,
            **_said(activity),
        }
        for activity in listed
    ]


def _said(listed: Listed) -> Row:
    answer = listed.answer
    if answer is None:
        return dict.fromkeys(_COLUMNS, "")
    said = ("yes" if answer.took_part else "no", answer.reason, answer.words, answer.name or "")
    return dict(zip(_COLUMNS, (*said, answer.at.isoformat()), strict=True))
