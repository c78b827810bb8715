"""The matrix of recommendations, and how far each is in each place, as rows for machines."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from convenio.evaluation.following import Followed
from convenio.evaluation.matrix import MONTH_HEADINGS, MatrixLine

MATRIX_COLUMNS = (
    *("sector", "indicator", "name", "proponent", "code", "recommendation", "responsible"),
    *("activities", *MONTH_HEADINGS, "detail", "state", "simulated"),
)
FOLLOWED_COLUMNS = (
    *("period", "code", "indicator", "region", "state", "accepted", "overdue", "responsible"),
    *("due", "activities", "at", "by", "words", "evidence", "text", "simulated"),
)


def matrix_rows(lines: Iterable[MatrixLine]) -> list[dict[str, Any]]:
    return [
        {
            "sector": line.sector,
            "indicator": line.indicator,
            "name": line.name,
            "proponent": line.proponent,
            "code": line.code,
            "recommendation": line.recommendation,
            "responsible": line.responsible,
            "activities": "\n".join(line.activities),
            **line.marks,
            "detail": line.detail,
            "state": line.state,
            "simulated": line.simulated,
        }
        for line in lines
    ]


def followed_rows(listed: Sequence[Followed], today: date) -> list[dict[str, Any]]:
    """A row for each recommendation and place; an empty region is the ministry's own unit."""
    return [
        {
            "period": each.recommendation.period.code,
            "code": each.recommendation.code,
            "indicator": each.recommendation.indicator,
            "region": each.place,
            "state": each.progress.value,
            "accepted": each.accepted,
            "overdue": each.overdue(today),
            "responsible": each.recommendation.responsible.value,
            "due": each.recommendation.due.code if each.recommendation.due else "",
            "activities": " ".join(map(str, each.recommendation.activities)),
            "at": each.at.isoformat() if each.at else "",
            "by": each.by,
            "words": each.words,
            "evidence": each.files,
            "text": each.recommendation.text,
            "simulated": each.recommendation.simulated,
        }
        for each in listed
    ]
