"""a stand-in is for a focal point or for a director"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    role = sa.Column("role", sa.String(20), nullable=False, server_default="focal")
    op.add_column("stand_in", role)


def downgrade() -> None:
    refuse_loss(stand_in="role <> 'focal'")
    op.drop_column("stand_in", "role")
