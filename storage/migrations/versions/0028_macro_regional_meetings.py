"""IdG 11's macro-regional meetings as one activity of 2021, beside the monthly assistances"""

import sqlalchemy as sa
from alembic import op

from storage.losses import refuse_loss

revision = "0028"
down_revision = "0027"

YEAR, INDICATOR, MEETING, ASSISTANCE = 2021, 11, 1, 2
TOPICS = (
    "Capacitación sobre diálogo social en materia de seguridad y salud en el trabajo, con énfasis"
    " en la emergencia sanitaria como consecuencia del Covid-19",
    "Política y Plan Nacional de SST; Fortalecimiento del rol del CORSSAT; Plataforma virtual del"
    " CONSSAT y CORSSAT; etc.",
)
MEETING_NAME = (
    "Encuentro macro regional norte/sur/centro/oriente para el fortalecimiento de capacidades en"
    f" materia de seguridad y salud en el trabajo. Temas: 1. {TOPICS[0]}; 2. {TOPICS[1]}"
)
ASSISTANCE_NAME = (
    "Asistencias técnicas a los CORSSAT, que se programan mensualmente: por lo menos una al año a"
    " cada uno"
)

activity = sa.table("activity", *map(sa.column, ("id", "year", "indicator", "number", "name")))
MOVED = ("month", "day", "hour", "link", "topic", "changes")
entry = sa.table(
    "schedule_entry",
    *map(sa.column, ("id", "activity_id", "region", "original_month")),
    *map(sa.column, MOVED, (sa.Integer(), sa.Date(), sa.Time(), None, None, None)),
)
EVALUATED = ("2020-II", "2021-I")  # whose recommendations the schedule of 2021 answers
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
ABOUT_ENTRIES = [
    sa.table(name, sa.column("entry_id")) for name in ("attendance", "schedule_change")
]


def upgrade() -> None:
    """Join the two rows of each region: what was moved or answered of either stays.

    A year that ODES loaded in other words stays as it is.
    """
    found = _activities(TOPICS)
    if found is None:
        return
    bind, (meeting, assistance) = op.get_bind(), found
    twins = {(row.region, row.original_month): row for row in _entries(meeting)}
    for row in _entries(assistance):
        twin = twins.get((row.region, row.original_month))
        if twin is None:
            bind.execute(_where(entry, row.id).values(activity_id=meeting))
            continue
        for table in ABOUT_ENTRIES:
            moved = sa.update(table).where(table.c.entry_id == row.id)
            bind.execute(moved.values(entry_id=twin.id))
        if row.changes and not twin.changes:
            stands = {name: getattr(row, name) for name in MOVED}
            bind.execute(_where(entry, twin.id).values(stands))
        bind.execute(sa.delete(entry).where(entry.c.id == row.id))
    bind.execute(_where(activity, meeting).values(name=MEETING_NAME))
    bind.execute(_where(activity, assistance).values(name=ASSISTANCE_NAME))
    undated = {"region": "", "original_month": 0, "month": 0, "link": "", "topic": "", "changes": 0}
    bind.execute(sa.insert(entry).values(activity_id=assistance, **undated))
    _link_to_the_meetings()


def downgrade() -> None:
    """Give each topic its rows again, those of the second as the meetings stand now."""
    found = _activities((MEETING_NAME, ASSISTANCE_NAME))
    if found is None:
        return
    undated = "entry_id IN (SELECT id FROM schedule_entry WHERE region = '')"
    refuse_loss(attendance=undated, schedule_change=undated)
    bind, (meeting, assistance) = op.get_bind(), found
    for row in _entries(assistance):
        if not row.region:
            for table in ABOUT_ENTRIES:
                bind.execute(sa.delete(table).where(table.c.entry_id == row.id))
            bind.execute(sa.delete(entry).where(entry.c.id == row.id))
    taken = {(row.region, row.original_month) for row in _entries(assistance)}
    for row in _entries(meeting):
        if (row.region, row.original_month) not in taken:
            same = {name: getattr(row, name) for name in ("region", "original_month", *MOVED)}
            bind.execute(sa.insert(entry).values(activity_id=assistance, **same))
    bind.execute(_where(activity, meeting).values(name=TOPICS[0]))
    bind.execute(_where(activity, assistance).values(name=TOPICS[1]))


def _link_to_the_meetings() -> None:
    """Let recommendations that the second topic answered be answered by the meetings.

    Those of a sent evaluation follow it in `recommendation`; what was sent stays as it was.
    """
    bind, of_indicator = op.get_bind(), recommendation.c.indicator == INDICATOR
    query = sa.select(recommendation).where(of_indicator, recommendation.c.period.in_(EVALUATED))
    for row in bind.execute(query).all():
        key = (recommendation.c.period == row.period, recommendation.c.number == row.number)
        bind.execute(sa.update(recommendation).where(*key).values(activities=_joined(row)))
    drafts = sa.select(evaluation.c.id).where(
        evaluation.c.indicator == INDICATOR,
        evaluation.c.period.in_(EVALUATED),
        evaluation.c.sent_at.is_(None),
    )
    for row in bind.execute(sa.select(item).where(item.c.evaluation_id.in_(drafts))).all():
        bind.execute(_where(item, row.id).values(activities=_joined(row)))


def _joined(row: sa.Row[tuple[object, ...]]) -> list[int]:
    return sorted({MEETING if number == ASSISTANCE else number for number in row.activities})


def _activities(names: tuple[str, str]) -> tuple[int, int] | None:
    """The ids of the year's two activities, if they are called so."""
    columns = (activity.c.number, activity.c.name, activity.c.id)
    query = sa.select(*columns).where(activity.c.year == YEAR, activity.c.indicator == INDICATOR)
    ids = {(number, name): row for number, name, row in op.get_bind().execute(query)}
    first, second = ids.get((MEETING, names[0])), ids.get((ASSISTANCE, names[1]))
    return (first, second) if len(ids) == len(names) and first and second else None


def _entries(activity_id: int) -> list[sa.Row[tuple[object, ...]]]:
    query = sa.select(entry).where(entry.c.activity_id == activity_id)
    return list(op.get_bind().execute(query))


def _where(table: sa.TableClause, row: int) -> sa.Update:
    return sa.update(table).where(table.c.id == row)
