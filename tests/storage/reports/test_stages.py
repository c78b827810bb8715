"""A report led about at random: what was sent stays as it is, and the trail tells each stage."""

import asyncio
import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import RULES, Act, Stage, rule_for
from storage import audit
from storage.database import Database
from storage.models import FigureRow, Person, Transition, Version
from storage.reports import drafts, obligations, reports
from storage.reports.canonical import content_hash
from storage.reports.reports import Report
from storage.reports.transitions import advance
from storage.turnout.received import sent_by
from tests.templates import begin_with_example
from tests.version_stages import replay

NOON = datetime(2021, 1, 5, 17, tzinfo=UTC)
PERIOD, REGION = "2020-II", "puno"


class Stages(RuleBasedStateMachine):
    """One region's report, on SQLite; what was sent is kept here beside it and compared."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.folder = tempfile.TemporaryDirectory()
        self.database = Database(f"sqlite:///{Path(self.folder.name) / 'puntual.db'}")
        self.now = NOON
        self.sent: dict[int, Any] = {}
        self.runner.run(self._prepare())

    async def _prepare(self) -> None:
        """With the example's one person, and one region's report received."""
        await begin_with_example(self.database)

    def teardown(self) -> None:
        self.runner.run(self.database.close())
        self.runner.close()
        self.folder.cleanup()

    @rule(figures=st.lists(st.integers(0, 150), min_size=12, max_size=12), waits=st.booleans())
    def send(self, figures: list[int], *, waits: bool) -> None:
        """From the region's draft to the next version."""
        self.runner.run(self._send(figures, waits=waits))

    async def _send(self, figures: list[int], *, waits: bool) -> None:
        async with self.database.transaction() as session:
            draft, person = await self._draft(session)
            entries = tuple(
                replace(entry, programmed=Decimal(60), executed=Decimal(executed))
                for entry, executed in zip(draft.entries, figures, strict=True)
            )
            draft = await drafts.save(session, draft, entries, person, self.now)
            await drafts.send(session, draft, person, self._tick(), waits=waits)
            self.sent[draft.id] = await self._content(session, draft.id)

    @rule()
    def begin(self) -> None:
        self.runner.run(self._begin())

    async def _begin(self) -> None:
        async with self.database.transaction() as session:
            await self._draft(session)

    @rule()
    def discard(self) -> None:
        self.runner.run(self._discard())

    async def _discard(self) -> None:
        async with self.database.transaction() as session:
            draft, person = await self._draft(session)
            await drafts.discard(session, draft, person, self._tick())

    @precondition(lambda self: self.sent)
    @rule(act=st.sampled_from([Act.APPROVE, Act.RETURN, Act.BRIDGE]), chosen=st.integers(0, 9))
    def decide(self, act: Act, chosen: int) -> None:
        """Of any version that was sent, by a rule that may not fit where it is by now."""
        version_id = list(self.sent)[chosen % len(self.sent)]
        self.runner.run(self._decide(act, version_id))

    async def _decide(self, act: Act, version_id: int) -> None:
        async with self.database.transaction() as session:
            version, person = await session.get(Version, version_id), await session.get(Person, 1)
            assert version is not None
            assert person is not None
            before = version.stage
            for each in (each for each in RULES if each.act is act):
                done = await advance(session, version, each, person, self._tick(), why="motivo")
                assert done == (before is each.before)
                if done:
                    break

    async def _draft(self, session: AsyncSession) -> tuple[Report, Person]:
        owed = await obligations.find_owed(session, PERIOD, REGION)
        person = await session.get(Person, 1)
        assert owed is not None
        assert person is not None
        version = await drafts.open_draft(session, owed, person, self._tick(), "motivo")
        draft = await reports.load(session, version.id or 0)
        assert draft is not None
        return draft, person

    def _tick(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now

    @invariant()
    def what_was_sent_stays_and_each_stage_has_its_reason(self) -> None:
        self.runner.run(self._check())

    async def _check(self) -> None:
        async with self.database.transaction() as session:
            for version_id, content in self.sent.items():
                assert await self._content(session, version_id) == content
            versions = await reports.versions_of(session, PERIOD, REGION)
            for version in versions:
                assert await self._explained(session, version) is version.stage
            assert [version.number for version in versions] == list(range(1, len(versions) + 1))
            trail = await audit.read_trail(session, PERIOD, REGION)
            assert replay(trail) == {
                f"version {version.number}": version.stage for version in versions
            }
            stages = [version.stage for version in versions]
            assert stages.count(Stage.WAITING) <= 1
            assert stages.count(Stage.DRAFT) <= 1
            received = await sent_by(session, PERIOD, REGION)
            assert (received is not None) == (Stage.RECEIVED in stages)
            counted = (await reports.count_reports(session, PERIOD))[0]
            assert counted == 1 + (Stage.RECEIVED in stages)

    async def _content(self, session: AsyncSession, version_id: int) -> Any:
        """All but the stage, which is the one thing that may change."""
        version = await session.get(Version, version_id)
        assert version is not None
        query = select(FigureRow).where(FigureRow.version_id == version_id)
        rows = (await session.exec(query.order_by(col(FigureRow.indicator)))).all()
        report = await reports.load(session, version_id)
        assert report is not None
        assert content_hash(report) == version.content_hash
        return version.model_dump(exclude={"stage"}), [row.model_dump() for row in rows]

    async def _explained(self, session: AsyncSession, version: Version) -> Stage:
        """Where the transitions lead, one after the other, each by a rule."""
        query = select(Transition).where(Transition.version_id == version.id)
        stage = Stage.DRAFT
        for each in (await session.exec(query.order_by(col(Transition.id)))).all():
            allowed = rule_for(each.act, stage)
            assert allowed is not None
            assert (each.before, each.after, each.role) == (stage, allowed.after, allowed.by)
            stage = each.after
        return stage


TestStages = Stages.TestCase
TestStages.settings = settings(
    max_examples=20,
    stateful_step_count=12,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
