"""How SQLite goes about the very statements that a question runs."""

from collections.abc import Awaitable, Callable
from typing import Any

from sqlalchemy import event
from sqlalchemy.orm import Session
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import Database

Question = Callable[[AsyncSession], Awaitable[object]]


async def plans_of(database: Database, question: Question) -> list[list[str]]:
    """Of each statement, the steps of its plan: 'SEARCH figure USING INDEX …'."""
    asked: list[tuple[str, Any]] = []

    def remember(
        _connection: object, _cursor: object, statement: str, params: Any, *_: Any
    ) -> None:
        asked.append((statement, params))

    def plan(sync: Session, statement: str, params: Any) -> list[str]:
        steps = sync.connection().exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", params)
        return [step.detail for step in steps]

    async with database.transaction() as session:
        event.listen(database.engine.sync_engine, "before_cursor_execute", remember)
        await question(session)
        event.remove(database.engine.sync_engine, "before_cursor_execute", remember)
        return [await session.run_sync(plan, *each) for each in asked]
