"""Losses: a way down of the schema that would lose what somebody wrote is refused by name."""

from alembic import context, op
from sqlalchemy import func, select, table, text

KNOWINGLY = "losing"  # the attribute of a configuration by which its owner accepts the loss


class LossRefused(Exception):
    """A way down on which rows would be lost; its text says in Spanish which, and what to do."""

    def __init__(self, version: str, lost: dict[str, int]) -> None:
        self.lost = lost
        counted = ", ".join(f"{count} de «{name}»" for name, count in lost.items())
        super().__init__(
            f"La base no vuelve a antes de la versión {version}, porque se perderían filas:"
            f" {counted}. Para volver atrás, restaure la copia hecha antes de actualizar."
        )


def refuse_loss(**rows: str) -> None:
    """Raise LossRefused where tables hold what goes with this way down.

    `rows`: a condition in SQL for each table; of none, any row counts.
    """
    if context.config.attributes.get(KNOWINGLY):
        return
    counts = {name: _count(name, condition) for name, condition in rows.items()}
    if lost := {name: count for name, count in counts.items() if count}:
        raise LossRefused(str(op.get_context().get_current_revision()), lost)


def _count(name: str, condition: str) -> int:
    query = select(func.count()).select_from(table(name))
    if condition:
        query = query.where(text(condition))
    return op.get_bind().execute(query).scalar_one()
