"""ODES reminds, gives more time and writes, from the buttons of its daily line.

It is Tuesday, the fifth of January, ten in the morning; the deadline is Friday the fifteenth.
"""

from datetime import date, timedelta

import pytest
from sqlmodel import select

from storage.models import Expected, Nudge
from tests.cast import Bot, Player
from tests.jobs.test_in_the_chat import clock_says, put_off_reminders, told
from tests.loreto import GOALS, send_report

NUDGED = "DRTPE Puno vence"


async def deadline_of(bot: Bot, region: str) -> date | None:
    async with bot.database.transaction() as session:
        row = await session.get(Expected, ("2020-II", region))
        assert row is not None
        return row.extended_to


async def test_the_daily_line_leads_to_what_can_be_done(alerted: Player) -> None:
    assert alerted.labels == [
        "🔔 Recordar a todos ahora",
        "🔔 Recordar a una región",
        "⏳ Ampliar plazo",
        "✉️ Escribir a una región",
        "🗺 Ver quién envió",
        "📅 ¿Qué se enviará esta semana?",
    ]


@pytest.mark.both_databases
async def test_all_are_reminded_with_one_confirmation_and_once(
    staffed: Bot, alerted: Player, puno: Player, colleague: Player, tacna: Player, loreto: Player
) -> None:
    await alerted.click("Recordar a todos ahora")
    assert "Recibirán el recordatorio 3 personas de: Puno, Tacna." in alerted.last_text
    assert "✗ Sin punto focal que reciba mensajes (18): Amazonas, " in alerted.last_text
    assert told(puno, NUDGED) == []
    data = alerted.data_of("Sí, recordar a 3 personas")
    await alerted.press(alerted.last, data)
    await alerted.press(alerted.last, data)
    assert "✅ Recordatorio para 3 personas de: Puno, Tacna." in alerted.last_text
    assert len(told(puno, "DRTPE Puno vence")) == len(told(colleague, "DRTPE Puno vence")) == 1
    assert len(told(tacna, "DRTPE Tacna vence")) == 1
    assert told(loreto, "vence") == []
    await puno.click("Empezar: Puno")
    assert "0 de 12" in puno.last_text


async def test_odes_sees_whom_the_clock_has_just_reminded(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    """A week before, all are reminded at half past eight and ODES is alerted at nine."""
    await clock_says(staffed, "2021-01-08T08:30")
    await clock_says(staffed, "2021-01-08T09:00")
    await odes.click("Recordar a todos ahora")
    assert "ya salió el recordatorio programado para: Puno, Tacna." in odes.last_text
    await odes.click("Sí, recordar a 3 personas")
    assert len(told(puno, NUDGED)) == 2
    await clock_says(staffed, "2021-01-08T10:01")
    await odes.send("/menu")
    await odes.press(odes.last, "nudge:2020-II:tacna")
    assert "programado" not in odes.last_text


@pytest.mark.both_databases
async def test_within_the_hour_nobody_is_reminded_again_and_then_they_are(
    staffed: Bot, alerted: Player, tacna: Player
) -> None:
    for minutes in (0, 59, 1):
        await staffed.pass_time(timedelta(minutes=minutes))
        await alerted.send("/menu")
        await alerted.press(alerted.last, "nudge:2020-II:tacna")
        if minutes == 59:
            assert "Ya se recordó hace menos de una hora: Tacna." in alerted.last_text
            assert alerted.labels == ["✖ Cancelar"]
        else:
            await alerted.click("Sí, recordar a 1 persona")
    assert len(told(tacna, "DRTPE Tacna vence")) == 2


@pytest.mark.both_databases
async def test_one_region_is_chosen_by_tapping_or_typing(
    staffed: Bot, alerted: Player, puno: Player, tacna: Player
) -> None:
    await alerted.click("Recordar a una región")
    assert "Loreto" not in alerted.labels
    await alerted.send("Lima Metropolitana")
    assert "Lima Metropolitana no reporta en este periodo." in alerted.last_text
    await alerted.send("Marte")
    assert "No reconocí «Marte»" in alerted.last_text
    await alerted.send("tacna")
    assert "Recibirá el recordatorio 1 persona de: Tacna." in alerted.last_text
    await alerted.click("Sí, recordar")
    assert len(told(tacna, "DRTPE Tacna vence")) == 1
    assert told(puno, NUDGED) == []


async def test_at_night_it_leaves_in_the_morning_and_odes_is_told_so(
    staffed: Bot, alerted: Player, tacna: Player
) -> None:
    await clock_says(staffed, "2021-01-06T20:00")
    await alerted.send("/menu")
    for _ in range(2):
        await alerted.press(alerted.last, "nudge:2020-II:tacna")
        if "Sí, recordar a 1 persona" in alerted.labels:
            assert "saldrá el jueves 7 de enero a las 08:30" in alerted.last_text
            await alerted.click("Sí, recordar")
            assert "Saldrá el jueves 7 de enero a las 08:30." in alerted.last_text
        await clock_says(staffed, "2021-01-06T22:00")
    assert told(tacna, "vence") == []
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told(tacna, "DRTPE Tacna vence el viernes 15 de enero, faltan 8 días.")) == 1


