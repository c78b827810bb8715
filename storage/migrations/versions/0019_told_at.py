"""what ODES was told of stays for a while, so that what follows soon is told with it"""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.add_column("incident", sa.Column("told_at", sa.DateTime(timezone=True), nullable=True))


def downgrade() -> None:
    op.execute("DELETE FROM incident WHERE told_at IS NOT NULL")
    op.drop_column("incident", "told_at")
