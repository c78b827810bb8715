"""Who writes in the soak: focal points who report alone or in twos, and those who ask."""

import asyncio
from collections import Counter
from random import Random

from convenio.catalogue.agreements import AGREEMENTS
from handlers.invitation.access import admit, give_duty
from simulator import Member
from storage.models import Position, Role
from tests.bot.kills.reporters import ASKED, GOAL, Asker, Reporter
from tests.cast import Bot

REGIONS = [region for region in AGREEMENTS if region != "loreto"]
ALONE, SHARED = REGIONS[:12], REGIONS[12:]
REPORTING = [*ALONE, *SHARED, *SHARED]  # the region of each focal point
DIRECTING = REGIONS[:6]
ODES = 2
FOCAL = [Member(300 + n, f"Punto focal {n}", started=True) for n in range(len(REPORTING))]
DIRECTORS = [Member(400 + n, f"Director {n}", started=True) for n in range(len(DIRECTING))]
OFFICE = [Member(500 + n, f"ODES {n}", started=True) for n in range(ODES)]
PEOPLE = [*FOCAL, *DIRECTORS, *OFFICE]
QUESTIONS = ("/resumen 2020-II", "/yo", "/ayuda", "/menu", "/indicador 3", "/nada", "¿qué hago?")
ASKED_BY_ODES = (*QUESTIONS, "/estado", "/cuadro", "/personas", "/resumen loreto")


class Pace:
    """So many acts a second, of all together, whoever is ready first."""

    def __init__(self, rate: float) -> None:
        self._rate = rate
        self._free = asyncio.Semaphore(0)
        self.acts = 0

    async def wait(self) -> None:
        await self._free.acquire()
        self.acts += 1

    async def keep(self, over: asyncio.Event) -> None:
        """What nobody was ready for is made up for later; once it is over nobody waits."""
        loop = asyncio.get_running_loop()
        began, freed = loop.time(), 0
        while not over.is_set():
            freed += 1
            self._free.release()
            await asyncio.sleep(max(began + freed / self._rate - loop.time(), 0))
        for _ in PEOPLE:
            self._free.release()


async def prepare(bot: Bot, chance: Random) -> tuple[list[Reporter], list[Asker]]:
    await bot.prepare()
    await _give_duties(bot)
    for region in REGIONS:
        await bot.load_goals(region, [GOAL if region in ALONE else 0] * ASKED)
        await bot.load_marks(region, range(ASKED + 1, 13))
    counts = {region: Counter[int]() for region in REGIONS}
    reporters = [
        Reporter(
            bot,
            bot.simulator.actor(member.id),
            region,
            chance,
            counts[region],
            sends=region in ALONE,
        )
        for member, region in zip(FOCAL, REPORTING, strict=True)
    ]
    askers = [
        Asker(
            bot,
            bot.simulator.actor(each.id),
            ASKED_BY_ODES if each in OFFICE else QUESTIONS,
            chance,
        )
        for each in (*DIRECTORS, *OFFICE)
    ]
    return reporters, askers


async def _give_duties(bot: Bot) -> None:
    now = bot.simulator.now()
    duties = [
        *zip(FOCAL, REPORTING, [Role.FOCAL] * len(FOCAL), strict=True),
        *zip(DIRECTORS, DIRECTING, [Role.DIRECTOR] * len(DIRECTORS), strict=True),
        *zip(OFFICE, [""] * ODES, [Role.ODES] * ODES, strict=True),
    ]
    async with bot.database.transaction() as session:
        for member, region, role in duties:
            person = await admit(session, member.id, member.first_name, now)
            await give_duty(session, person, Position(role, region), now)
