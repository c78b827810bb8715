"""What was sent, asked for whole tables at once."""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.report.published_averages import Published
from convenio.report.results import Figure, State
from convenio.report.stages import Stage
from storage import models
from storage.database import Database
from storage.reports import figure_cache
from storage.turnout import received, turnout
from storage.turnout.published_averages import add_published
from tests.templates import begin_empty

pytestmark = pytest.mark.both_databases

NOW = datetime(2021, 1, 5, 15, 0, tzinfo=UTC)
DAY = date(2021, 1, 15)


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """With a period that Puno, Tacna and Loreto owe."""
    database = Database(database_url)
    await begin_empty(database)
    async with database.transaction() as session:
        session.add(models.PeriodRow(code="2020-II", opens_on=DAY, deadline=DAY))
        await session.flush()
        session.add_all(
            models.Expected(period="2020-II", region=region)
            for region in ("puno", "tacna", "loreto")
        )
    yield database
    await database.close()


async def put_version(
    session: AsyncSession,
    region: str,
    number: int,
    executed: int,
    *,
    sent: bool = True,
    late: bool = False,
    simulated: bool = False,
    said: str | None = None,
) -> None:
    """A version with two figures: one as given, and one that does not apply. `said`: its hash."""
    version = models.Version(
        period="2020-II",
        region=region,
        number=number,
        opened_at=NOW,
        sent_at=NOW if sent else None,
        stage=Stage.RECEIVED if sent else Stage.DRAFT,
        late=late,
        simulated=simulated,
        content_hash=said,
    )
    session.add(version)
    await session.flush()
    version_id = version.id or 0
    for row in (
        models.FigureRow(
            version_id=version_id,
            indicator=1,
            programmed=Decimal(60),
            executed=Decimal(executed),
            updated_at=NOW,
        ),
        models.FigureRow(version_id=version_id, indicator=2, mark="not_applicable", updated_at=NOW),
    ):
        session.add(row)
    await session.flush()


async def test_the_newest_version_that_was_sent_counts_and_a_draft_does_not(
    database: Database,
) -> None:
    async with database.transaction() as session:
        await put_version(session, "tacna", 1, 40, sent=False)
        assert not await turnout.anything_received(session, "2020-II")
        await put_version(session, "puno", 1, 10)
        assert await turnout.anything_received(session, "2020-II")
        await put_version(session, "puno", 2, 20, simulated=True)
        await put_version(session, "puno", 3, 30, sent=False)
        await put_version(session, "loreto", 1, 50)
        sent = await received.sent_in(session, "2020-II")
        assert set(sent) == {"puno", "loreto"}
        assert sent["puno"].figures[1].executed == Decimal(20)
        assert sent["puno"].figures[2].state is State.NOT_APPLICABLE
        assert sent["puno"].simulated
        assert not sent["loreto"].simulated
        assert await received.sent_by(session, "2020-II", "puno") == sent["puno"]
        assert await received.sent_by(session, "2020-II", "tacna") is None
        assert await received.sent_in(session, "2020-I") == {}


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch) -> dict[str, Mapping[int, Figure]]:
    """What is kept in memory, from nothing on."""
    kept: dict[str, Mapping[int, Figure]] = {}
    monkeypatch.setattr(figure_cache, "_kept", kept)
    return kept


