"""The macro-regional meetings of 2021, stored twice by older versions, become one activity."""

import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, text

from convenio.schedule.activities import published_schedule
from storage.database import Database
from storage.schedule.entries import entries_of
from storage.schema_version import migration_config

pytestmark = pytest.mark.both_databases

TOPICS = (
    "Capacitación sobre diálogo social en materia de seguridad y salud en el trabajo, con énfasis"
    " en la emergencia sanitaria como consecuencia del Covid-19",
    "Política y Plan Nacional de SST; Fortalecimiento del rol del CORSSAT; Plataforma virtual del"
    " CONSSAT y CORSSAT; etc.",
)
Row = tuple[Any, ...]


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    database = Database(database_url)
    yield database
    await database.close()


def add_before(second: str) -> Callable[[Connection], None]:
    """Two regions with both topics; Puno's second was moved, and Puno took part in it."""

    def add(connection: Connection) -> None:
        command.upgrade(migration_config(connection), "0027")
        for number, name in enumerate((TOPICS[0], second), 1):
            connection.execute(
                text(
                    "INSERT INTO activity (id, year, indicator, number, name, responsible)"
                    " VALUES (:number, 2021, 11, :number, :name, 'MTPE/DGDFSST-CONSSAT, DRTPE')"
                ),
                {"number": number, "name": name},
            )
        for insert in (
            "schedule_entry"
            " (id, activity_id, region, original_month, month, day, link, topic, changes) VALUES"
            " (91, 1, 'puno', 9, 9, NULL, '', '', 0), (92, 1, 'cusco', 9, 9, NULL, '', '', 0),"
            " (93, 2, 'puno', 9, 10, '2021-10-05', '', '', 1),"
            " (94, 2, 'cusco', 9, 9, NULL, '', '', 0)",
            "person (id, name, created_at, fewer_reminders)"
            " VALUES (1, 'Puno', '2021-01-04 13:30:00+00:00', false)",
            "attendance (entry_id, month, region, took_part, reason, words, person_id, at) VALUES"
            " (93, '2021-10', 'puno', true, '', '', 1, '2021-11-02 13:30:00+00:00')",
            *evaluated(1, "'2021-04-05 13:30:00+00:00'"),
            *evaluated(2, "NULL"),
        ):
            connection.execute(text(f"INSERT INTO {insert}"))

    return add


def evaluated(number: int, sent_at: str) -> tuple[str, ...]:
    """A version of IdG 11's evaluation; it recommends what the second topic answers."""
    item = f"({number}, {number}, 1, 'RECOMMENDATION', '', '[]', false, 'OFFICES', '', '[2]')"
    period = (
        "period (code, agreement, opens_on, deadline) VALUES"
        " ('2020-II', '2020-2021', '2020-12-15', '2021-01-15')"
    )
    return (
        *([period] if number == 1 else ()),
        "evaluation (id, period, indicator, number, opened_at, revision, sent_at, late, findings,"
        f" stage) VALUES ({number}, '2020-II', 11, {number}, '2021-04-01 13:30:00+00:00', 0,"
        f" {sent_at}, false, '[]', 'DRAFT')",
        "evaluation_item (id, evaluation_id, position, kind, text, regions, everybody, responsible,"
        f" due, activities) VALUES {item}",
        "recommendation (period, number, indicator, evaluation_id, text, regions, everybody,"
        f" responsible, due, activities, made_at) VALUES ('2020-II', {number}, 11, {number}, '',"
        f" '[]', false, 'OFFICES', '', '[{number}]', '2021-04-05 13:30:00+00:00')",
    )


def entries(connection: Connection) -> list[Row]:
    query = "SELECT activity_id, region, month, day FROM schedule_entry ORDER BY 1, 2"
    return [tuple(map(str, row)) for row in connection.execute(text(query))]


def answered(connection: Connection) -> list[int]:
    return list(connection.execute(text("SELECT entry_id FROM attendance")).scalars())


def up_down_up(connection: Connection) -> list[list[Row]]:
    config, seen = migration_config(connection), list[list[Row]]()
    for move, revision in (
        (command.upgrade, "0028"),
        (command.downgrade, "0027"),
        (command.upgrade, "0028"),
    ):
        move(config, revision)
        seen.append(entries(connection))
    return seen


def links(connection: Connection) -> list[list[int]]:
    """Of the two recommendations, and of the items of what was sent and of a draft."""
    found = []
    for table in ("recommendation", "evaluation_item"):
        query = f"SELECT activities FROM {table} ORDER BY evaluation_id"  # noqa: S608 (ours)
        found += [
            json.loads(value) if isinstance(value, str) else value
            for value in connection.execute(text(query)).scalars()
        ]
    return found


def passed_before(connection: Connection) -> None:
    """As an older 0028 left it: linked to what the second number was."""
    for table in ("recommendation", "evaluation_item"):
        connection.execute(text(f"UPDATE {table} SET activities = '[2]'"))  # noqa: S608 (ours)
    command.upgrade(migration_config(connection), "0034")


async def test_two_rows_of_a_region_become_one_with_its_move_and_its_answer(
    database: Database,
) -> None:
    async with database.engine.connect() as connection:
        await connection.run_sync(add_before(TOPICS[1]))
        up, down, again = await connection.run_sync(up_down_up)
        assert await connection.run_sync(answered) == [91]
        assert await connection.run_sync(links) == [[1], [1], [2], [1]]
        await connection.run_sync(passed_before)
        assert await connection.run_sync(links) == [[1, 2], [1, 2], [2], [1, 2]]
        await connection.commit()
    together = [("1", "cusco", "9", "None"), ("1", "puno", "10", "2021-10-05")]
    assert up == again == [*together, ("2", "", "0", "None")]
    assert down == [*together, *(("2", *row[1:]) for row in together)]
    async with database.transaction() as session:
        found = {entry.activity for entry in await entries_of(session, 2021, indicator=11)}
    assert found == {e.activity for e in published_schedule(2021) if e.activity.indicator == 11}


async def test_a_year_that_was_loaded_in_other_words_stays_as_it_is(database: Database) -> None:
    async with database.engine.connect() as connection:
        await connection.run_sync(add_before("Otra actividad"))
        up, down, _ = await connection.run_sync(up_down_up)
        assert await connection.run_sync(links) == [[1], [2], [2], [2]]
        await connection.run_sync(passed_before)
        assert await connection.run_sync(links) == [[2]] * 4
    assert up == down
    assert len(up) == 4
