"""pictures that Telegram has"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "picture",
        sa.Column("digest", sa.String(), nullable=False),
        sa.Column("as_file", sa.Boolean(), nullable=False),
        sa.Column("file_id", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("digest", "as_file"),
    )
    op.create_index("ix_picture_used_at", "picture", ["used_at"])


def downgrade() -> None:
    op.drop_table("picture")
