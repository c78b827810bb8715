"""ODES reads an alert below the map of /estado, while a report is missing: one message.

It is Tuesday, the fifth of January, ten in the morning; the deadline is Friday the fifteenth.
"""

from datetime import timedelta

import pytest
from sqlmodel import select

from convenio.report.stages import Stage
from jobs.sweep import tick
from storage.models import Expected, Version
from tests.cast import Bot, Player
from tests.chart_workers import start_a_worker
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders

NOT_DRAWN = "No se pudo dibujar el gráfico"
TOLD_WITH_IT = "\n\nSin empezar ("


def maps(player: Player) -> list[str]:
    """What stands under each, or on a machine that is too busy to draw, by itself."""
    said = [each for each in player.actor.messages if each.from_bot]
    return [each.text for each in said if "photo" in each.body or NOT_DRAWN in each.text]


async def report_comes(bot: Bot, *regions: str) -> None:
    """Of every region that has not sent yet, or of those."""
    now = bot.simulator.now()
    async with bot.database.transaction() as session:
        sent = set((await session.exec(select(Version.region))).all())
        owed = [each for each in (await session.exec(select(Expected))) if each.region not in sent]
        for each in owed:
            if not regions or each.region in regions:
                report = Version(
                    period=each.period,
                    region=each.region,
                    number=1,
                    opened_at=now,
                    sent_at=now,
                    stage=Stage.RECEIVED,
                )
                session.add(report)


@pytest.mark.both_databases
async def test_an_alert_comes_once_below_its_map(staffed: Bot, odes: Player, puno: Player) -> None:
    await start_a_worker(staffed.puntual.chart_pool)
    await clock_says(staffed, "2021-01-08T09:00")
    await clock_says(staffed, "2021-01-08T09:01")
    await clock_says(staffed, "2021-01-08T15:00")
    [shown] = maps(odes)
    assert "1 de 21 recibidos; vence el viernes 15 de enero, faltan 7 días" in shown
    assert TOLD_WITH_IT in shown
    assert odes.last_text == shown
    assert "🗺 Ver quién envió" in odes.labels
    assert maps(puno) == []


async def test_the_map_comes_on_the_days_of_an_alert_only(staffed: Bot, odes: Player) -> None:
    seen = {}
    for day in ("06", "07", "08", "11", "12", "13", "14", "15", "18", "19"):
        before = len(maps(odes))
        await clock_says(staffed, f"2021-01-{day}T09:00")
        seen[day] = len(maps(odes)) - before
    assert [day for day, came in seen.items() if came] == ["08", "14", "15", "18"]
    assert set(seen.values()) == {0, 1}


async def test_once_all_have_reported_the_state_comes_without_a_map(
    staffed: Bot, odes: Player
) -> None:
    await report_comes(staffed)
    await clock_says(staffed, "2021-01-15T09:00")
    assert "21 de 21 recibidos" in odes.last_text
    assert maps(odes) == []


async def test_a_map_that_waited_until_all_have_reported_is_withdrawn(
    staffed: Bot, odes: Player
) -> None:
    await clock_says(staffed, "2021-01-15T09:00")
    await put_off_reminders(staffed, timedelta(hours=1))
    await report_comes(staffed)
    await clock_says(staffed, "2021-01-15T10:05")
    assert len(maps(odes)) == 1
    assert "21 de 21 recibidos" in odes.last_text


async def test_a_map_that_waited_shows_what_came_in_meanwhile(staffed: Bot, odes: Player) -> None:
    await clock_says(staffed, "2021-01-15T09:00")
    await put_off_reminders(staffed, timedelta(hours=1))
    await report_comes(staffed, "puno")
    await clock_says(staffed, "2021-01-15T10:05")
    before, after = maps(odes)
    assert "1 de 21 recibidos" in before
    assert "2 de 21 recibidos" in after


@pytest.mark.both_databases
async def test_killed_between_the_clock_and_its_delivery_the_map_comes_once(
    staffed: Bot, odes: Player
) -> None:
    await staffed.kill()
    staffed.simulator.advance(timedelta(days=2, hours=23))
    await tick(staffed.database, staffed.simulator.now())
    await staffed.start()
    await staffed.puntual.delivery.drained()
    await clock_says(staffed, "2021-01-08T09:01")
    assert len(maps(odes)) == 1
    assert TOLD_WITH_IT in odes.last_text
