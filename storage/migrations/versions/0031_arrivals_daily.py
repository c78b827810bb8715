"""whether somebody of ODES reads of arrivals once a day"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0031"
down_revision = "0030"


def upgrade() -> None:
    op.add_column(
        "person",
        sa.Column("arrivals_daily", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    refuse_loss(person="arrivals_daily")
    op.drop_column("person", "arrivals_daily")
