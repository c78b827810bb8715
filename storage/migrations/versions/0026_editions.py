"""the report's texts, its letterhead, its editions and who read them"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    op.create_table(
        "report_text",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("agreement", sa.String(), nullable=False, index=True),
        sa.Column("part", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("restored", sa.Integer(), sa.ForeignKey("report_text.id"), nullable=True),
    )
    op.create_table(
        "letterhead",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
    )
    period = sa.ForeignKey("period.code")
    op.create_table(
        "edition",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), period, nullable=False, index=True),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("counts", sa.JSON(), nullable=False),
        sa.Column("pages", sa.JSON(), nullable=False),
        sa.Column("changes", sa.JSON(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.UniqueConstraint("period", "number"),
    )
    edition, person = sa.ForeignKey("edition.id"), sa.ForeignKey("person.id")
    op.create_table(
        "edition_reading",
        sa.Column("edition_id", sa.Integer(), edition, primary_key=True),
        sa.Column("person_id", sa.Integer(), person, primary_key=True),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("read_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
    )


def downgrade() -> None:
    refuse_loss(edition="", edition_reading="", report_text="", letterhead="")
    for table in ("edition_reading", "edition", "letterhead", "report_text"):
        op.drop_table(table)
