"""the stages of a version, who led it from one to the next, and consent to correct"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    op.add_column(
        "version", sa.Column("stage", sa.String(20), server_default="draft", nullable=False)
    )
    op.create_table(
        "transition",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("version_id", sa.Integer(), sa.ForeignKey("version.id"), nullable=False),
        sa.Column("act", sa.String(20), nullable=False),
        sa.Column("before", sa.String(20), nullable=False),
        sa.Column("after", sa.String(20), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("why", sa.String(), nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
    )
    op.create_index("ix_transition_version_id", "transition", ["version_id"])
    op.create_table(
        "consent",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("asked_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("granted", sa.Boolean(), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
    )
    op.execute("UPDATE version SET stage = 'received' WHERE sent_at IS NOT NULL")
    op.execute(
        "INSERT INTO transition"
        " (version_id, act, before, after, role, person_id, at, why, indicator)"
        " SELECT id, 'send', 'draft', 'received', 'focal', sent_by, sent_at, '', 0"
        " FROM version WHERE sent_at IS NOT NULL ORDER BY id"
    )


def downgrade() -> None:
    refuse_loss(consent="", transition="")
    op.drop_table("consent")
    op.drop_table("transition")
    op.drop_column("version", "stage")
