"""published averages, and which versions are simulated"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    op.create_table(
        "published_average",
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("programmed", sa.Numeric().with_variant(sa.String(60), "sqlite"), nullable=False),
        sa.Column("executed", sa.Numeric().with_variant(sa.String(60), "sqlite"), nullable=False),
        sa.PrimaryKeyConstraint("period", "region", "indicator", "source"),
    )
    op.add_column(
        "version",
        sa.Column("simulated", sa.Boolean(), nullable=False, server_default=sa.false()),
    )


def downgrade() -> None:
    refuse_loss(published_average="", version="simulated")
    op.drop_column("version", "simulated")
    op.drop_table("published_average")
