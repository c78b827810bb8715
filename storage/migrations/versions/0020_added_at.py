"""an activity that a file added is told of with the file, not as what was missed before"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.add_column(
        "schedule_entry", sa.Column("added_at", sa.DateTime(timezone=True), nullable=True)
    )


def downgrade() -> None:
    refuse_loss(schedule_entry="added_at IS NOT NULL")
    op.drop_column("schedule_entry", "added_at")
