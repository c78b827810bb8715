"""invitations bound to an account, and requests of whoever used one that is bound to another"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0032"
down_revision = "0031"


def upgrade() -> None:
    op.add_column(
        "invitation", sa.Column("bound_to", sa.String(), nullable=False, server_default="")
    )
    with op.batch_alter_table("accessrequest") as batch:
        batch.add_column(sa.Column("invitation_id", sa.Integer(), nullable=True))
        batch.create_foreign_key(
            "accessrequest_invitation_id_fkey", "invitation", ["invitation_id"], ["id"]
        )


def downgrade() -> None:
    refuse_loss(invitation="bound_to <> ''", accessrequest="invitation_id IS NOT NULL")
    with op.batch_alter_table("accessrequest") as batch:
        batch.drop_constraint("accessrequest_invitation_id_fkey", type_="foreignkey")
        batch.drop_column("invitation_id")
    op.drop_column("invitation", "bound_to")
