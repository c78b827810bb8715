"""the meetings of IdG 11 also for recommendations that were linked to their second topic"""

import sqlalchemy as sa
from alembic import op

revision = "0034"
down_revision = "0033"

YEAR, INDICATOR, MEETING, ASSISTANCE = 2021, 11, 1, 2
MEETING_NAME = "Encuentro macro regional norte/sur/centro/oriente%"
EVALUATED = ("2020-II", "2021-I")  # whose recommendations the schedule of 2021 answers

activity = sa.table("activity", *map(sa.column, ("year", "indicator", "number", "name")))
linked = sa.JSON()
evaluation = sa.table("evaluation", *map(sa.column, ("id", "period", "indicator", "sent_at")))
item = sa.table(
    "evaluation_item", *map(sa.column, ("id", "evaluation_id")), sa.column("activities", linked)
)
recommendation = sa.table(
    "recommendation",
    *map(sa.column, ("period", "number", "indicator")),
    sa.column("activities", linked),
)


def upgrade() -> None:
    """Add the meetings to what is linked to the second activity alone.

    A database that passed 0028 when it moved no links can't say which of them meant the topic and
    which, made since, the assistances: the meetings are added, and nothing is taken away.
    """
    bind = op.get_bind()
    meetings = sa.select(activity.c.name).where(
        activity.c.year == YEAR,
        activity.c.indicator == INDICATOR,
        activity.c.number == MEETING,
        activity.c.name.like(MEETING_NAME),
    )
    if bind.execute(meetings).first() is None:
        return
    of_indicator = recommendation.c.indicator == INDICATOR
    query = sa.select(recommendation).where(of_indicator, recommendation.c.period.in_(EVALUATED))
    for row in bind.execute(query).all():
        if _lacks_meetings(row.activities):
            key = (recommendation.c.period == row.period, recommendation.c.number == row.number)
            both = [MEETING, *row.activities]
            bind.execute(sa.update(recommendation).where(*key).values(activities=both))
    drafts = sa.select(evaluation.c.id).where(
        evaluation.c.indicator == INDICATOR,
        evaluation.c.period.in_(EVALUATED),
        evaluation.c.sent_at.is_(None),
    )
    for row in bind.execute(sa.select(item).where(item.c.evaluation_id.in_(drafts))).all():
        if _lacks_meetings(row.activities):
            changed = sa.update(item).where(item.c.id == row.id)
            bind.execute(changed.values(activities=[MEETING, *row.activities]))


def downgrade() -> None:
    """Keep the links: an older version reads them as well."""


def _lacks_meetings(numbers: list[int]) -> bool:
    return ASSISTANCE in numbers and MEETING not in numbers
