"""Where a name may stand beside whose it is: one list of places, from which it is taken."""

import json
from typing import Any

from sqlalchemy import String, cast, type_coerce
from sqlmodel import JSON, SQLModel, and_, col, delete, func, or_, select
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import table_of
from storage.models import (
    Attendance,
    Evidence,
    FailedUpdate,
    FigureChange,
    FigureRow,
    Outbox,
    Person,
    RecommendationStep,
    Version,
)

NOBODY = "(nombre retirado)"
SHORTEST = 4  # letters of a name that is looked for in what was written: less may be any word
# Columns of words that others read, beside those of a person's own rows.
PLACES: tuple[tuple[type[SQLModel], str], ...] = (
    (Outbox, "payload"),
    (FigureChange, "before"),
    (FigureChange, "after"),
    (FigureRow, "cause_words"),
    (FigureRow, "reason"),
    (Evidence, "name"),
    (Attendance, "words"),
    (RecommendationStep, "words"),
)


async def forget_name(session: AsyncSession, person: Person) -> None:
    """Take a person's name out of all that names them; what was sent as a report stays as it is."""
    await _forget_files(session, person)
    name = (person.name or "").strip()
    if len(name) < SHORTEST:
        return
    escaped = json.dumps(name)[1:-1]  # as it stands in JSON
    for written in dict.fromkeys((name, escaped)):
        for table, column in PLACES:
            await _replace(session, table, column, written)


async def _forget_files(session: AsyncSession, person: Person) -> None:
    """Name the person's files by their number: who sends one writes names into its own."""
    theirs = select(Evidence).where(Evidence.person_id == person.id)
    for file in (await session.exec(theirs)).all():
        file.name = f"archivo {file.id}" + (f".{file.kind}" if file.kind else "")
        session.add(file)
    await session.flush()


async def _replace(session: AsyncSession, table: type[SQLModel], column: str, name: str) -> None:
    found = table_of(table).c[column]
    text = cast(found, String) if isinstance(found.type, JSON) else found
    changed: Any = func.replace(text, name, NOBODY)
    if isinstance(found.type, JSON):
        sqlite = session.get_bind().dialect.name == "sqlite"
        changed = type_coerce(changed, String) if sqlite else cast(changed, JSON)
    named = [func.instr(text, name) > 0]
    if session.get_bind().dialect.name == "postgresql":
        named = [func.strpos(text, name) > 0]
    if table is FigureRow:  # what was sent is sealed by its hash
        drafts = select(Version.id).where(col(Version.sent_at).is_(None))
        named.append(col(FigureRow.version_id).in_(drafts))
    if table is Outbox:
        named.append(col(Outbox.done_at).is_not(None))
    await session.exec(table_of(table).update().where(and_(*named)).values({column: changed}))


async def forget_failed_updates(session: AsyncSession, telegram_id: int) -> None:
    """Delete what came from an account and could not be read, with all that it says."""
    numbers = (f'"id": {telegram_id}{after}' for after in (",", "}"))
    said = or_(*(col(FailedUpdate.body).contains(number, autoescape=True) for number in numbers))
    await session.exec(delete(FailedUpdate).where(said))
