"""what people ask ODES, and its answers"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    person, period = sa.ForeignKey("person.id"), sa.ForeignKey("period.code")
    op.create_table(
        "consultation",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("person_id", sa.Integer(), person, nullable=False, index=True),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("agreement", sa.String(), nullable=False),
        sa.Column("period", sa.String(), period, nullable=True, index=True),
        sa.Column("about", sa.String(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("closed_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
    )
    thread, writer = sa.ForeignKey("consultation.id"), sa.ForeignKey("person.id")
    op.create_table(
        "consultation_message",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("consultation_id", sa.Integer(), thread, nullable=False, index=True),
        sa.Column("person_id", sa.Integer(), writer, nullable=False, index=True),
        sa.Column("from_odes", sa.Boolean(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    refuse_loss(consultation="", consultation_message="")
    for table in ("consultation_message", "consultation"):
        op.drop_table(table)
