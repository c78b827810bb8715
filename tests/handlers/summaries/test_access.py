"""Nobody sees what they may not: every button pressed by everybody, and every command typed."""

from collections.abc import Iterator

import pytest
from sqlmodel import select

from storage.models import FailedUpdate
from tests.cast import Bot, Player

pytestmark = pytest.mark.asyncio(loop_scope="module")

PUNO, TACNA, LORETO, ODES, DIRECTORATE, STRANGER = 101, 104, 105, 106, 107, 108
REFUSED = "Eso no está disponible para usted."
ACTIONS = ("show", "words", "png", "data")
SECRET = (
    "region:2020-II:loreto:0:",
    "comparison:2020-II:loreto:0:2020-I",
    "region:2020-II:tumbes:0:",
    "ranking:2020-II:loreto:3:",
    "indicator:2020-II:loreto:3:",
    "ranking:2020-II::0:",
    "heatmap:2020-II::0:",
    "status:2020-II::0:",
    "progress:2020-II::0:",
)
OFFICE = (
    "status",
    "averages",
    "offices:2020-II",
    "both:2020-II",
    "bothdata:2020-II",
    "differ:2020-II",
)


async def pressed(player: Player, data: str) -> tuple[str, int]:
    """The toast, and how many messages came."""
    before = len(player.actor.messages)
    await player.press(player.last, data)
    return (player.toasts[-1] if player.toasts else ""), len(player.actor.messages) - before


def offered(player: Player) -> Iterator[str]:
    for message in player.actor.chat.messages.values():
        for row in message.buttons:
            yield from (button["callback_data"] for button in row)


async def test_another_regions_figures_are_refused_before_publication(country: Bot) -> None:
    tacna = country.player(TACNA)
    for action in ACTIONS:
        for data in SECRET:
            assert await pressed(tacna, f"{action}:{data}") == (
                f"{REFUSED} En /ayuda está lo que puede hacer.",
                0,
            )
    for data in OFFICE:
        toast, messages = await pressed(tacna, data)
        assert toast.startswith(REFUSED)
        assert messages == 0


async def test_a_region_that_may_not_be_seen_is_answered_like_one_that_is_not_there(
    country: Bot,
) -> None:
    tacna = country.player(TACNA)
    for command in ("/resumen", "/comparar"):
        answers = set()
        for typed in ("loreto", "tumbes", "lima metropolitana", "atlantis"):
            await tacna.send(f"{command} {typed}")
            answers.add(tacna.last_text.replace(typed.title(), "…").replace(typed, "…"))
            assert tacna.labels == ["Tacna"]
        assert len(answers) == 1


async def test_a_directorate_sees_neither_regions_nor_other_indicators(country: Bot) -> None:
    directorate = country.player(DIRECTORATE)
    for typed in ("/estado", "/cuadro"):
        await directorate.send(typed)
        assert directorate.last_text.startswith(REFUSED)
    await directorate.send("/indicador 2")
    assert directorate.labels == ["1. SOVIO"]
    for data in ("indicator:2020-II::2:", "ranking:2020-II::2:", "region:2020-II:loreto:0:"):
        toast, messages = await pressed(directorate, f"show:{data}")
        assert (toast.startswith(REFUSED), messages) == (True, 0)


async def test_a_directorate_is_told_when_it_will_see_a_semester_and_shown_what_is_public(
    country: Bot,
) -> None:
    directorate = country.player(DIRECTORATE)
    for typed in ("/resumen loreto 2020-II", "/comparar", "/comparar loreto"):
        await directorate.send(typed)
        assert "Podrá verlo cuando ODES publique el semestre." in directorate.last_text
        assert directorate.labels == ["I Semestre 2020"]
    await directorate.click("I Semestre 2020")
    assert "Cuadro N.° 05: programado 31%, ejecutado 2%" in directorate.last_text
    await directorate.send("/resumen")
    assert "I Semestre 2020" in directorate.last_text
    await directorate.click("Loreto")
    assert "Cuadro N.° 05: programado 31%, ejecutado 2%" in directorate.last_text


async def test_a_stranger_gets_nothing(country: Bot) -> None:
    stranger = country.player(STRANGER)
    for typed in ("/resumen loreto", "/comparar", "/indicador 3", "/estado", "/cuadro"):
        await stranger.send(typed)
        assert "necesita una invitación" in stranger.last_text
    for data in (*SECRET, "region:2020-I:loreto:0:", "indicator:2020-II::1:"):
        assert (await pressed(stranger, f"show:{data}"))[1] == 0


