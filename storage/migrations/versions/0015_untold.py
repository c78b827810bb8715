"""whom something could not be told for a fault of ours, by day"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    op.create_table(
        "untold",
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person_id", "day"),
    )


def downgrade() -> None:
    refuse_loss(untold="")
    op.drop_table("untold")
