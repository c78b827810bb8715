"""A code before what changes much, of whoever in ODES has set one; what is typed stays nowhere."""

import re
from datetime import timedelta

import pyotp
import pytest
from sqlmodel import SQLModel, select

from storage.database import run
from storage.models import AuditEntry, AuditKind, Duty, PeriodRow, SecondFactor
from storage.people.people import find_person
from tests.cast import Bot, Player

WAIT = timedelta(seconds=30)


class Telephone:
    """An app of codes, which the key below the picture was typed into."""

    def __init__(self, player: Player) -> None:
        [caption] = [text for text in player.texts if "lea este cuadro" in text]
        found = re.search(r"(?:[A-Z2-7]{4} ?){8}", caption)
        assert found
        self.app = pyotp.TOTP(found[0].replace(" ", ""))
        self.player = player
        self.typed: list[str] = []

    def code(self, ago: timedelta = timedelta()) -> str:
        return self.app.at(self.player.bot.simulator.now() - ago)

    async def types(self, code: str) -> None:
        self.typed.append(code)
        await self.player.send(code)


async def enrol(odes: Player) -> Telephone:
    await odes.send("/seguridad")
    await odes.click("Activar")
    telephone = Telephone(odes)
    assert odes.actor.messages[-2].body["photo"]
    await telephone.types(telephone.code())
    return telephone


async def stored(bot: Bot, *without: str) -> str:
    """All that the database holds, as text, but those tables."""
    async with bot.database.transaction() as session:
        tables = [each for each in SQLModel.metadata.sorted_tables if each.name not in without]
        found = [await run(session, table.select(), {}) for table in tables]
        return "\n".join(str(row) for rows in found for row in rows)


async def press_removal(odes: Player) -> None:
    await odes.send("/personas")
    await odes.click("👤 Director Puno")
    await odes.click("Retirar")
    await odes.click("Sí, retirar")


async def directs(bot: Bot, telegram_id: int) -> bool:
    async with bot.database.transaction() as session:
        person = await find_person(session, telegram_id)
        assert person is not None
        duties = select(Duty).where(Duty.person_id == person.id, Duty.until == None)  # noqa: E711
        return bool((await session.exec(duties)).all())


@pytest.mark.both_databases
async def test_a_removal_waits_for_a_code_and_nothing_typed_is_kept(
    staffed: Bot, odes: Player, director: Player
) -> None:
    await odes.send("/seguridad")
    assert "Con el segundo factor" in odes.last_text
    await odes.click("Activar")
    telephone = Telephone(odes)
    await telephone.types("000 000")
    assert "no es el que corresponde" in odes.last_text
    await telephone.types(telephone.code())
    chat = "\n".join(odes.texts)
    assert "desde ahora se pide el código" in chat
    assert "lea este cuadro" not in chat
    recovery = re.findall(r"^[2-9a-z]{4}-[2-9a-z]{4}-[2-9a-z]{4}$", chat, re.MULTILINE)
    assert len(recovery) == 8
    await odes.click("Ya los guardé")
    assert recovery[0] not in "\n".join(odes.texts)

    await press_removal(odes)
    assert "Retirar el acceso de una persona" in odes.last_text
    assert "Director Puno" in odes.last_text
    await odes.send("¿qué código?")
    assert "Eso no es un código" in odes.last_text
    await telephone.types(telephone.typed[-1])
    assert "ya se usó" in odes.last_text
    await telephone.types(telephone.code(timedelta(minutes=3)))
    assert "de hace unos minutos" in odes.last_text
    await telephone.types("12345")
    assert "no es el suyo" in odes.last_text
    assert await directs(staffed, director.actor.chat.id)
    staffed.simulator.advance(WAIT)
    right = telephone.code()
    await telephone.types(f"es {right[:3]} {right[3:]}, gracias")
    assert not await directs(staffed, director.actor.chat.id)
    assert "Director Puno" in odes.last_text

    await odes.send("/invitar")
    await odes.click("ODES")
    assert "Dar acceso a todo" in odes.last_text
    await telephone.types(recovery[3].upper())
    assert "nombre" in odes.last_text
    await odes.send("/personas")
    held = await stored(staffed)
    told = "\n".join(text for text in odes.texts)
    for secret in (*telephone.typed, right, telephone.app.secret, *recovery):
        assert not re.search(rf"\b{secret}\b", f"{held} {told}")
    typed = [message for message in odes.actor.messages if not message.from_bot]
    assert not {message.text for message in typed} & {*telephone.typed}


async def test_late_wrong_and_left_acts_are_not_lost_and_five_wrong_codes_are_told(
    staffed: Bot, odes: Player, director: Player
) -> None:
    telephone = await enrol(odes)
    await press_removal(odes)
    staffed.simulator.advance(timedelta(minutes=6))
    await telephone.types(telephone.code())
    assert "Pasaron más de cinco minutos" in odes.last_text
    assert "Director Puno" in odes.last_text
    await odes.click("Intentar de nuevo")
    await odes.click("No hacerlo")
    assert await directs(staffed, director.actor.chat.id)

    await odes.send("/textos")
    await odes.click("Recordatorio a la región")
    await odes.send("Colega: {{ oficina }} {{ plazo }}")
    await odes.click("Guardar")
    assert "Cambiar las palabras de un aviso" in odes.last_text
    await odes.send("/ayuda")
    await odes.send("/personas")
    assert "Colega: {{ oficina }} {{ plazo }}" in "\n".join(odes.texts[-2:])

    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Publicar")
    await odes.click("Sí, publicar")
    for _ in range(5):
        await telephone.types("000001")
    assert "No se toman códigos hasta las" in odes.last_text
    await telephone.types(telephone.code())
    assert "No se toman códigos" in odes.last_text
    await staffed.pass_time()
    assert "cinco códigos equivocados de su segundo factor" in "\n".join(odes.texts)
    staffed.simulator.advance(timedelta(minutes=30))
    await odes.click("Intentar de nuevo")
    await telephone.types(telephone.code())
    async with staffed.database.transaction() as session:
        period = await session.get_one(PeriodRow, "2020-II")
        assert period.published_on is not None

    await odes.send("/seguridad")
    await odes.click("Dejar de pedir")
    staffed.simulator.advance(WAIT)
    await telephone.types(telephone.code())
    assert "Ya no se pide el código" in odes.last_text
    await press_removal(odes)
    assert not await directs(staffed, director.actor.chat.id)
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(SecondFactor))).all() == []
        kept = select(AuditEntry).where(AuditEntry.kind == AuditKind.SECOND_FACTOR)
        became = [str(row.after) for row in (await session.exec(kept)).all()]
    assert [each.split('"')[3] for each in became] == ["set", "paused", "ended"]