async def test_every_button_that_was_shown_is_pressed_by_everyone_who_must_not(
    country: Bot,
) -> None:
    odes, loreto = country.player(ODES), country.player(LORETO)
    await odes.send("/estado")
    await odes.click("Avance")
    for act in ("/cuadro", "/resumen callao", "/comparar callao", "/indicador 4"):
        await odes.send(act)
    for label in ("Cuadro 05", "Mapa de calor", "Diferencias"):
        await odes.click(label)
    for act in ("/resumen", "/comparar", "/indicador 4"):
        await loreto.send(act)
    data = {*offered(odes), *offered(loreto)} - {"menu", "me", "help", "report"}
    assert {press.split(":")[0] for press in data} >= {*ACTIONS, "both", "differ", "offices"}
    directorate, stranger, tacna = map(country.player, (DIRECTORATE, STRANGER, TACNA))
    for press in sorted(data):
        for outsider in (directorate, stranger, tacna):
            await outsider.press(outsider.last, press)
    for outsider in (directorate, stranger, tacna):
        texts = "\n".join(outsider.texts)
        assert "DRTPE Callao · II" not in texts
        assert "Promedio de cada región" not in texts
        assert "Reportes del II Semestre" not in texts
        assert "Región por" not in texts
        assert "38% de 12" not in texts
    assert "Promedio" not in "\n".join(stranger.texts)
    assert "IdG 4" not in "\n".join(directorate.texts)


async def test_once_published_everyone_with_a_role_sees_every_region(
    country: Bot, published: None
) -> None:
    tacna, directorate = country.player(TACNA), country.player(DIRECTORATE)
    for player in (tacna, directorate):
        await player.send("/resumen loreto")
        assert "Promedio ejecutado: 38% de 12 indicadores" in player.last_text
        await player.send("/comparar loreto")
        assert "Cambio: ejecutado +36 puntos" in player.last_text
        await player.send("/indicador 3")
        assert "sin nombre" not in player.last_text
        await player.send("/estado")
        assert player.last_text.startswith(REFUSED)


async def test_a_directorate_sees_its_own_without_being_asked_among_all_that_is_published(
    country: Bot, published: None
) -> None:
    directorate = country.player(DIRECTORATE)
    await directorate.send("/indicador")
    assert "IdG 1 SOVIO por región" in directorate.last_text
    await directorate.click("Otro indicador")
    assert "2. Plan formación" in directorate.labels


async def test_what_others_still_owe_is_not_published(country: Bot, published: None) -> None:
    puno, tacna = country.player(PUNO), country.player(TACNA)
    await puno.send("/reportar")
    await puno.send("/resumen")
    assert "El borrador está en 0 de 12." in puno.last_text
    await tacna.send("/resumen puno")
    assert "DRTPE Puno" in tacna.last_text
    assert "borrador" not in tacna.last_text


async def test_forged_data_gets_a_kind_answer(country: Bot) -> None:
    loreto = country.player(LORETO)
    await loreto.send("/resumen")
    for forged in (
        "show",
        "show:",
        "show:region",
        "show:region:2020-II:loreto:0",
        "show:region:2020-II:atlantis:0:",
        "show:region:2020-III:loreto:0:",
        "show:region:2099-I:loreto:0:",
        "show:nonsense:2020-II:loreto:0:",
        "show:indicator:2020-II:loreto:13:",
        "show:indicator:2020-II:loreto:-1:",
        "words:comparison:2020-II:loreto:0:x",
        "show:comparison:2020-II:loreto:0:2020-II",
        "show:comparison:2020-I:loreto:0:2020-II",
        "data:region:2020-II::0:",
        "png:indicator:2020-II::0:",
        "both:",
        "both:2099-I",
        "offices:2020-I",
        "differ:'--",
    ):
        await loreto.press(loreto.last, forged)
    async with country.database.transaction() as session:
        assert (await session.exec(select(FailedUpdate))).all() == []
    odes = country.player(ODES)
    await odes.send("/estado")
    for forged in (
        "both:2099-I",
        "offices:2020-I",
        "differ:2099-I",
        "png:indicator:2020-II::0:",
        "show:comparison:2099-II:loreto:0:2099-I",
        "show:ranking:2099-I::0:",
    ):
        await odes.press(odes.last, forged)
    async with country.database.transaction() as session:
        assert (await session.exec(select(FailedUpdate))).all() == []
