"""Every button that the bot ever showed to one is pressed by everyone who must not."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from storage.database import Database
from storage.models import Duty, FailedUpdate, FigureRow, Invitation, Version
from tests.cast import Bot, Player
from tests.loreto import GOALS, PASTED

HARMLESS = {"menu", "me", "help", "stay", "request", "report", "invite", "people", "leave"}


async def contents(database: Database) -> list[str]:
    """Everything that an outsider's press might change."""
    async with database.transaction() as session:
        found: list[str] = []
        for table in (Version, FigureRow, Duty, Invitation):
            found += [repr(row.model_dump()) for row in (await session.exec(select(table))).all()]
        return found


def offered(player: Player) -> Iterator[str]:
    for message in player.actor.chat.messages.values():
        for row in message.buttons:
            yield from (button["callback_data"] for button in row)


async def walk_through(bot: Bot, puno: Player, odes: Player, stranger: Player) -> set[str]:
    """Plays every screen of the focal point and of ODES, and gathers their buttons' data."""
    data: set[str] = set()

    def gather() -> None:
        data.update(offered(puno), offered(odes))

    await bot.load_goals("puno", GOALS)
    await puno.send("/reportar")
    gather()
    await puno.click("Empezar")
    gather()
    for typed in ("0,45", "500", "45"):
        await puno.send(typed)
        gather()
    await puno.click("Los doce")
    await puno.click("Varios a la vez")
    gather()
    await puno.send(PASTED.replace("60 45", "60/60 60/45", 1))
    gather()
    await puno.send(PASTED)
    await puno.click("Guardar")
    gather()
    await puno.click("Enviar")
    gather()
    await stranger.send("/start")
    await stranger.click("Solicitar acceso")
    await stranger.send("quiero entrar")
    await stranger.click("Enviar a ODES")
    gather()
    await odes.send("/invitar")
    gather()
    for act in ("Punto focal", "Tacna", "Titular"):
        await odes.click(act)
        gather()
    await odes.click("Sin nombre")
    await odes.send("/personas")
    gather()
    await odes.click("👤 Director Puno")
    gather()
    await odes.click("Retirar")
    gather()
    return data


@pytest.mark.long
async def test_every_button_pressed_by_everyone_who_must_not_changes_nothing(
    staffed: Bot,
    puno: Player,
    odes: Player,
    tacna: Player,
    director: Player,
    directorate: Player,
    stranger: Player,
) -> None:
    data = await walk_through(staffed, puno, odes, stranger)
    actions = {each.split(":")[0] for each in data}
    assert {"ask", "mark", "read", "cause", "save", "slash", "send", "sure"} <= actions
    assert {"irole", "iregion", "ialt", "iname", "removal", "remove", "grant"} <= actions
    before = await contents(staffed.database)
    for outsider in (tacna, director, directorate, stranger):
        await outsider.send("/start")
        pressed = [each for each in sorted(data) if each.split(":")[0] not in HARMLESS]
        await outsider.press_all(outsider.last, pressed)
    assert await contents(staffed.database) == before
    for outsider in (tacna, director, directorate, stranger):
        assert not any("Porcentaje de" in text or "N.°" in text for text in outsider.texts)


@pytest.mark.both_databases
async def test_forged_data_gets_a_kind_answer(staffed: Bot, puno: Player) -> None:
    await puno.send("/reportar")
    before = await contents(staffed.database)
    version = (await staffed.versions("puno"))[0].id
    for forged in (
        "x",
        "ask",
        "ask:",
        "ask:1:99",
        "ask:999999:1",
        f"ask:{version}:0",
        f"ask:{version}:13",
        f"mark:{version}:1:nonsense",
        f"cause:{version}:1:staff",
        f"read:{version}:1:0",
        f"read:{version}:1:0:0",
        f"save:{version}:figures",
        f"send:{version}:0",
        "send:-1:-1",
        "é" * 32,
        "A" * 64,
        "'; DROP TABLE figure;--",
        ":::::::",
        "open:2020-II:tacna",
        "open:2099-I:puno",
        "fix:2020-II:loreto",
        "people:-5",
    ):
        await puno.press(puno.last, forged)
    assert await contents(staffed.database) == before
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(FailedUpdate))).all() == []
