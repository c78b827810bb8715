"""The bot as a process, killed with SIGKILL between any two steps of a report."""

import asyncio
from functools import partial

import pytest
from sqlmodel import select

from simulator import Actor, Simulator
from simulator.faults import Fault, FaultKind
from storage.models import FigureChange
from tests.breadth import many
from tests.cast import Bot
from tests.forks import SECONDS
from tests.process import Process, act, sees

pytestmark = [pytest.mark.both_databases, pytest.mark.long]


async def calls_reach(simulator: Simulator, number: int) -> None:
    assert await simulator.until(lambda: len(simulator.calls) >= number, SECONDS)


SCRIPT = (
    ("/reportar", "0 de 12"),
    ("[Empezar]", "IdG 1 de 12"),
    ("60", "IdG 2 de 12"),
    ("33/55", "IdG 3 de 12"),
    ("30", "¿Cuál fue la causa principal?"),
    ("[Falta de personal]", "IdG 4 de 12"),
    ("0,45", "se puede leer de dos maneras"),
    ("[menos de uno por ciento]", "¿Cuál fue la causa principal?"),
    ("la lluvia", "IdG 5 de 12"),
    ("5: 89\n6: 58\n7: 7\n8: 80\n9: 66\n10: 1\n11: 50\n12: 50", "Esto leí"),
    ("[Guardar]", "Revisión"),
    ("[Enviar]", "¿Enviar a ODES"),
    ("[Sí, enviar]", "Constancia 2020-II-PUNO-1"),
)
EXECUTED = ["60", "60", "30", "0.45", "89", "58", "7", "80", "66", "1", "50", "50"]
OLD = "Ese botón ya no está vigente. Esto es lo actual."
PRESSES = 3  # of which the last is on a card that nothing follows


async def plays(puno: Actor, what: str, shown: str) -> None:
    """Acts as a person does: whoever is told that a card is old presses the present one's button.

    A card comes twice where the process died between Telegram's taking it and the commit.
    """
    for _ in range(PRESSES):
        told = puno.toasts.count(OLD)
        await act(puno, what)
        await puno.until(partial(_answered, puno, shown, told), SECONDS)
        if shown in puno.last_text():
            return
    await sees(puno, shown)


def _answered(puno: Actor, shown: str, told: int, text: str) -> bool:
    return shown in text or puno.toasts.count(OLD) > told


def is_killed_at(position: int, bot: Bot) -> bool:
    return not bot.database.shared or position % many(4, 1) == 0


async def check_report(bot: Bot) -> None:
    figures = await bot.figures("puno")
    assert [f"{figures[n].executed:f}" for n in range(1, 13)] == EXECUTED
    [version] = await bot.versions("puno")
    assert version.receipt == "2020-II-PUNO-1"


async def test_killed_after_each_step_the_report_goes_on_where_it_was(
    prepared: Bot, simulator: Simulator, process: Process
) -> None:
    """The first card comes twice: whether it arrived is not known yet when the bot dies.

    PostgreSQL sees some of the kills: what a dead process leaves to the next is SQLite's to show.
    """
    puno = simulator.actor(101)
    simulator.faults.add(Fault(FaultKind.TIME_OUT_DONE, ("sendMessage",)))
    for position, (what, shown) in enumerate(SCRIPT):
        await plays(puno, what, shown)
        if is_killed_at(position, prepared):
            await process.kill()
            await process.start()
    await puno.send("/reportar")
    await puno.until(lambda text: "espera a su dirección" in text, SECONDS)
    assert await process.stop() == 0
    await check_report(prepared)


async def test_killed_before_each_answer_comes_nothing_is_lost(
    prepared: Bot, simulator: Simulator, process: Process
) -> None:
    """The bot dies with the update fetched or half handled; the next one finishes it."""
    puno = simulator.actor(101)
    for position, (what, shown) in enumerate(SCRIPT):
        handed_over = len(simulator.calls) + 1 + position % 3
        await act(puno, what)
        if is_killed_at(position, prepared):
            await calls_reach(simulator, handed_over)
            await process.kill()
            await process.start()
        await sees(puno, shown)
        async with asyncio.timeout(SECONDS):  # else a press may come to a card that comes again
            while await prepared.owed_to(puno.id):  # noqa: ASYNC110 (nothing tells of it)
                await asyncio.sleep(0.02)
    director = simulator.actor(103)
    await sees(director, "envió su reporte")
    assert await process.stop() == 0
    await check_report(prepared)
    arrived = [m for m in director.messages if "envió su reporte" in m.text]
    assert len(arrived) in (1, 2)  # twice only if it died between Telegram's answer and the commit


async def test_what_was_stored_but_not_confirmed_comes_again_and_counts_once(
    prepared: Bot, simulator: Simulator, process: Process
) -> None:
    """It dies after the commit, before Telegram hears that it has the update."""
    puno = simulator.actor(101)
    await puno.send("/reportar")
    await sees(puno, "0 de 12")
    await puno.click("Empezar")
    await sees(puno, "IdG 1 de 12")
    simulator.faults.add(Fault(FaultKind.TIME_OUT, ("getUpdates",), times=None))
    update_id = await puno.send("60")
    await sees(puno, "IdG 2 de 12")
    await process.kill()
    assert not simulator.is_confirmed(update_id)
    simulator.faults.clear()
    seen = len(simulator.calls)
    await process.start()
    await simulator.confirmed_through(update_id, SECONDS)
    assert await process.stop() == 0
    [version] = await prepared.versions("puno")
    assert version.revision == 1
    async with prepared.database.transaction() as session:
        query = select(FigureChange).where(FigureChange.version_id == version.id)
        assert len((await session.exec(query)).all()) == 1
    again = [c for c in list(simulator.calls)[seen:] if "Message" in c["method"] and c["ok"]]
    assert len(again) <= 1  # the answer, if it died before it knew that it was sent
