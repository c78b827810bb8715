"""ODES is told of a clock that stood still, by whoever sweeps next; a step of it is no such."""

from datetime import timedelta

import pytest

from bot.runtime.app import build
from bot.scheduler import standstill
from storage.reminders import heartbeat
from tests.cast import Bot, Player
from tests.jobs.test_incidents import alerts

AN_HOUR = timedelta(hours=1)


async def sweep_of_another_process(staffed: Bot) -> None:
    another = build(staffed.settings, staffed.simulator.now, token=staffed.simulator.token)
    await another.scheduler.sweep()
    await another.database.close()
    staffed.puntual.delivery.wake()
    await staffed.puntual.delivery.drained()


@pytest.mark.both_databases
async def test_it_is_told_once_by_whoever_sweeps_next(
    staffed: Bot, odes: Player, monkeypatch: pytest.MonkeyPatch
) -> None:
    await staffed.pass_time()
    await staffed.pass_time(3 * AN_HOUR)
    assert alerts(odes) == [], "this process swept a moment ago: its clock was set forward"
    staffed.simulator.advance(AN_HOUR - timedelta(minutes=1))
    await sweep_of_another_process(staffed)
    assert alerts(odes) == [], "an hour is borne"
    staffed.simulator.advance(AN_HOUR + timedelta(minutes=1))
    await sweep_of_another_process(staffed)
    await sweep_of_another_process(staffed)
    [told] = alerts(odes)
    assert (
        "El bot no terminó ninguna revisión de recordatorios y avisos desde el martes 5 de enero"
        " a las 14:00 hasta el martes 5 de enero a las 15:01" in told
    )
    monkeypatch.setattr(standstill, "LONGEST", timedelta())
    await staffed.pass_time()
    await staffed.pass_time(timedelta(minutes=10))
    assert len(alerts(odes)) == 2, "its own, by the steady clock"


@pytest.mark.both_databases
async def test_what_never_came_to_its_end_is_told_while_it_lasts(
    staffed: Bot, odes: Player
) -> None:
    long_ago = staffed.simulator.now() - 2 * AN_HOUR
    async with staffed.database.transaction() as session:
        await heartbeat.beat(session, long_ago, heartbeat.SWEPT)
    await staffed.pass_time()
    [told] = alerts(odes)
    assert "avisos desde el martes 5 de enero a las 08:0" in told
