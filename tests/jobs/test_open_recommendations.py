"""Once a month, on its fifth working day, a region is told what it still has open."""

from datetime import datetime, timedelta

import pytest

from convenio.calendar.periods import LIMA
from convenio.calendar.year_month import YearMonth
from jobs.open_recommendations import advice_moment
from jobs.situation import plan_at
from storage.models import OccasionKind
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders, told
from tests.sent_evaluations import MAY, Asked, recommend

OPEN = "le queda por hacer"


@pytest.fixture
async def followed(staffed: Bot) -> Bot:
    await recommend(staffed, 1, Asked("Contratar personal.", due=MAY), Asked("Visitar colegios."))
    await staffed.publish_period()
    return staffed


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (YearMonth(2021, 2), "2021-02-05"),
        (YearMonth(2021, 4), "2021-04-09"),  # Holy Thursday and Friday are the first and second
        (YearMonth(2021, 5), "2021-05-07"),  # the first is a Saturday
        (YearMonth(2022, 1), "2022-01-07"),
    ],
)
def test_it_is_a_working_day_of_the_month(month: YearMonth, day: str) -> None:
    expected = datetime.fromisoformat(f"{day}T08:30").replace(tzinfo=LIMA)
    assert advice_moment(month) == expected


@pytest.mark.both_databases
async def test_a_region_is_told_once_what_is_open(
    followed: Bot, puno: Player, colleague: Player, director: Player, loreto: Player
) -> None:
    for moment in ("04T12:00", "05T08:30", "05T08:31", "08T08:30"):
        await clock_says(followed, f"2021-02-{moment}")
    for reader in (puno, colleague):
        [text] = told(reader, OPEN)
        assert "Puno: 2 pendientes" in text
        assert "2020-II-R-1, IdG 1 (hasta mayo de 2021): Contratar personal." in text
    assert told(director, OPEN) + told(loreto, OPEN) == []
    await clock_says(followed, "2021-03-05T08:30")
    assert len(told(puno, OPEN)) == 2
    await puno.click("📌 Marcar: Puno")
    assert "Recomendaciones · Puno · por hacer" in puno.last_text
    await puno.click("✓ Hecha")
    await puno.click("Guardar")
    assert "1 pendiente, 1 implementada" in puno.last_text


async def test_nothing_open_no_message(followed: Bot, puno: Player, tacna: Player) -> None:
    await puno.send("/recomendaciones")
    for _ in range(2):
        await puno.click("✗ No procede")
        await puno.send("Pasó al gobierno local")
        await puno.click("Guardar")
    await clock_says(followed, "2021-02-05T08:30")
    assert told(puno, OPEN) == []
    assert len(told(tacna, OPEN)) == 1


async def test_silence_is_respected(followed: Bot, puno: Player, colleague: Player) -> None:
    await clock_says(followed, "2021-02-04T10:00")
    await puno.send("/recordatorios")
    await puno.click("Silencio por 3 días")
    await clock_says(followed, "2021-02-05T08:30")
    assert told(puno, OPEN) == []
    assert len(told(colleague, OPEN)) == 1
    await clock_says(followed, "2021-02-08T08:30")
    assert len(told(puno, OPEN)) == 1


async def test_what_is_published_later_in_the_month_waits_for_the_next(
    staffed: Bot, puno: Player
) -> None:
    await recommend(staffed, 1, Asked("Contratar personal."))
    await clock_says(staffed, "2021-02-05T08:30")
    await clock_says(staffed, "2021-02-10T10:00")
    await staffed.publish_period()
    await clock_says(staffed, "2021-02-11T08:30")
    assert told(puno, OPEN) == []
    await clock_says(staffed, "2021-03-05T08:30")
    assert len(told(puno, OPEN)) == 1


async def test_what_waited_past_its_truth_is_withdrawn(followed: Bot, puno: Player) -> None:
    """It was written, and Telegram was not reached until the region had done all."""

    await clock_says(followed, "2021-02-05T08:30")
    await put_off_reminders(followed, timedelta(hours=1))
    before = len(told(puno, OPEN))
    await puno.send("/recomendaciones")
    for _ in range(2):
        await puno.click("✓ Hecha")
        await puno.click("Guardar")
    followed.simulator.advance(timedelta(hours=1))
    followed.puntual.delivery.wake()
    await followed.puntual.delivery.drained()
    assert len(told(puno, OPEN)) == before


async def test_it_is_in_the_forecast(followed: Bot, odes: Player) -> None:
    await clock_says(followed, "2021-02-03T10:00")
    await odes.send("/proximos")
    assert "Recomendaciones por hacer" in odes.last_text, odes.last_text
    at = datetime.fromisoformat("2021-02-05T08:30").replace(tzinfo=LIMA)
    async with followed.database.transaction() as session:
        planned = await plan_at(session, at)
    kinds = [item.key.kind for message in planned.messages for item in message.items]
    assert kinds.count(OccasionKind.OPEN_ADVICE) == 3  # Puno's two and Tacna's
