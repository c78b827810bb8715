"""the audit trail, which is only added to"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0013"
down_revision = "0012"

KEPT = ("audit_entry", "audit_seal")
REFUSAL = "the audit trail is only added to"


def upgrade() -> None:
    op.create_table(
        "audit_entry",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("before", sa.String(), nullable=True),
        sa.Column("after", sa.String(), nullable=True),
    )
    op.create_index("ix_audit_entry_period", "audit_entry", ["period"])
    op.create_table(
        "audit_seal",
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("entry_id", sa.Integer(), sa.ForeignKey("audit_entry.id"), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.UniqueConstraint("entry_id"),
    )
    if op.get_bind().dialect.name == "sqlite":
        _refuse_on_sqlite()
    else:
        _refuse_on_postgresql()


def _refuse_on_sqlite() -> None:
    for table in KEPT:
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change.lower()} BEFORE {change} ON {table}"
                f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
            )


def _refuse_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_to_change_the_trail() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    for table in KEPT:
        op.execute(
            f"CREATE TRIGGER {table}_refuses BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_the_trail()"
        )


def downgrade() -> None:
    refuse_loss(audit_entry="", audit_seal="")
    op.drop_table("audit_seal")
    op.drop_table("audit_entry")
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_to_change_the_trail()")
