"""nothing takes the place of an entry of the audit trail

INSERT OR REPLACE of SQLite takes the old row away without firing its trigger; PostgreSQL knows only
ON CONFLICT DO UPDATE, which is an UPDATE and refused as such.
"""

from alembic import op

revision = "0017"
down_revision = "0016"

REFUSAL = "the audit trail is only added to"
TAKEN = {
    "audit_entry": "NEW.id IN (SELECT id FROM audit_entry)",
    "audit_seal": "NEW.number IN (SELECT number FROM audit_seal)"
    " OR NEW.entry_id IN (SELECT entry_id FROM audit_seal)",
}


def upgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table, taken in TAKEN.items():
        op.execute(
            f"CREATE TRIGGER {table}_refuses_replace BEFORE INSERT ON {table} WHEN {taken}"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def downgrade() -> None:
    if op.get_bind().dialect.name != "sqlite":
        return
    for table in TAKEN:
        op.execute(f"DROP TRIGGER {table}_refuses_replace")
