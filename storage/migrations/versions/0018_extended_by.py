"""the command line extends a deadline too: nobody of the chat gave it"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    _given_by(nullable=True)


def downgrade() -> None:
    refuse_loss(extension="given_by IS NULL")
    op.execute("DELETE FROM extension WHERE given_by IS NULL")
    _given_by(nullable=False)


def _given_by(*, nullable: bool) -> None:
    with op.batch_alter_table("extension") as batch:
        batch.alter_column("given_by", existing_type=sa.Integer(), nullable=nullable)