async def test_what_was_sent_is_read_once(
    database: Database,
    kept: dict[str, Mapping[int, Figure]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with database.transaction() as session:
        await put_version(session, "puno", 1, 10, said="one")
        await put_version(session, "tacna", 1, 20)
        sent = await received.sent_in(session, "2020-II")
        assert set(kept) == {"one"}
        read: list[Sequence[int]] = []

        async def read_again(
            session: AsyncSession, versions: Sequence[int]
        ) -> dict[int, Mapping[int, Figure]]:
            read.append(versions)
            return dict.fromkeys(versions, sent["tacna"].figures)

        monkeypatch.setattr(figure_cache, "_read", read_again)
        assert await received.sent_in(session, "2020-II") == sent
        assert [len(versions) for versions in read] == [1]


async def test_what_was_taken_back_is_not_taken_for_what_was_sent(
    database: Database, kept: dict[str, Mapping[int, Figure]]
) -> None:
    with suppress(ZeroDivisionError):
        async with database.transaction() as session:
            await put_version(session, "puno", 1, 10, said="one")
            await received.sent_in(session, "2020-II")
            raise ZeroDivisionError
    async with database.transaction() as session:
        await put_version(session, "puno", 1, 20, said="another")
        sent = await received.sent_in(session, "2020-II")
    assert sent["puno"].figures[1].executed == Decimal(20)


async def test_no_more_is_kept_than_there_is_room_for(
    database: Database,
    kept: dict[str, Mapping[int, Figure]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(figure_cache, "KEPT", 2)
    async with database.transaction() as session:
        for number, region in enumerate(("loreto", "puno", "tacna")):
            await put_version(session, region, 1, number, said=region)
        for _ in range(2):
            sent = await received.sent_in(session, "2020-II")
            told = {region: each.figures[1].executed for region, each in sent.items()}
            assert told == {"loreto": 0, "puno": 1, "tacna": 2}
            assert len(kept) == 2


async def test_semesters_are_known_by_their_row_or_by_what_was_published(
    database: Database,
) -> None:
    async with database.transaction() as session:
        await add_published(
            session,
            [
                Published(period, "puno", None, Decimal(28), Decimal(3), "Cuadro N.° 05")
                for period in ("2020-I", "2020-II")
            ],
        )
        known = await received.known_periods(session)
        assert list(known) == [Period(2020, 2), Period(2020, 1)]
        assert known[Period(2020, 1)] is None
        assert known[Period(2020, 2)] is not None


async def test_a_correction_after_the_deadline_does_not_make_a_report_late(
    database: Database,
) -> None:
    async with database.transaction() as session:
        await put_version(session, "puno", 1, 10)
        await put_version(session, "puno", 2, 20, late=True)
        await put_version(session, "tacna", 1, 10, late=True)
        first = await turnout.first_sent(session, "2020-II")
        assert {region: each.late for region, each in first.items()} == {
            "puno": False,
            "tacna": True,
        }


async def test_a_draft_says_how_many_were_answered_with_the_goals_of_odes(
    database: Database,
) -> None:
    async with database.transaction() as session:
        await put_version(session, "puno", 1, 10, sent=False)
        session.add(
            models.Goal(
                period="2020-II",
                region="puno",
                indicator=3,
                mark="not_applicable",
                loaded_at=NOW,
            )
        )
        session.add(models.Version(period="2020-II", region="tacna", number=1, opened_at=NOW))
        await session.flush()
        period = await session.get_one(models.PeriodRow, "2020-II")
        assert await turnout.answered_in_drafts(session, period) == {"puno": 3}


async def test_a_region_is_reached_through_a_focal_point_who_can_be_written_to(
    database: Database,
) -> None:
    async with database.transaction() as session:
        for telegram_id, region, role, unreachable in (
            (1, "puno", models.Role.FOCAL, None),
            (2, "puno", models.Role.FOCAL, NOW),
            (3, "tacna", models.Role.FOCAL, NOW),
            (4, "loreto", models.Role.DIRECTOR, None),
        ):
            person = models.Person(
                telegram_id=telegram_id, created_at=NOW, unreachable_since=unreachable
            )
            session.add(person)
            await session.flush()
            session.add(models.Duty(person_id=person.id or 0, role=role, region=region, since=NOW))
        await session.flush()
        assert await turnout.reachable_regions(session) == {"puno"}
        assert await turnout.registered_regions(session) == {"puno", "tacna"}


async def test_an_extended_deadline_is_the_regions_own(database: Database) -> None:
    async with database.transaction() as session:
        later = date(2021, 1, 29)
        expected = await session.get(models.Expected, ("2020-II", "puno"))
        period = await session.get(models.PeriodRow, "2020-II")
        assert expected is not None
        assert period is not None
        expected.extended_to = later
        session.add(expected)
        await session.flush()
        assert await turnout.deadlines(session, period) == {
            "loreto": DAY,
            "puno": later,
            "tacna": DAY,
        }
