"""Takes the pictures of README and guide, from the demonstration played in Chromium.

`python -m docs.take_pictures` writes docs/pictures/*.png; the bot and the simulator run in here.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Awaitable
from pathlib import Path

from playwright.async_api import Page, async_playwright

from bot.config.settings import Settings
from bot.example import demo
from bot.runtime.app import build
from docs.moments import play_moments
from simulator import Simulator

PICTURES = Path(__file__).parent / "pictures"
GOALS = "60 60 70 10 89 50 7 75 55 1 50 50"
CONCLUDED = (
    "Las G/DRTPE de Apurímac, Cajamarca, Callao, Ica y Loreto cumplieron la meta. Madre de Dios y"
    " Ucayali no ejecutaron. Se recomienda continuar con las charlas por videollamada."
)
EXECUTED = "60 45 30 10 89 58 7 25 66 1 33 27"


class Chat:
    def __init__(self, page: Page) -> None:
        self.page = page

    async def become(self, actor: int) -> None:
        if await self.page.locator("#back").is_visible():
            await self.page.click("#back")
        await self.page.click(f"[data-actor='{actor}']")

    async def say(self, text: str, then: str) -> None:
        await self.page.fill("#input", text)
        await self.page.press("#input", "Enter")
        await self.see(then)

    async def press(self, label: str, then: str) -> None:
        await self.page.locator(".keyboard button", has_text=label).last.click()
        await self.see(then)

    async def see(self, text: str) -> None:
        await self.page.locator("#messages", has_text=text).wait_for()
        await self.page.wait_for_timeout(400)  # until the picture stands still

    async def ask(self, text: str, name: str) -> None:
        """The chart that answers, once it is there."""
        await self.page.fill("#input", text)
        await self._chart(self.page.press("#input", "Enter"), name)

    async def ask_by(self, label: str, name: str) -> None:
        button = self.page.locator(".keyboard button", has_text=label).last
        await self._chart(button.click(), name)

    async def _chart(self, asking: Awaitable[None], name: str) -> None:
        charts = self.page.locator("#messages img")
        before = await charts.count()
        await asking
        await charts.nth(before).wait_for()
        await self.page.wait_for_function(
            "[...document.querySelectorAll('#messages img')].every(each => each.complete)"
        )
        await self.page.wait_for_timeout(400)  # until the card that follows it stands still
        await charts.nth(before).scroll_into_view_if_needed()
        await self.picture(name)

    async def picture(self, name: str) -> None:
        await self.page.screenshot(path=PICTURES / f"{name}.png")


async def play(chat: Chat) -> None:
    """A focal point reports and sends; ODES learns of it and invites somebody."""
    await chat.become(101)
    await chat.say("/reportar", "0 de 12")
    await chat.picture("tarjeta")
    await chat.say(GOALS, "Esto leí")
    await chat.press("Guardar como metas", "Guardado: 12")
    await chat.press("1 SOVIO", "IdG 1 de 12")
    await chat.picture("indicador")
    await chat.say("33/55", "IdG 2 de 12")
    await chat.say("45", "causa principal")
    await chat.picture("causa")
    await chat.press("Falta de personal", "IdG 3 de 12")
    await chat.say(EXECUTED, "Esto leí")
    await chat.picture("varios")
    await chat.press("Guardar", "Promedio programado")
    await chat.picture("revision")
    await chat.press("Enviar", "¿Enviar a ODES")
    await chat.picture("confirmar")
    await chat.press("Sí, enviar", "Constancia")
    await chat.picture("constancia")
    await chat.become(103)
    await chat.press("✅ Aprobar", "Aprobó el reporte")
    await chat.become(106)
    await chat.see("Han enviado")
    await chat.picture("odes")
    await chat.say("/invitar", "¿Qué función tendrá?")
    await chat.press("Punto focal", "¿De qué región?")
    await chat.say("cuzco", "¿Cómo se llama?")
    await chat.say("Punto focal Cusco", "Sirve una sola vez")
    await chat.picture("invitacion")
    await chat.become(108)
    await chat.page.click("#start")
    await chat.see("necesita una invitación")
    await chat.picture("sin-acceso")


async def look_ahead(chat: Chat) -> None:
    """The year's activities of a region; what ODES sees of what will be sent."""
    await chat.become(104)
    await chat.say("/cronograma", "Cronograma 2021 · DRTPE Tacna")
    await chat.picture("cronograma")
    await chat.become(106)
    await chat.say("/proximos", "Qué se enviará")
    await chat.picture("proximos")
    await chat.say("/salud", "Todo funciona")
    await chat.picture("salud")


async def ask(chat: Chat) -> None:
    """The director, ODES and a directorate ask for pictures."""
    await chat.become(103)
    await chat.ask("/resumen", "resumen")
    await chat.become(106)
    await chat.ask("/estado", "estado")
    await chat.ask("/cuadro", "cuadro")
    await chat.ask("/comparar piura", "comparar")
    await chat.become(107)
    await chat.ask("/indicador", "indicador-pais")
    await chat.become(104)
    await chat.ask_by("Todo el año", "cronograma-anio")


async def evaluate(chat: Chat) -> None:
    """A directorate writes its evaluation; ODES reads what was sent."""
    await chat.become(107)
    await chat.say("/evaluar", "Evaluación (Anexo 5)")
    await chat.picture("evaluar")
    await chat.press("IdG 1", "Cumplieron")
    await chat.picture("evaluar-indicador")
    await chat.say(CONCLUDED, "Todavía no está guardado")
    await chat.picture("evaluar-leido")
    await chat.press("Ponerlo en su lugar", "Revisión")
    await chat.picture("evaluar-revision")
    await chat.become(106)
    await chat.say("/evaluaciones", "Recibidas: 3 de 12")
    await chat.picture("evaluaciones")


async def follow_up(chat: Chat) -> None:
    """ODES publishes; a region sees what was recommended, marks one, and looks at the year."""
    await chat.become(106)
    await chat.say("/periodos", "II Semestre 2020")
    await chat.press("II Semestre 2020", "Fecha límite")
    await chat.press("Publicar", "¿Se publica?")
    await chat.press("Sí, publicar", "Publicado")
    await chat.page.wait_for_timeout(4000)  # until the short answer above is gone
    await chat.become(101)
    await chat.say("/recomendaciones", "Recomendaciones · Puno")
    await chat.picture("recomendaciones")
    await chat.press("✓ Hecha", "Pasa a: implementada")
    await chat.picture("recomendacion")
    await chat.press("✅ Guardar", "Se le avisa a su dirección")
    await chat.ask("/matriz", "matriz")


async def photograph(url: str) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = await browser.new_page(viewport={"width": 390, "height": 844})
        await page.goto(url)
        chat = Chat(page)
        await play(chat)
        await look_ahead(chat)
        await ask(chat)
        await evaluate(chat)
        await play_moments(chat)
        await follow_up(chat)
        await browser.close()


async def main() -> None:
    PICTURES.mkdir(exist_ok=True)
    simulator = Simulator(demo.CAST, demo.NOW)
    await simulator.start()
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings.model_construct(
            database_url=f"sqlite:///{folder}/pictures.db", telegram_api_url=simulator.url
        )
        puntual = build(settings, simulator.now, token=simulator.token)
        await puntual.database.migrate()
        async with puntual.database.transaction() as session:
            await demo.load_demonstration(session, simulator.now())
        stop = asyncio.Event()
        running = asyncio.create_task(puntual.run(stop))
        await photograph(simulator.url)
        stop.set()
        await running
    await simulator.stop()


if __name__ == "__main__":
    asyncio.run(main())
