"""What can't be told for a fault of ours costs nobody anything else, and ODES hears of it."""

from datetime import date, timedelta

from convenio.catalogue.indicators import INDICATORS
from convenio.schedule.activities import Activity, ScheduleEntry
from storage.schedule.entries import add_missing_entries
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, told
from tests.jobs.test_incidents import alerts

A_MINUTE = timedelta(minutes=1)


async def spoil_activities(bot: Bot) -> None:
    """Tacna has an activity, on the eighth, of an indicator that there is not."""
    activity, day = Activity(99, 1, "Taller", "ODES", INDICATORS), date(2021, 1, 8)
    entry = ScheduleEntry(2021, activity, "tacna", 1, day=day)
    async with bot.database.transaction() as session:
        await add_missing_entries(session, [entry])


async def test_one_bad_item_costs_neither_its_reader_nor_others_the_rest(
    staffed: Bot, tacna: Player, puno: Player
) -> None:
    await spoil_activities(staffed)
    await clock_says(staffed, "2021-01-08T08:30")
    assert len(told(tacna, "faltan 7 días")) == 1
    assert len(told(puno, "faltan 7 días")) == 1


async def test_odes_hears_of_it_once_a_day_and_sees_it_at_nine_and_in_salud(
    staffed: Bot, odes: Player
) -> None:
    await spoil_activities(staffed)
    await clock_says(staffed, "2021-01-08T08:30")
    for _ in range(7):
        await staffed.pass_time(A_MINUTE)
    [alert] = alerts(odes)
    assert "• Punto focal Tacna no recibió un aviso que el bot no pudo preparar (vie" in alert
    await clock_says(staffed, "2021-01-08T09:00")
    assert len(told(odes, "Un mensaje no se pudo entregar, atender o preparar.")) == 1
    await odes.send("/salud")
    assert "🟠 El bot funciona, pero algo falló" in odes.last_text
    assert "El bot no pudo preparar un aviso para Punto focal Tacna." in odes.last_text
