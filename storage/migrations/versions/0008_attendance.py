"""who took part in the schedule's activities, and what was told of them"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0008"
down_revision = "0007"

NAMES = {"fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s"}
SQLITES = "fk_occasion_period_period"  # there it has no name: Alembic gives it this one
POSTGRESQLS = "occasion_period_fkey"


def upgrade() -> None:
    op.create_table(
        "attendance",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("schedule_entry.id"), nullable=False),
        sa.Column("month", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("took_part", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("attendance_of_entry", "attendance", ["entry_id", "month"])
    # An occasion may be about a month or a day, too.
    with op.batch_alter_table("occasion", naming_convention=NAMES) as occasion:
        occasion.drop_constraint(_name(), type_="foreignkey")


def downgrade() -> None:
    refuse_loss(attendance="", occasion="period NOT IN (SELECT code FROM period)")
    op.execute("DELETE FROM occasion WHERE period NOT IN (SELECT code FROM period)")
    with op.batch_alter_table("occasion", naming_convention=NAMES) as occasion:
        occasion.create_foreign_key(_name(), "period", ["period"], ["code"])
    op.drop_table("attendance")


def _name() -> str:
    return SQLITES if op.get_context().dialect.name == "sqlite" else POSTGRESQLS
