"""Every role's screens on narrow phones: nothing scrolls sideways, no button's words are cut.

The screens are gathered by playing each command, and each kind of button that comes with it. Then
the page draws all of them at once.
"""

from collections.abc import Iterator

import pytest
from playwright.async_api import Page

from simulator.state import shown
from simulator.world import Json
from tests.browser.chromium import NEEDS_CHROMIUM
from tests.cast import Bot, Player
from tests.handlers.evaluations.scripts import ANNEX

pytestmark = [*NEEDS_CHROMIUM, pytest.mark.long]

GOALS = [60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50]
FIGURES = "1: 611\n2: 45\n3: no aplica\n4: -22\n5: 89\n6: no ejecutado\n7: 25"
ALL = "60 45 30 10 89 58 7 25 66 1 33 27"
ENOUGH = 120
WIDTHS = (360, 390)
CAST = (106, 101, 103, 107, 108)
DRAW = """async (messages) => {
    const { messageNode } = await import("/view.js");
    document.body.classList.add("chatting");
    const drawn = messages.map((message) => messageNode(message, () => {}));
    document.getElementById("messages").replaceChildren(...drawn);
    for (const quote of document.querySelectorAll(".folded")) quote.classList.remove("folded");
}"""
WIDE = """() => [document.documentElement, ...document.querySelectorAll(
    "#people, #cast, #phone > header *, #messages, #commands, .message, .bubble, .bubble pre, "
    + ".keyboard, .keyboard button, #begin, #compose")]
    .filter((part) => getComputedStyle(part).display !== "inline")
    .filter((part) => part.scrollWidth > part.clientWidth
        || part.getBoundingClientRect().right > innerWidth)
    .map((part) => `${part.tagName}: ${part.textContent.trim().slice(0, 80)}`)"""


class Gallery:
    """What was seen, each screen once."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.seen: dict[str, Json] = {}
        self.pressed: set[str] = set()
        self._looked_at: set[tuple[int, int, int]] = set()

    def look(self) -> None:
        """At what is new, or was edited since."""
        for chat in self.bot.simulator.chats.values():
            for message in chat.visible:
                state = (chat.id, message.id, message.edits)
                if state not in self._looked_at:
                    self._looked_at.add(state)
                    screen = repr((message.text, message.buttons))
                    self.seen.setdefault(screen, shown(message))

    async def tour(self, player: Player) -> None:
        """Each command of a role, and each kind of button that was not pressed before."""
        for command in player.actor.commands:
            await self.send(player, f"/{command}")
            for kind, data in list(_kinds(player)):
                if kind in self.pressed:
                    continue
                self.pressed.add(kind)
                await player.press(player.last, data)
                self.look()
                await self.send(player, f"/{command}")

    async def send(self, player: Player, text: str) -> None:
        await player.send(text)
        self.look()


def _kinds(player: Player) -> Iterator[tuple[str, str]]:
    for row in player.last.buttons:
        for button in row:
            if data := button.get("callback_data"):
                yield data.split(":")[0], data


async def wide(page: Page, width: int) -> list[str]:
    await page.set_viewport_size({"width": width, "height": 740})
    found: list[str] = await page.evaluate(WIDE)
    return found


async def reported(gallery: Gallery, reporter: Player) -> None:
    """A focal point's way to the receipt, with figures that take much room."""
    for act in ("/reportar", FIGURES):
        await gallery.send(reporter, act)
    for label in ("Guardar", "12 Derechos", "No aplica"):
        await reporter.click(label)
        gallery.look()
    for act in ("/reportar", ALL):
        await gallery.send(reporter, act)
    for label in ("Guardar", "Enviar", "Sí, enviar"):
        await reporter.click(label)
        gallery.look()


async def evaluated(gallery: Gallery, directorate: Player) -> None:
    """A directorate's way through the items of its text, and to what it sends."""
    for act in ("/evaluar 1", ANNEX):
        await gallery.send(directorate, act)
    for label in (
        *("C1", "Regiones", "Listo", "Qué afirma", "Atrás", "Texto", "Atrás", "Atrás"),
        *("R1", "A quién", "Listo", "Hasta cuándo", "Atrás", "Actividades", "Listo", "Atrás"),
        *("Guardar", "Enviar a ODES", "Sí, enviar"),
    ):
        await directorate.click(label)
        gallery.look()


async def test_no_screen_is_wider_than_a_narrow_phone(page: Page, staffed: Bot) -> None:
    await page.goto("about:blank")  # else it draws each change of each chat meanwhile
    gallery = Gallery(staffed)
    await staffed.load_goals("puno", GOALS)
    await reported(gallery, staffed.player(101))
    for member in CAST:
        await gallery.tour(staffed.player(member))
    await evaluated(gallery, staffed.player(107))
    assert len(gallery.seen) > ENOUGH, len(gallery.seen)
    await page.goto(staffed.simulator.url)
    await page.evaluate(DRAW, list(gallery.seen.values()))
    assert {width: await wide(page, width) for width in WIDTHS} == {360: [], 390: []}


@pytest.mark.parametrize("width", [360, 390])
async def test_the_list_and_the_menu_fit(page: Page, width: int) -> None:
    assert await wide(page, width) == []
    await page.click("[data-actor='106']")
    await page.click("#menu")
    await page.locator("#commands", has_text="/estado").wait_for()
    assert await wide(page, width) == []
