"""what ODES requires of a period's reports, and the reason kept with a figure"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    op.add_column("period", sa.Column("required", sa.JSON(), server_default="{}", nullable=False))
    op.add_column("figure", sa.Column("reason", sa.String(), nullable=True))


def downgrade() -> None:
    refuse_loss(figure="reason IS NOT NULL", period="CAST(required AS VARCHAR) <> '{}'")
    op.drop_column("figure", "reason")
    op.drop_column("period", "required")
