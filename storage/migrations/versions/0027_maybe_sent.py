"""how often a message may have arrived without an answer"""

import sqlalchemy as sa
from alembic import op

revision = "0027"
down_revision = "0026"


def upgrade() -> None:
    op.add_column(
        "outbox", sa.Column("maybe_sent", sa.Integer(), nullable=False, server_default="0")
    )


def downgrade() -> None:
    op.execute("UPDATE outbox SET state = 'failed' WHERE state = 'uncertain'")
    op.execute("UPDATE incident SET kind = 'undelivered' WHERE kind = 'uncertain'")
    op.drop_column("outbox", "maybe_sent")
