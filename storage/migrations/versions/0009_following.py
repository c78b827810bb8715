"""what ODES is yet to be told, whom it reminded, which deadlines it moved, and the last tick"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    op.create_table(
        "incident",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
    )
    op.create_table(
        "nudge",
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.PrimaryKeyConstraint("period", "region", "person_id"),
    )
    op.create_table(
        "extension",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("before", sa.Date(), nullable=False),
        sa.Column("after", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("given_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
    )
    op.create_table(
        "pulse",
        sa.Column("name", sa.String(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def downgrade() -> None:
    refuse_loss(incident="", nudge="", extension="")
    for table in ("pulse", "extension", "nudge", "incident"):
        op.drop_table(table)
