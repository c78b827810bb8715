"""which process claimed a row of the outbox"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("outbox", sa.Column("claimed_by", sa.Integer(), nullable=True))


def downgrade() -> None:
    op.drop_column("outbox", "claimed_by")
