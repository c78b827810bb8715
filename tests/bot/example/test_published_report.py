"""What is loaded as an example, what is simulated, and what is left to be played in the demo."""

import pytest

from bot.example import demo
from bot.example.published_report import ExampleLoaded, load_example
from bot.example.simulated_reports import AUTHOR, load_simulated, simulated_figures
from convenio.calendar.periods import deadline_at
from convenio.report.published_averages import PUBLISHED
from storage.database import Database
from storage.models import Person
from storage.reports import drafts, obligations, reports
from storage.reports.answers import sent_figures
from storage.turnout.published_averages import published_in
from storage.turnout.turnout import simulated_regions, turnout_of


@pytest.mark.both_databases
async def test_the_published_averages_are_kept_each_with_its_source(database: Database) -> None:
    async with database.transaction() as session:
        assert await load_example(session) == ExampleLoaded(True, len(PUBLISHED), 518)
        assert await load_example(session) == ExampleLoaded(False, 0, 0)
        kept = [*await published_in(session, "2020-I"), *await published_in(session, "2020-II")]
    assert len(kept) == len(PUBLISHED)
    assert set(kept) == set(PUBLISHED)


@pytest.mark.both_databases
async def test_simulated_reports_are_sent_in_time_and_say_what_they_are(database: Database) -> None:
    async with database.transaction() as session:
        await load_example(session)
        loaded = await load_simulated(session)
        assert loaded == [region for region, _ in simulated_figures()]
        assert await load_simulated(session) == []
        who = await turnout_of(session, "2020-II")
        assert who is not None
        assert set(who.on_time) == {*loaded, "loreto"}
        assert who.late == ()
        assert await simulated_regions(session, "2020-II") == set(loaded)
        sent = [(await reports.versions_of(session, "2020-II", r))[0] for r in loaded]
        moments = [version.sent_at for version in sent if version.sent_at]
        assert len(set(moments)) == 17
        owed = await obligations.find_owed(session, "2020-II", "puno")
        assert owed is not None
        assert max(moments) < demo.NOW < deadline_at(owed.deadline)
        (author_id,) = {version.sent_by for version in sent}
        author = await session.get(Person, author_id)
        assert author is not None
        assert (author.name, author.telegram_id) == (AUTHOR, None)


async def test_simulated_figures_are_stored_as_they_are_in_the_file(database: Database) -> None:
    async with database.transaction() as session:
        await load_example(session)
        await load_simulated(session)
        for region, figures in simulated_figures():
            assert list((await sent_figures(session, "2020-II", region)).values()) == figures


async def test_a_correction_of_invented_figures_stays_marked(database: Database) -> None:
    async with database.transaction() as session:
        await load_example(session)
        await load_simulated(session)
        (first,) = await reports.versions_of(session, "2020-II", "ica")
        owed = await obligations.find_owed(session, "2020-II", "ica")
        person = await session.get(Person, first.sent_by)
        assert owed is not None
        assert person is not None
        correction = await drafts.open_draft(session, owed, person, demo.NOW, "otra cifra")
        assert correction.simulated
        loretos = await obligations.find_owed(session, "2020-II", "loreto")
        assert loretos is not None
        assert not (await drafts.open_draft(session, loretos, person, demo.NOW, "otra")).simulated


async def test_what_a_region_began_itself_is_left_alone(database: Database) -> None:
    async with database.transaction() as session:
        await load_example(session)
        await demo.load_cast(session, demo.NOW)
        owed = await obligations.find_owed(session, "2020-II", "tacna")
        person = await session.get(Person, 1)
        assert owed is not None
        assert person is not None
        draft = await drafts.open_draft(session, owed, person, demo.NOW)
        assert "tacna" not in await load_simulated(session)
        assert list(await reports.versions_of(session, "2020-II", "tacna")) == [draft]


async def test_the_demonstration_leaves_puno_and_tacna_to_be_played(database: Database) -> None:
    async with database.transaction() as session:
        await demo.load_demonstration(session, demo.NOW)
        await demo.load_demonstration(session, demo.NOW)
        who = await turnout_of(session, "2020-II")
        assert who is not None
        assert (who.reported, len(await simulated_regions(session, "2020-II"))) == (16, 15)
        assert set(who.missing) == {"arequipa", "ayacucho", "puno", "tacna", "tumbes"}
