"""agreements of other years, with their own indicators"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0016"
down_revision = "0015"

OF_AN_AGREEMENT = ("period", "duty", "invitation")
DUTY = ["person_id", "role", "region", "indicator"]
ENDLESS = sa.text("until IS NULL")


def upgrade() -> None:
    op.create_table(
        "agreement",
        sa.Column("code", sa.String(), primary_key=True),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("loaded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("loaded_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
    )
    for table in OF_AN_AGREEMENT:
        op.add_column(table, sa.Column("agreement", sa.String(), server_default="", nullable=False))
    _one_duty_at_a_time([*DUTY, "agreement"])


def downgrade() -> None:
    refuse_loss(agreement="")
    _one_duty_at_a_time(DUTY)
    for table in OF_AN_AGREEMENT:
        op.drop_column(table, "agreement")
    op.drop_table("agreement")


def _one_duty_at_a_time(columns: list[str]) -> None:
    op.drop_index("one_duty_at_a_time", "duty")
    op.create_index(
        "one_duty_at_a_time",
        "duty",
        columns,
        unique=True,
        sqlite_where=ENDLESS,
        postgresql_where=ENDLESS,
    )