async def test_a_reminder_by_hand_takes_the_place_of_the_day_s_own(
    staffed: Bot, alerted: Player, tacna: Player, puno: Player
) -> None:
    await clock_says(staffed, "2021-01-07T20:00")
    await alerted.send("/menu")
    await alerted.press(alerted.last, "nudge:2020-II:tacna")
    await alerted.click("Sí, recordar")
    await clock_says(staffed, "2021-01-08T08:30")
    await clock_says(staffed, "2021-01-08T08:31")
    assert len(told(tacna, "faltan 7 días")) == len(told(puno, "faltan 7 días")) == 1


async def test_who_sent_before_it_left_is_not_reminded(
    staffed: Bot, alerted: Player, puno: Player, colleague: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await clock_says(staffed, "2021-01-06T20:00")
    await alerted.send("/menu")
    await alerted.press(alerted.last, "nudge:2020-II:puno")
    await alerted.click("Sí, recordar a 2 personas")
    await send_report(puno)
    await clock_says(staffed, "2021-01-07T08:30")
    assert told(puno, NUDGED) + told(colleague, NUDGED) == []
    await alerted.press(alerted.last, "nudge:2020-II:puno")
    assert "ya envió su reporte" in alerted.toasts[-1]


@pytest.mark.both_databases
async def test_who_is_answering_is_reminded_by_hand_ten_minutes_later(
    staffed: Bot, alerted: Player, puno: Player
) -> None:
    await puno.send("/reportar")
    await alerted.press(alerted.last, "nudge:2020-II:puno")
    await alerted.click("Sí, recordar")
    await staffed.pass_time(timedelta(minutes=9))
    assert told(puno, NUDGED + " el viernes 15 de enero, faltan 9 días.\n") == []
    await staffed.pass_time(timedelta(minutes=1))
    assert len(told(puno, NUDGED + " el viernes 15 de enero, faltan 9 días.\n")) == 1


async def test_who_is_answering_hears_of_more_time_ten_minutes_later(
    staffed: Bot, alerted: Player, puno: Player
) -> None:
    await puno.send("/reportar")
    await alerted.press(alerted.last, "extend:2020-II:puno")
    await alerted.click("+7 días")
    await alerted.click("Ampliar sin motivo")
    await staffed.pass_time(timedelta(minutes=9))
    assert told(puno, "amplió el plazo") == []
    await staffed.pass_time(timedelta(minutes=1))
    assert len(told(puno, "amplió el plazo")) == 1


async def test_who_answers_when_a_reminder_put_off_comes_back_is_not_interrupted(
    staffed: Bot, tacna: Player
) -> None:
    await clock_says(staffed, "2021-01-08T08:30")
    before = len(told(tacna, "de la DRTPE Tacna vence"))
    await put_off_reminders(staffed, timedelta(minutes=5))
    await clock_says(staffed, "2021-01-08T08:34")
    await tacna.send("/reportar")
    await clock_says(staffed, "2021-01-08T08:43")
    assert len(told(tacna, "de la DRTPE Tacna vence")) == before
    await clock_says(staffed, "2021-01-08T08:45")
    assert len(told(tacna, "de la DRTPE Tacna vence")) == before + 1


async def test_from_the_alert_odes_writes_to_a_region(alerted: Player, puno: Player) -> None:
    await alerted.click("Escribir a una región")
    await alerted.click("Puno")
    await alerted.send("¿Necesitan ayuda?")
    await alerted.click("Enviar a 3 personas")
    [letter] = told(puno, "Mensaje de ODES")
    assert "¿Necesitan ayuda?" in letter


async def test_it_can_be_left(alerted: Player) -> None:
    await alerted.click("Ampliar plazo")
    await alerted.click("Cancelar")
    assert "no se envió ni cambió nada" in alerted.last_text


async def test_nobody_but_odes_can_press_any_of_it(
    staffed: Bot, outsiders: tuple[Player, ...]
) -> None:
    for outsider in outsiders:
        await outsider.send("/start")
        for data in (
            "nudge:2020-II:all",
            "nudge:2020-II",
            "nudged:2020-II:all",
            "extend:2020-II:tacna",
            "extendto:2020-II:tacna:2021-01-29",
            "extended:2020-II:tacna:2021-01-29:2021-01-15",
            "fcancel",
        ):
            await outsider.press(outsider.last, data)
            assert "Tacna" not in outsider.last_text
    assert await deadline_of(staffed, "tacna") is None
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(Nudge))).all() == []


async def test_forged_presses_get_the_present_state(alerted: Player) -> None:
    await alerted.send("/menu")
    for data in (
        "nudge",
        "nudge:2099-I",
        "nudge:2020-II:nada",
        "nudged:2020-II",
        "extendto:2020-II:puno",
        "extendto:2020-II:puno:ayer",
        "extended:2020-II:puno:2021-01-29:x",
    ):
        await alerted.press(alerted.last, data)
    assert "¿Qué desea hacer?" in alerted.last_text
