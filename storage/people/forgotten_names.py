"""Where a name may stand beside whose it is: one list of places, from which it is taken."""

import json
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, String, bindparam, cast
from sqlmodel import JSON, SQLModel, and_, col, delete, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.typed.name_spellings import NameSpellings
from storage.database import run, table_of
from storage.models import (
    AccessRequest,
    Attendance,
    ConsultationMessage,
    EvaluationItem,
    EvaluationRow,
    Evidence,
    Extension,
    ExtensionRequest,
    FailedUpdate,
    FigureChange,
    FigureRow,
    Outbox,
    PeriodChange,
    Person,
    Question,
    RecommendationStep,
    ScheduleChange,
    ScheduleRow,
    Version,
)

NOBODY = "(nombre retirado)"
_DRAFTS = select(Version.id).where(col(Version.sent_at).is_(None))
_DRAFT_EVALUATIONS = select(EvaluationRow.id).where(col(EvaluationRow.sent_at).is_(None))
_ONLY_WHERE: Mapping[type[SQLModel], ColumnElement[bool]] = {  # what was sent is sealed by its hash
    FigureRow: col(FigureRow.version_id).in_(_DRAFTS),
    EvaluationItem: col(EvaluationItem.evaluation_id).in_(_DRAFT_EVALUATIONS),
    Outbox: col(Outbox.done_at).is_not(None),
}
# Columns of words that others read, beside those of a person's own rows.
PLACES: tuple[tuple[type[SQLModel], str], ...] = (
    (Outbox, "payload"),
    (Question, "args"),
    (Question, "seen"),
    (FailedUpdate, "body"),
    (FailedUpdate, "error"),
    (AccessRequest, "words"),
    (FigureChange, "before"),
    (FigureChange, "after"),
    (FigureRow, "cause_words"),
    (FigureRow, "reason"),
    (EvaluationItem, "text"),
    (Evidence, "name"),
    (Attendance, "words"),
    (RecommendationStep, "words"),
    (ConsultationMessage, "words"),
    (Extension, "reason"),
    (ExtensionRequest, "reason"),
    (ExtensionRequest, "answer"),
    (PeriodChange, "reason"),
    (ScheduleChange, "reason"),
    (ScheduleRow, "topic"),
)


async def forget_name(session: AsyncSession, person: Person) -> None:
    """Take a person's name, however it is spelled, out of all that names them.

    What was sent as a report stays as it is.
    """
    await _forget_files(session, person)
    spellings = NameSpellings(person.name or "")
    if not spellings.known:
        return
    for table, column in PLACES:
        await _replace(session, table, column, spellings)


async def _forget_files(session: AsyncSession, person: Person) -> None:
    """Name the person's files by their number: who sends one writes names into its own."""
    theirs = select(Evidence).where(Evidence.person_id == person.id)
    for file in (await session.exec(theirs)).all():
        file.name = f"archivo {file.id}" + (f".{file.kind}" if file.kind else "")
        session.add(file)
    await session.flush()


async def _replace(
    session: AsyncSession, table: type[SQLModel], column: str, spellings: NameSpellings
) -> None:
    """Rewrite the rows that say the name; the database finds those which may."""
    rows, found = table_of(table), table_of(table).c[column]
    keys = list(rows.primary_key.columns)
    text = func.lower(cast(found, String) if isinstance(found.type, JSON) else found)
    where = [or_(*(text.like(trace) for trace in spellings.traces))]
    if table in _ONLY_WHERE:
        where.append(_ONLY_WHERE[table])
    changed = []
    query = rows.select().with_only_columns(*keys, found).where(and_(*where))
    for row in (await run(session, query, {})).all():
        said = _without(row[-1], spellings)
        if said != row[-1]:
            named = zip(keys, row[:-1], strict=True)
            changed.append({f"of_{key.name}": value for key, value in named} | {"said": said})
    if changed:
        of_row = and_(*(key == bindparam(f"of_{key.name}") for key in keys))
        change = rows.update().where(of_row).values({column: bindparam("said", type_=found.type)})
        await run(session, change, changed)


def _without(said: Any, spellings: NameSpellings) -> Any:
    """What was said without the name; also in a text that is JSON, where letters are escaped."""
    if isinstance(said, dict):
        return {key: _without(value, spellings) for key, value in said.items()}
    if isinstance(said, list):
        return [_without(each, spellings) for each in said]
    if not isinstance(said, str):
        return said
    if said.startswith("{"):
        try:
            return json.dumps(_without(json.loads(said), spellings))
        except ValueError:
            pass
    return spellings.replaced(said, NOBODY)


async def forget_failed_updates(session: AsyncSession, telegram_id: int) -> None:
    """Delete what came from an account and could not be read, with all that it says."""
    numbers = (f'"id": {telegram_id}{after}' for after in (",", "}"))
    said = or_(*(col(FailedUpdate.body).contains(number, autoescape=True) for number in numbers))
    await session.exec(delete(FailedUpdate).where(said))
