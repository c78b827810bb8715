"""the year's schedule and its changes"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    op.create_table(
        "activity",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("responsible", sa.String(), nullable=False),
        sa.UniqueConstraint("year", "indicator", "number"),
    )
    op.create_table(
        "schedule_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("activity_id", sa.Integer(), sa.ForeignKey("activity.id"), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("original_month", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("hour", sa.Time(), nullable=True),
        sa.Column("link", sa.String(), nullable=False),
        sa.Column("topic", sa.String(), nullable=False),
        sa.Column("changes", sa.Integer(), nullable=False),
        sa.UniqueConstraint("activity_id", "region", "original_month"),
    )
    op.create_table(
        "schedule_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("schedule_entry.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
    )
    op.create_index("ix_schedule_change_entry_id", "schedule_change", ["entry_id"])


def downgrade() -> None:
    refuse_loss(activity="", schedule_entry="", schedule_change="")
    op.drop_table("schedule_change")
    op.drop_table("schedule_entry")
    op.drop_table("activity")
