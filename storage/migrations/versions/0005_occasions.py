"""what was owed to a person at a moment, decided once"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "occasion",
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("lead", sa.Integer(), nullable=False),
        sa.Column("deadline", sa.Date(), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("missed", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("period", "region", "person_id", "kind", "lead", "deadline"),
    )
    op.add_column("outbox", sa.Column("about", sa.JSON(), nullable=True))


def downgrade() -> None:
    refuse_loss(occasion="")
    op.drop_column("outbox", "about")
    op.drop_table("occasion")
