"""what ODES does to periods, goals and people, and what regions ask of it"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    op.create_table(
        "period_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False, index=True),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("before", sa.JSON(), nullable=False),
        sa.Column("after", sa.JSON(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
    )
    op.create_table(
        "extension_request",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("wanted", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("granted", sa.Date(), nullable=True),
        sa.Column("answer", sa.String(), nullable=False),
    )
    pending = sa.text("decided_at IS NULL")
    op.create_index(
        "one_wish_at_a_time",
        "extension_request",
        ["period", "region"],
        unique=True,
        sqlite_where=pending,
        postgresql_where=pending,
    )
    decimal = sa.Numeric().with_variant(sa.String(60), "sqlite")
    op.create_table(
        "goal_change",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False, index=True),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("before", decimal, nullable=True),
        sa.Column("before_mark", sa.String(), nullable=True),
        sa.Column("after", decimal, nullable=True),
        sa.Column("after_mark", sa.String(), nullable=True),
    )
    op.create_table(
        "stand_in",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("absent_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("named_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("named_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("duty_id", sa.Integer(), sa.ForeignKey("duty.id"), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
    )
    with op.batch_alter_table("invitation") as invitation:
        invitation.add_column(sa.Column("in_place_of", sa.Integer(), nullable=True))
        invitation.add_column(sa.Column("first_day", sa.Date(), nullable=True))
        invitation.add_column(sa.Column("last_day", sa.Date(), nullable=True))
        invitation.create_foreign_key("invitation_in_place_of", "duty", ["in_place_of"], ["id"])


def downgrade() -> None:
    refuse_loss(
        period_change="",
        goal_change="",
        extension_request="",
        stand_in="",
        invitation="in_place_of IS NOT NULL OR first_day IS NOT NULL",
    )
    with op.batch_alter_table("invitation") as invitation:
        invitation.drop_constraint("invitation_in_place_of", type_="foreignkey")
        for column in ("in_place_of", "first_day", "last_day"):
            invitation.drop_column(column)
    for table in ("stand_in", "goal_change", "extension_request", "period_change"):
        op.drop_table(table)
