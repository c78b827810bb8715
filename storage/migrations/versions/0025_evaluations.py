"""the directorates' evaluations, their recommendations and what became of them"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0025"
down_revision = "0024"

PENDING = sa.text("decided_at IS NULL")
SHARED = ("extension", "extension_request", "consent")  # with an indicator in a region's place
UNSENT = sa.text("sent_at IS NULL")


def upgrade() -> None:
    period, person = sa.ForeignKey("period.code"), sa.ForeignKey("person.id")
    op.add_column("period", sa.Column("evaluated_by", sa.Date(), nullable=True))
    op.create_table(
        "evaluation",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), period, nullable=False),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_by", sa.Integer(), person, nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("sent_by", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("receipt", sa.String(), nullable=True, unique=True),
        sa.Column("content_hash", sa.String(), nullable=True),
        sa.Column("findings", sa.JSON(), nullable=False),
        sa.Column("simulated", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("stage", sa.String(20), nullable=False),
        sa.UniqueConstraint("period", "indicator", "number"),
    )
    op.create_index(
        "one_evaluation_draft",
        "evaluation",
        ["period", "indicator"],
        unique=True,
        sqlite_where=UNSENT,
        postgresql_where=UNSENT,
    )
    evaluation = sa.ForeignKey("evaluation.id")
    op.create_table(
        "evaluation_item",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("evaluation_id", sa.Integer(), evaluation, nullable=False, index=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("everybody", sa.Boolean(), nullable=False),
        sa.Column("claim", sa.String(20), nullable=True),
        sa.Column("responsible", sa.String(20), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("activities", sa.JSON(), nullable=False),
    )
    op.create_table(
        "expected_evaluation",
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), primary_key=True),
        sa.Column("indicator", sa.Integer(), primary_key=True),
        sa.Column("extended_to", sa.Date(), nullable=False),
    )
    _create_recommendations()
    _share_tables()


def _create_recommendations() -> None:
    period, evaluation = sa.ForeignKey("period.code"), sa.ForeignKey("evaluation.id")
    op.create_table(
        "recommendation",
        sa.Column("period", sa.String(), period, primary_key=True),
        sa.Column("number", sa.Integer(), primary_key=True),
        sa.Column("indicator", sa.Integer(), nullable=False),
        sa.Column("evaluation_id", sa.Integer(), evaluation, nullable=False, index=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("regions", sa.JSON(), nullable=False),
        sa.Column("everybody", sa.Boolean(), nullable=False),
        sa.Column("responsible", sa.String(20), nullable=False),
        sa.Column("due", sa.String(), nullable=False),
        sa.Column("activities", sa.JSON(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "recommendation_step",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("period", sa.String(), sa.ForeignKey("period.code"), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("region", sa.String(), nullable=False),
        sa.Column("progress", sa.String(20), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("role", sa.String(20), nullable=False),
        sa.Column("person_id", sa.Integer(), sa.ForeignKey("person.id"), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
    )
    op.create_index("recommendation_steps", "recommendation_step", ["period", "number", "region"])


def _share_tables() -> None:
    """Let evaluations and recommendations use what reports had for themselves."""
    with op.batch_alter_table("transition") as transition:
        transition.alter_column("version_id", existing_type=sa.Integer(), nullable=True)
        transition.add_column(sa.Column("evaluation_id", sa.Integer(), nullable=True))
        transition.create_foreign_key(
            "transition_evaluation", "evaluation", ["evaluation_id"], ["id"]
        )
    op.create_index("ix_transition_evaluation_id", "transition", ["evaluation_id"])
    with op.batch_alter_table("evidence") as evidence:
        evidence.alter_column("version_id", existing_type=sa.Integer(), nullable=True)
        evidence.add_column(sa.Column("step_id", sa.Integer(), nullable=True))
        evidence.create_foreign_key("evidence_step", "recommendation_step", ["step_id"], ["id"])
    op.create_index("ix_evidence_step_id", "evidence", ["step_id"])
    for table in SHARED:
        op.add_column(
            table, sa.Column("indicator", sa.Integer(), server_default="0", nullable=False)
        )
    op.drop_index("one_wish_at_a_time", "extension_request")
    _one_request("period", "region", "indicator")


def _one_request(*key: str) -> None:
    op.create_index(
        "one_wish_at_a_time",
        "extension_request",
        list(key),
        unique=True,
        sqlite_where=PENDING,
        postgresql_where=PENDING,
    )


def downgrade() -> None:
    refuse_loss(
        evaluation="",
        evaluation_item="",
        recommendation="",
        recommendation_step="",
        expected_evaluation="",
        period="evaluated_by IS NOT NULL",
        extension="indicator <> 0",
        extension_request="indicator <> 0",
        consent="indicator <> 0",
    )
    op.drop_index("one_wish_at_a_time", "extension_request")
    for table in SHARED:
        op.execute(sa.text(f"DELETE FROM {table} WHERE indicator <> 0"))  # noqa: S608  # our own names
        op.drop_column(table, "indicator")
    _one_request("period", "region")
    op.drop_index("ix_evidence_step_id", "evidence")
    op.execute("DELETE FROM evidence WHERE version_id IS NULL")
    with op.batch_alter_table("evidence") as evidence:
        evidence.drop_constraint("evidence_step", type_="foreignkey")
        evidence.drop_column("step_id")
        evidence.alter_column("version_id", existing_type=sa.Integer(), nullable=False)
    op.drop_index("ix_transition_evaluation_id", "transition")
    op.execute("DELETE FROM transition WHERE version_id IS NULL")
    with op.batch_alter_table("transition") as transition:
        transition.drop_constraint("transition_evaluation", type_="foreignkey")
        transition.drop_column("evaluation_id")
        transition.alter_column("version_id", existing_type=sa.Integer(), nullable=False)
    for table in (
        "recommendation_step",
        "recommendation",
        "expected_evaluation",
        "evaluation_item",
        "evaluation",
    ):
        op.drop_table(table)
    op.drop_column("period", "evaluated_by")
