"""What a report's people are told of it at night is what is true of it in the morning."""

import pytest
from sqlmodel import col, select

from storage.models import Outbox, Priority, RowKind
from tests.cast import Bot, Player
from tests.handlers.periods.test_news import MORNING, NIGHT
from tests.jobs.test_in_the_chat import clock_says, told
from tests.loreto import GOALS, send_again, send_report


@pytest.mark.both_databases
async def test_a_report_decided_at_night_waits_for_nobody_in_the_morning(
    staffed: Bot, puno: Player, director: Player
) -> None:
    await clock_says(staffed, NIGHT)
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await director.send("/aprobar")
    await director.click("Puno · II Semestre 2020")
    await director.click("Aprobar")
    await clock_says(staffed, MORNING)
    assert told(director, "Espera su aprobación") == told(director, "Lo que su punto focal") == []
    assert len(told(puno, "Director Puno aprobó el reporte")) == 1


@pytest.mark.both_databases
async def test_a_report_sent_anew_at_night_is_told_as_the_newest(
    staffed: Bot, puno: Player, colleague: Player, director: Player
) -> None:
    await clock_says(staffed, NIGHT)
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await director.send("/aprobar")
    await director.click("Puno · II Semestre 2020")
    await director.click("Devolver")
    await director.click("Todo el reporte")
    await director.send("Revise el 3")
    await director.click("Devolver")
    await puno.send("/reportar")
    await puno.click("Revisar y enviar")
    await send_again(puno)
    await clock_says(staffed, MORNING)
    assert len(told(director, "Espera su aprobación")) == 1
    assert told(colleague, "Revise el 3") == []


async def test_what_was_approved_and_taken_back_at_night_is_told_as_returned(
    staffed: Bot, odes: Player, puno: Player, director: Player
) -> None:
    await clock_says(staffed, NIGHT)
    await staffed.load_goals("puno", GOALS)
    await send_report(puno)
    await director.send("/aprobar")
    await director.click("Puno · II Semestre 2020")
    await director.click("Aprobar")
    [version] = await staffed.versions("puno")
    await odes.press(odes.last, f"remark:{version.id}:0")
    await odes.send("Falta un anexo")
    await odes.click("Devolver")
    await clock_says(staffed, MORNING)
    assert told(puno, "aprobó el reporte") == []
    assert len(told(puno, "Falta un anexo")) == 1


async def told_to(bot: Bot, *chats: int) -> list[Outbox]:
    async with bot.database.transaction() as session:
        query = select(Outbox).where(
            col(Outbox.chat_id).in_(chats), Outbox.kind != RowKind.COMMANDS
        )
        return list(await session.exec(query.order_by(col(Outbox.id))))


async def test_what_others_are_told_gives_way_to_answers_at_any_hour(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    before = await told_to(staffed, 102, 103)
    await send_report(puno)
    rows = (await told_to(staffed, 102, 103))[len(before) :]
    assert {(row.chat_id, row.priority) for row in rows} == {
        (102, Priority.UNASKED),
        (103, Priority.UNASKED),
    }
