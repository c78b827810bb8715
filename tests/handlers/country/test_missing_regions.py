"""From /estado ODES does what can be done about a region that is missing, in few actions.

It is Tuesday, the fifth of January, ten in the morning; the deadline is Friday the fifteenth.
"""

from datetime import timedelta

from sqlmodel import select

from storage.models import Duty, Invitation, Nudge, Role
from storage.people.people import find_person
from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send
from tests.handlers.staff.test_staff import code_in, duties
from tests.jobs.test_in_the_chat import clock_says, told

ALL = "🔔 Recordar a las que faltan"


async def nudges(bot: Bot) -> int:
    async with bot.database.transaction() as session:
        return len((await session.exec(select(Nudge))).all())


async def test_all_that_are_missing_are_reminded_in_two_actions(
    staffed: Bot, odes: Player, puno: Player, colleague: Player, tacna: Player, loreto: Player
) -> None:
    await odes.send("/estado")
    await odes.click(f"{ALL} (3 personas)")
    assert "✅ Recordatorio para 3 personas de: Puno, Tacna." in odes.last_text
    for player in (puno, colleague, tacna):
        assert len(told(player, "vence el viernes 15 de enero")) >= 1
    assert await nudges(staffed) == 3
    await odes.click(ALL)
    assert "Ya se recordó hace menos de una hora: Puno, Tacna." in odes.last_text
    assert await nudges(staffed) == 3


async def test_it_reminds_whom_it_was_shown_with_and_asks_once_that_has_changed(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await odes.send("/estado")
    await load_and_send(staffed, puno)
    await odes.click(ALL)
    assert "Recibirá el recordatorio 1 persona de: Tacna." in odes.last_text
    assert await nudges(staffed) == 0
    await odes.click("Sí, recordar a 1 persona")
    assert "✅ Recordatorio para 1 persona de: Tacna." in odes.last_text


async def test_whom_the_clock_has_just_reminded_is_shown_first(staffed: Bot, odes: Player) -> None:
    await clock_says(staffed, "2021-01-08T08:30")
    await odes.send("/estado")
    await odes.click(ALL)
    assert "ya salió el recordatorio programado para: Puno, Tacna." in odes.last_text
    assert await nudges(staffed) == 0


async def test_at_night_it_says_when_it_leaves(staffed: Bot, odes: Player) -> None:
    await clock_says(staffed, "2021-01-06T20:00")
    await odes.send("/estado")
    await odes.click(ALL)
    assert "Saldrá el jueves 7 de enero a las 08:30." in odes.last_text


async def test_what_was_being_written_is_not_lost_by_reminding(staffed: Bot, odes: Player) -> None:
    await odes.send("/estado")
    await odes.send("/escribir")
    await odes.click("Puno")
    await odes.click(ALL)
    await odes.send("Buenas noticias")
    assert "Buenas noticias" in odes.last_text
    assert "Enviar a 3 personas" in " ".join(odes.labels)


async def test_nobody_who_may_not_is_shown_it_or_can_press_it(
    staffed: Bot, odes: Player, auditor: Player, puno: Player, director: Player, stranger: Player
) -> None:
    await odes.send("/estado")
    picture = next(message for message in odes.actor.messages if "Avance" in str(message.buttons))
    data = [button["callback_data"] for row in picture.buttons for button in row]
    (remind,) = [carried for carried in data if carried.startswith("nudgeall:")]
    await auditor.send("/estado")
    assert not any(ALL in label for m in auditor.actor.messages for label in m.labels)
    await auditor.click("○ Puno")
    assert not any("Recordar" in label or "Invitar" in label for label in auditor.labels)
    for outsider in (auditor, puno, director, stranger):
        await outsider.send("/start")
        for carried in (remind, "invite:focal:tumbes", "nudgeall:2020-II:0", "nudgeall"):
            await outsider.press(outsider.last, carried)
    assert await nudges(staffed) == 0
    for odd in (
        "nudgeall",
        "nudgeall:2099-I:0",
        "invite:odes:puno",
        "invite:focal:nada",
        "invite:focal",
    ):
        await odes.press(odes.last, odd)
    assert await nudges(staffed) == 0


async def test_a_region_without_anybody_gets_its_focal_point_invited_in_two_actions(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    await odes.send("/estado")
    await odes.click("∅ Tumbes")
    assert "Punto focal: nadie registrado" in odes.last_text
    assert odes.labels == [
        "⏳ Ampliar plazo",
        "✉️ Invitar a su punto focal",
        "✉️ Invitar a su director/a",
        "📊 Resumen",
        "🗺 Todas",
    ]
    await odes.click("Invitar a su punto focal")
    assert "Tumbes" in odes.last_text
    await odes.send("Rosa Quispe")
    assert "Rosa Quispe: ODES le invita a Puntual" in odes.last_text
    await stranger.send(code_in(odes.last_text))
    assert await duties(staffed, 108) == [(Role.FOCAL, "tumbes")]
    await odes.send("/estado tumbes")
    assert not any("punto focal" in label for label in odes.labels)
    assert "🔔 Recordar" in odes.labels


async def test_a_director_is_invited_from_there_too(staffed: Bot, odes: Player) -> None:
    await odes.send("/estado tacna")
    await odes.click("Invitar a su director/a")
    await odes.click("Sin nombre")
    async with staffed.database.transaction() as session:
        (row,) = (await session.exec(select(Invitation))).all()
    assert (row.role, row.region) == (Role.DIRECTOR, "tacna")


async def test_where_no_message_reaches_who_serves_another_is_invited_or_the_director_written_to(
    staffed: Bot, odes: Player
) -> None:
    async with staffed.database.transaction() as session:
        for number in (101, 102):
            person = await find_person(session, number)
            assert person is not None
            person.unreachable_since = staffed.simulator.now()
    await odes.send("/estado")
    await odes.click("✗ Puno")
    assert odes.labels == [
        "⏳ Ampliar plazo",
        "✉️ Escribir",
        "✉️ Invitar a otro punto focal",
        "📊 Resumen",
        "🗺 Todas",
    ]
    await odes.click("Invitar a otro punto focal")
    assert {"Titular", "Suplente"} <= set(odes.labels)
    await odes.send("/estado puno")
    await odes.click("Escribir")
    assert "Director Puno" in odes.last_text


async def test_a_missing_region_opens_what_can_be_done_and_one_that_sent_its_summary(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    await odes.send("/estado")
    assert "Toque una región: si falta su reporte, verá qué se puede hacer" in odes.last_text
    await odes.click("○ Puno")
    assert odes.labels[:3] == ["🔔 Recordar", "⏳ Ampliar plazo", "✉️ Escribir"]
    await odes.send("/estado")
    await odes.click("✓ Loreto")
    assert "Promedio ejecutado: 38%" in odes.last_text
    staffed.simulator.advance(timedelta(days=20))
    await odes.send("/estado")
    await odes.click("! Puno")
    assert odes.labels[:3] == ["🔔 Recordar", "⏳ Ampliar plazo", "✉️ Escribir"]
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(Duty).where(Duty.region == "puno"))).all()
