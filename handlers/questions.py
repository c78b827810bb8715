"""The kinds of question that a chat can be asked and its next text answers."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from storage.models import Question

ASIDE = "aside"  # in a question's facts: another screen stands over it


class QuestionKind(StrEnum):
    """A kind of question, answered by one step; its value is stored."""

    INVITATION = "invite"
    ACCESS_REQUEST = "request"
    CONTACT = "contact"
    LEAVING = "leaving"
    CODE = "code"
    FIRST_CODE = "firstcode"
    REPLACEMENT = "replace"
    STAND_IN = "standin"
    CARD = "card"
    PROGRAMMED = "programmed"
    EXECUTED = "executed"
    FIGURE_REASON = "why"
    CAUSE = "cause"
    SHARED_CAUSE = "causes"
    SEVERAL = "several"
    TABLE = "table"
    WORKBOOK = "workbook"
    FILE_WAYS = "fileways"
    REVIEW = "review"
    CORRECTION_REASON = "reason"
    REMARK = "remark"
    SUMMARY_SUBJECT = "which"
    SCHEDULE_REGION = "schedule"
    SILENCE = "silence"
    FOLLOWED = "following"
    EXTENSION_REQUEST = "wish"
    EXTENSION_ANSWER = "wishanswer"
    LETTER = "letters"
    CONSULTATION = "consultation"
    IN_THREAD = "inthread"
    EVALUATION = "evaluation"
    EVALUATION_REMARK = "evalremark"
    REPORT_TEXT = "reporttext"
    WORDING = "wording"
    NEW_SCHEDULE = "loading"
    MOVE = "reschedule"
    ATTENDANCE = "attendance"
    ABSENCE_REASON = "absence"
    IMPLEMENTED = "implemented"
    PERIOD = "period"
    PERIOD_REGION = "periodregion"
    PERIOD_REQUIREMENTS = "periodrules"
    GOALS = "goals"
    GOAL_SHEET = "goalsheet"
    AGREEMENT = "agreement"
    DAY_OFF = "dayoff"
    PROGRESS = "progress"
    SAID = "said"
    FIGURES = "figures"


def is_aside(question: Question) -> bool:
    """Whether another screen was shown since, so that what is typed does not answer it."""
    return bool(question.args.get(ASIDE))


def set_aside(question: Question, *, aside: bool = True) -> None:
    facts = {name: fact for name, fact in question.args.items() if name != ASIDE}
    question.args = facts | {ASIDE: True} if aside else facts


def as_seen(question: Question, text: str) -> dict[str, Any]:
    """The question as the one that follows it keeps it: it was seen, and that text answered it."""
    facts = {name: getattr(question, name) for name in ("kind", "version_id", "indicator", "args")}
    return facts | {"asked_at": question.asked_at.isoformat(), "text": text}


def ask_as_seen(question: Question, seen: dict[str, Any]) -> None:
    """Make the chat's question the one that was seen before it."""
    question.kind, question.version_id = seen["kind"], seen["version_id"]
    question.indicator, question.args = seen["indicator"], seen["args"]
    question.asked_at, question.seen = datetime.fromisoformat(seen["asked_at"]), None
