"""where a chat's card stands: whether something was written below it"""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    op.add_column("slot", sa.Column("newest_message_id", sa.BigInteger(), nullable=True))


def downgrade() -> None:
    op.drop_column("slot", "newest_message_id")
