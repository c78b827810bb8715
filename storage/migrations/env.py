from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlmodel import SQLModel

import storage.models
from storage.column_types import ExactDecimal, UtcDateTime

assert storage.models, "importing the models registers the tables"


def render_type(kind: str, item: Any, autogenerating: AutogenContext) -> str | Literal[False]:
    """Migrations name plain SQL types, so that they stay true when our own types change."""
    if kind != "type":
        return False
    if isinstance(item, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    if isinstance(item, ExactDecimal):
        return 'sa.Numeric().with_variant(sa.String(60), "sqlite")'
    if type(item).__name__ in ("TextOf", "AutoString"):
        return "sa.String()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_item=render_type,
)
with context.begin_transaction():
    context.run_migrations()
