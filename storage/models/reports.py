"""Periods, goals and what the regions reported."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import JSON, Index, UniqueConstraint, false, text
from sqlmodel import Field, Relationship, SQLModel

from convenio.catalogue.indicators import INDICATORS, Indicators
from convenio.report.requirements import Requirements, read_requirements
from convenio.report.stages import Act, Stage
from storage.column_types import ExactDecimal, UtcDateTime, text_of
from storage.models.agreements import AgreementRow


class PeriodRow(SQLModel, table=True):
    """A semester to be reported. Without `closes_on`, late reports are taken with no end.

    `agreement`: the later agreement that covers its year, by code; empty for the first one. It is
    told by the year once, when either of them comes, so that whoever loads the period has its
    indicators with the same question. `required`: what ODES requires, as `Requirements.facts`.
    `evaluated_by`: the deadline of the directorates' evaluations, if ODES has set one.
    """

    __tablename__ = "period"

    code: str = Field(primary_key=True)
    opens_on: date
    deadline: date
    closes_on: date | None = None
    published_on: date | None = None
    evaluated_by: date | None = None
    agreement: str = Field(default="", sa_column_kwargs={"server_default": ""})
    required: dict[str, Any] = Field(
        default_factory=dict, sa_type=JSON, sa_column_kwargs={"server_default": "{}"}
    )
    later_agreement: AgreementRow | None = Relationship(
        sa_relationship_kwargs={
            "primaryjoin": "foreign(PeriodRow.agreement) == AgreementRow.code",
            "lazy": "joined",
            "viewonly": True,
        }
    )

    @property
    def indicators(self) -> Indicators:
        if not self.agreement:
            return INDICATORS
        assert self.later_agreement is not None
        return self.later_agreement.indicators

    @property
    def requirements(self) -> Requirements:
        return read_requirements(self.required)


class Expected(SQLModel, table=True):
    """A region that owes a report for a period, and its own deadline if ODES extended it."""

    period: str = Field(primary_key=True, foreign_key="period.code")
    region: str = Field(primary_key=True)
    extended_to: date | None = None


class Goal(SQLModel, table=True):
    """A goal that ODES loaded: a percentage, or the mark that takes its place."""

    period: str = Field(primary_key=True, foreign_key="period.code")
    region: str = Field(primary_key=True)
    indicator: int = Field(primary_key=True)
    programmed: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    mark: str | None = None
    loaded_at: datetime = Field(sa_type=UtcDateTime)


class Version(SQLModel, table=True):
    """One version of a region's report: a draft until `sent_at` is set, and fixed from then on.

    Only its `stage` still changes, and each change is a Transition.
    `simulated`: its figures, or those that it corrects, were invented.
    """

    __table_args__ = (
        UniqueConstraint("period", "region", "number"),
        Index(
            "one_draft_at_a_time",
            "period",
            "region",
            unique=True,
            sqlite_where=text("sent_at IS NULL"),
            postgresql_where=text("sent_at IS NULL"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code")
    region: str
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
    simulated: bool = Field(default=False, sa_column_kwargs={"server_default": false()})
    stage: Stage = Field(
        default=Stage.DRAFT,
        sa_type=text_of(Stage),
        sa_column_kwargs={"server_default": Stage.DRAFT.value},
    )


class Transition(SQLModel, table=True):
    """A version's way from one stage to another: by whom, in which role, when and why.

    It is a report's version or an evaluation. `indicator`: the one that `why` is about, 0 for the
    whole report. Rows are only ever added.
    """

    id: int | None = Field(default=None, primary_key=True)
    version_id: int | None = Field(default=None, foreign_key="version.id", index=True)
    evaluation_id: int | None = Field(default=None, foreign_key="evaluation.id", index=True)
    act: Act = Field(sa_type=text_of(Act))
    before: Stage = Field(sa_type=text_of(Stage))
    after: Stage = Field(sa_type=text_of(Stage))
    role: str
    person_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime = Field(sa_type=UtcDateTime)
    why: str = ""
    indicator: int = 0


class Consent(SQLModel, table=True):
    """A correction of what is published, asked of ODES; `granted` is unknown until it answers.

    With `indicator` it is that of its evaluation, and of no region.
    """

    id: int | None = Field(default=None, primary_key=True)
    period: str = Field(foreign_key="period.code")
    region: str
    indicator: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    reason: str
    asked_at: datetime = Field(sa_type=UtcDateTime)
    asked_by: int | None = Field(default=None, foreign_key="person.id")
    granted: bool | None = None
    decided_at: datetime | None = Field(default=None, sa_type=UtcDateTime)
    decided_by: int | None = Field(default=None, foreign_key="person.id")


class FigureRow(SQLModel, table=True):
    """The answer to one indicator in a version, in percent, with count and base if given.

    `reason`: why it does not apply, or why the figure is outside what ODES expects.
    """

    __tablename__ = "figure"

    version_id: int = Field(primary_key=True, foreign_key="version.id")
    indicator: int = Field(primary_key=True)
    mark: str | None = None
    programmed: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    executed: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    executed_count: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    base_count: Decimal | None = Field(default=None, sa_type=ExactDecimal)
    cause: str | None = None
    cause_words: str | None = None
    reason: str | None = None
    updated_at: datetime = Field(sa_type=UtcDateTime)
    updated_by: int | None = Field(default=None, foreign_key="person.id")


class FigureChange(SQLModel, table=True):
    """A change of an indicator in a version: by whom, when, from what to what (both as JSON)."""

    __tablename__ = "figure_change"

    id: int | None = Field(default=None, primary_key=True)
    version_id: int = Field(foreign_key="version.id", index=True)
    indicator: int
    at: datetime = Field(sa_type=UtcDateTime)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    before: str | None = None
    after: str


class PublishedAverage(SQLModel, table=True):
    """Averages of a region or of an indicator as a table of the report has them.

    Empty region or 0 means 'none', not NULL, so that the key counts it. Sources may contradict.
    """

    __tablename__ = "published_average"

    period: str = Field(primary_key=True)
    region: str = Field(default="", primary_key=True)
    indicator: int = Field(default=0, primary_key=True)
    source: str = Field(primary_key=True)
    programmed: Decimal = Field(sa_type=ExactDecimal)
    executed: Decimal = Field(sa_type=ExactDecimal)
