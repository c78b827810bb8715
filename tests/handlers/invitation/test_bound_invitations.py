"""An invitation bound to a telephone or a Telegram name, and what ODES hears of who came in."""

from typing import Any

import pytest

from handlers.invitation.binding import plain_binding, read_binding
from storage.models import Role
from tests.bot.fuzz.odd_inputs import message
from tests.cast import Bot, Player
from tests.handlers.staff.test_staff import code_in, duties, open_person

WELCOME = "Bienvenida/o"


async def invite(odes: Player, name: str) -> str:
    await odes.send("/invitar")
    await odes.click("Punto focal")
    await odes.send("cusco")
    await odes.send(name)
    return code_in(odes.last_text)


async def write(player: Player, content: dict[str, Any], username: str = "") -> None:
    player.actor.chat.started = True
    body = message(player.actor.chat.id, 700, content)
    if username:
        body["from"]["username"] = username
    await player.bot.settled(player.bot.simulator.push({"message": body}))


def contact(number: str, owner: int) -> dict[str, Any]:
    return {"contact": {"phone_number": number, "first_name": "Ana", "user_id": owner}}


@pytest.mark.both_databases
async def test_a_code_bound_to_a_name_is_held_for_anybody_else_until_odes_says_yes(
    staffed: Bot, odes: Player, stranger: Player, auditor: Player
) -> None:
    code = await invite(odes, "Ana Quispe @AnaQuispe")
    assert "solo para @anaquispe" in " ".join(odes.texts)
    await write(stranger, {"text": code}, username="otra_persona")
    assert "ODES ya recibió su pedido" in stranger.last_text
    assert WELCOME not in " ".join(stranger.texts)
    [asked] = [text for text in odes.texts if "Pedido de acceso" in text]
    assert "Usó la invitación de Ana Quispe (Punto focal de la GRTPE Cusco)" in asked
    assert "solo para @anaquispe" in asked
    assert "Su cuenta: @otra_persona" in asked
    await write(stranger, {"text": code}, username="otra_persona")
    assert len([text for text in odes.texts if "Pedido de acceso" in text]) == 1
    await odes.click("Sí, dar ese acceso")
    assert "Punto focal de la GRTPE Cusco" in stranger.last_text
    assert "entró con la invitación de Ana Quispe" in " ".join(odes.texts)
    assert "entró con" not in " ".join(auditor.texts)


async def test_the_one_it_is_bound_to_comes_in_though_another_was_held(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    code = await invite(odes, "@ana_q")
    await write(stranger, {"text": code})
    late = odes.data_of("Sí, dar ese acceso")
    newcomer = staffed.player(109)
    await write(newcomer, {"text": f"/start {code}"} | _command(), username="Ana_Q")
    assert WELCOME in newcomer.last_text
    await odes.press(odes.last, late)
    assert WELCOME not in " ".join(stranger.texts)
    assert "ya se usó" in " ".join([*odes.toasts, *odes.texts])


@pytest.mark.both_databases
async def test_a_code_bound_to_a_telephone_wants_ones_own_contact(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    code = await invite(odes, "Ana Quispe 987 654 321")
    await stranger.send(f"/start {code}")
    assert "su propio contacto" in stranger.last_text
    assert "termina en 321" in stranger.last_text
    await stranger.send("987654321")
    assert "Escrito no basta" in stranger.last_text
    await write(stranger, contact("+51987654321", 777))
    assert "no es el suyo" in stranger.last_text
    await write(stranger, contact("+51 987 654 321", 108))
    assert WELCOME in stranger.last_text
    assert "entró con la invitación de Ana Quispe" in odes.last_text


async def test_another_telephone_and_whoever_has_none_to_show_wait_for_odes(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    code = await invite(odes, "Ana Quispe 987654321")
    newcomer = staffed.player(109)
    await newcomer.send(code)
    await newcomer.click("No puedo")
    assert "ODES ya recibió su pedido" in newcomer.last_text
    await stranger.send(code)
    await write(stranger, contact("51900000000", 108))
    assert "ODES ya recibió su pedido" in stranger.last_text
    await odes.click("Rechazar")
    await odes.click("Sí, rechazar y avisar")
    assert "ODES no pudo darle acceso" in stranger.last_text
    assert WELCOME not in " ".join([*stranger.texts, *newcomer.texts])


async def test_codes_of_a_replacement_and_of_a_stand_in_are_bound_as_well(
    staffed: Bot, odes: Player, tacna: Player, stranger: Player
) -> None:
    await open_person(odes, "Punto focal Tacna")
    await odes.click("Reemplazar")
    await odes.send("Ana Quispe @AnaQuispe")
    assert "solo para @anaquispe" in " ".join(odes.texts)
    await write(stranger, {"text": code_in(odes.last_text)}, username="otra")
    assert "ODES ya recibió su pedido" in stranger.last_text
    assert await duties(staffed, 104) == [(Role.FOCAL, "tacna")]
    await odes.click("Sí, dar ese acceso")
    assert await duties(staffed, 104) == []
    assert await duties(staffed, 108) == [(Role.FOCAL, "tacna")]

    await open_person(odes, "Punto focal Puno")
    await odes.click("Suplente por ausencia")
    await odes.click("martes 5 de enero")
    await odes.click("sábado 9 de enero")
    await odes.click("Alguien sin acceso")
    await odes.send("987 654 321")
    assert "Le suple: solo para el teléfono que termina en 321" in odes.last_text
    await odes.send("Luz Mamani 987654321")
    assert "Le suple: Luz Mamani, solo para el teléfono" in odes.last_text
    await odes.click("Crear el código")
    newcomer = staffed.player(109)
    await newcomer.send(code_in(odes.last_text))
    assert "su propio contacto" in newcomer.last_text
    await write(newcomer, contact("+51987654321", 109))
    assert await duties(staffed, 109) == [(Role.FOCAL, "puno")]


async def test_of_one_bound_to_nobody_odes_hears_who_came_in(
    staffed: Bot, odes: Player, stranger: Player
) -> None:
    code = await invite(odes, "Ana Quispe")
    await stranger.send(code)
    assert "👤 Ana Quispe entró con la invitación de Ana Quispe" in odes.last_text
    assert "La hizo ODES el martes 5 de enero" in odes.last_text


@pytest.mark.parametrize(
    ("typed", "name", "bound_to"),
    [
        ("Ana Quispe", "Ana Quispe", ""),
        ("Ana Quispe, @Ana_Q", "Ana Quispe", "@ana_q"),
        ("@ana_q", "", "@ana_q"),
        ("Ana 987654321", "Ana", "51987654321"),
        ("Ana (987-654-321)", "Ana", "51987654321"),
        ("Ana +51 987 654 321", "Ana", "51987654321"),
        ("Ana +1 202 555 0100", "Ana", "12025550100"),
        ("Ana 12", "Ana 12", ""),
        ("ana@correo.pe", "ana@correo.pe", ""),
    ],
)
def test_what_stands_behind_a_name_binds(typed: str, name: str, bound_to: str) -> None:
    assert read_binding(typed) == (name, bound_to)


def test_a_number_is_the_same_in_all_its_shapes() -> None:
    shapes = ("987654321", "+51987654321", "51 987 654 321", "+51 (987) 654-321")
    assert {plain_binding(shape) for shape in shapes} == {"51987654321"}


def _command() -> dict[str, Any]:
    return {"entities": [{"type": "bot_command", "offset": 0, "length": 6}]}
