"""the question that was answered last, while the next one is still to be seen"""

import sqlalchemy as sa
from alembic import op

revision = "0030"
down_revision = "0029"


def upgrade() -> None:
    op.add_column("question", sa.Column("seen", sa.JSON(), nullable=True))


def downgrade() -> None:
    op.drop_column("question", "seen")
