"""fewer reminders, or none until a day, for who asks for it"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("person", sa.Column("silent_until", sa.Date(), nullable=True))
    op.add_column(
        "person",
        sa.Column("fewer_reminders", sa.Boolean(), server_default=sa.false(), nullable=False),
    )


def downgrade() -> None:
    with op.batch_alter_table("person") as person:
        person.drop_column("fewer_reminders")
        person.drop_column("silent_until")
