"""What directorates say of their indicators (Anexo 5), and what became of it."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from convenio.evaluation.items import Claim, ItemKind, Responsible
from convenio.evaluation.progress import Progress
from convenio.report.stages import Stage
from storage.column_types import UtcDateTime, text_of
from storage.models.people import Role


class EvaluationRow(SQLModel, table=True):
    """One version of the evaluation of an indicator: fixed once it is sent, but for its `stage`.

    `findings`: where its text and the figures contradicted each other when it was sent, as JSON.
    """

    __tablename__ = "evaluation"
    __table_args__ = (
        UniqueConstraint("period", "indicator", "number"),
        Index(
            "one_evaluation_draft",
            "period",
            "indicator",
            unique=True,
            sqlite_where=text("sent_at IS NULL"),
            postgresql_where=text("sent_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code")
    indicator: int
    number: int
    reason: str | None = None
    opened_at: datetime = Field(sa_type=UtcDateTime)
    opened_by: int | None = Field(default=None, foreign_key="person.id")
    revision: int = 0
    sent_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    sent_by: int | None = Field(default=None, foreign_key="person.id")
    late: bool = False
    receipt: str | None = Field(default=None, unique=True)
    content_hash: str | None = None
    findings: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    simulated: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    stage: Stage = Field(default=Stage.DRAFT, sa_type=text_of(Stage))


class EvaluationItem(SQLModel, table=True):
    """A conclusion or recommendation of an evaluation, in its place; see `Item` for its fields."""

    __tablename__ = "evaluation_item"

    id: int | None = Field(default=None, primary_key=True)
    evaluation_id: int = Field(foreign_key="evaluation.id", index=True)
    position: int
    kind: ItemKind = Field(sa_type=text_of(ItemKind))
    text: str
    regions: list[str] = Field(default_factory=list, sa_type=JSON)
    everybody: bool = False
    claim: Claim | None = Field(default=None, sa_type=text_of(Claim))
    responsible: Responsible = Field(default=Responsible.OFFICES, sa_type=text_of(Responsible))
    due: str = ""
    activities: list[int] = Field(default_factory=list, sa_type=JSON)


class ExpectedEvaluation(SQLModel, table=True):
    """An indicator whose evaluation of a period may come later than the others'."""

    __tablename__ = "expected_evaluation"

    period: str = Field(primary_key=True, foreign_key="period.code")
    indicator: int = Field(primary_key=True)
    extended_to: date


class RecommendationRow(SQLModel, table=True):
    """A recommendation that was sent, by its number within the period; a correction keeps it.

    `evaluation_id`: the newest version that makes it. `regions`: those that it addresses, also
    where it was for everybody. `withdrawn_at`: when a version that no longer makes it was sent.
    """

    __tablename__ = "recommendation"

    period: str = Field(primary_key=True, foreign_key="period.code")
    number: int = Field(primary_key=True)
    indicator: int
    evaluation_id: int = Field(foreign_key="evaluation.id", index=True)
    text: str
    regions: list[str] = Field(default_factory=list, sa_type=JSON)
    everybody: bool = False
    responsible: Responsible = Field(sa_type=text_of(Responsible))
    due: str = ""
    activities: list[int] = Field(default_factory=list, sa_type=JSON)
    made_at: datetime = Field(sa_type=UtcDateTime)
    withdrawn_at: datetime | None = Field(default=None, sa_type=UtcDateTime)


class RecommendationStep(SQLModel, table=True):
    """A step of a recommendation in a region (empty: in the ministry); rows are only added.

    The newest says how far it is; without one it is pending. `accepted`: the directorate agrees
    that it is implemented.
    """

    __tablename__ = "recommendation_step"
    __table_args__ = (Index("recommendation_steps", "period", "number", "region"),)

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code")
    number: int
    region: str = ""
    progress: Progress = Field(sa_type=text_of(Progress))
    accepted: bool = False
    role: Role = Field(sa_type=text_of(Role))
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(sa_type=UtcDateTime)
    words: str = ""
