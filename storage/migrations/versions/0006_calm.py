"""fewer reminders, or none until a day, for who asks for it"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("person", sa.Column("silent_until", sa.Date(), nullable=True))
    op.add_column(
        "person",
        sa.Column("fewer_reminders", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    refuse_loss(person="fewer_reminders OR silent_until IS NOT NULL")
    op.drop_column("person", "fewer_reminders")
    op.drop_column("person", "silent_until")
