"""The chat page, played in a real browser as on a small phone."""

from playwright.async_api import Page

from tests.browser.chromium import NEEDS_CHROMIUM
from tests.cast import Bot
from tests.sent_evaluations import Asked, recommend

pytestmark = NEEDS_CHROMIUM


async def say(page: Page, text: str) -> None:
    await page.fill("#input", text)
    await page.press("#input", "Enter")


async def press(page: Page, label: str) -> None:
    await page.locator(".keyboard button", has_text=label).last.click()


async def see(page: Page, text: str) -> None:
    await page.locator("#messages", has_text=text).wait_for()


async def test_a_focal_point_reports_on_the_page(page: Page, staffed: Bot) -> None:
    await staffed.load_goals("puno", [60, 60, 70, 10, 89, 50, 7, 75, 55, 1, 50, 50])
    await page.click("[data-actor='101']")
    await say(page, "/reportar")
    await see(page, "0 de 12")
    await say(page, "60 45 30 10 89 58 7 25 66 1 33 27")
    await see(page, "Esto leí. ¿Lo guardo?")
    await press(page, "Guardar")
    await see(page, "Promedio programado: 48% (de 12)")
    await press(page, "Enviar")
    await press(page, "Sí, enviar")
    await see(page, "Constancia 2020-II-PUNO-1")
    await page.click("#back")
    await page.locator("[data-actor='103'] .unread").wait_for()


async def test_the_menu_shows_the_commands_of_the_role(page: Page) -> None:
    await page.click("[data-actor='106']")
    await page.click("#menu")
    await page.locator("#commands", has_text="/invitar").wait_for()
    await page.locator("#commands button", has_text="/yo").click()
    await see(page, "Lo que Puntual guarda de usted")


async def test_commands_in_the_help_are_tapped_also_in_its_folded_list(page: Page) -> None:
    await page.click("[data-actor='106']")
    await say(page, "/ayuda")
    await see(page, "Todo lo que puede pedir")
    await page.click(".folded")
    await page.locator("blockquote .command", has_text="/salud").click()
    await see(page, "Todo funciona")
    await page.locator("b + .command", has_text="/estado").click()
    await see(page, "Toque una región")


async def test_a_stranger_begins_and_the_clock_is_set_forward(page: Page) -> None:
    await page.locator("#now", has_text="5 de enero").wait_for()
    await page.click("[data-forward='86400']")
    await page.locator("#now", has_text="6 de enero").wait_for()
    await page.click("[data-actor='108']")
    await page.click("#start")
    await see(page, "necesita una invitación")
    await press(page, "Solicitar acceso")
    await see(page, "Escriba en un mensaje su nombre")


async def test_faults_are_chosen_and_taken_away(page: Page, staffed: Bot) -> None:
    await page.click("#faults summary")
    await page.select_option("#fault-kind", label="Bot bloqueado (403)")
    await page.select_option("#fault-chat", "101")
    await page.fill("#fault-times", "2")
    await page.click("text=Aplicar")
    await page.locator("#faults-list", has_text="2 veces más · Punto focal Puno").wait_for()
    [fault] = staffed.simulator.faults.active
    assert (fault["kind"], fault["chat"], fault["left"]) == ("blocked", 101, 2)
    await page.check("#limits")
    await page.locator("#faults-active", has_text="2 activas").wait_for()
    assert staffed.simulator.limits.on
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    await page.click("text=Quitar todo")
    await page.locator("#faults-active").wait_for(state="hidden")
    assert staffed.simulator.faults.active == []
    assert not await page.is_checked("#limits")


async def test_nothing_is_wider_than_the_phone(page: Page, staffed: Bot) -> None:
    await page.click("[data-actor='101']")
    await say(page, "/reportar")
    await see(page, "0 de 12")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 390
    for bubble in await page.locator(".message").all():
        box = await bubble.bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 390


async def test_the_hour_stays_within_its_bubble(page: Page) -> None:
    await page.set_viewport_size({"width": 360, "height": 740})
    await page.click("[data-actor='106']")
    await say(page, "/estado")
    await see(page, "Toque una región")
    inside = await page.evaluate(
        """() => [...document.querySelectorAll(".bubble")].every((bubble) =>
            bubble.querySelector("time").getBoundingClientRect().bottom
            <= bubble.getBoundingClientRect().bottom)"""
    )
    assert inside


async def test_a_directorate_returns_what_was_done_and_accepts_it(page: Page, staffed: Bot) -> None:
    await recommend(staffed, 1, Asked("Contratar personal."))
    await staffed.publish_period()
    for comment in ("Falta el contrato firmado.", ""):
        await page.click("[data-actor='101']")
        await say(page, "/recomendaciones")
        await press(page, "✓ Hecha")
        await press(page, "Guardar: implementada")
        await see(page, "Se le avisa a su dirección")
        await page.click("#back")
        await page.click("[data-actor='107']")
        await press(page, "Ver y decidir")
        await press(page, "Devolver con un comentario" if comment else "Aceptar como implementada")
        if comment:
            await say(page, comment)
            await press(page, "↩️ Devolver")
        await see(page, "devuelta. Se le avisa" if comment else "aceptada como implementada")
        assert await page.evaluate("document.documentElement.scrollWidth") <= 390
        await page.click("#back")
    await page.click("[data-actor='101']")
    await see(page, "su dirección la devolvió, queda en curso")
    await see(page, "su dirección la aceptó como implementada")
