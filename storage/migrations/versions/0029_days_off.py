"""the days on which nobody works by decree"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0029"
down_revision = "0028"


def upgrade() -> None:
    op.create_table(
        "day_off",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("region", sa.String(), primary_key=True),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
    )


def downgrade() -> None:
    refuse_loss(day_off="")
    op.drop_table("day_off")
