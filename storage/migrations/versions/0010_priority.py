"""answers go before what nobody asked for; people's occasions are found by the page"""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    op.add_column(
        "outbox", sa.Column("priority", sa.SmallInteger(), server_default="0", nullable=False)
    )
    op.execute("UPDATE outbox SET priority = 1 WHERE CAST(about AS VARCHAR) <> 'null'")
    op.drop_index("outbox_by_state", "outbox")
    op.create_index("outbox_to_claim", "outbox", ["state", "priority", "due_at", "id"])
    op.create_index("occasion_by_person", "occasion", ["person_id", "period"])


def downgrade() -> None:
    op.drop_index("occasion_by_person", "occasion")
    op.drop_index("outbox_to_claim", "outbox")
    op.create_index("outbox_by_state", "outbox", ["state", "due_at"])
    op.drop_column("outbox", "priority")
