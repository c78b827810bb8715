"""What an evaluation costs: a text of 100 kB read, and coherence of 2,000 units."""

import asyncio
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median, quantiles
from time import perf_counter

from bot.config.log_setup import configure_logs
from bot.config.settings import Settings
from bot.example import demo
from convenio.catalogue.indicators import INDICATORS
from convenio.evaluation.coherence import findings
from convenio.evaluation.items import Claim, Item, ItemKind
from convenio.evaluation.reader import read_text
from convenio.report.results import Figure, State
from simulator import Simulator
from tests.cast import Bot, Player

UNITS = tuple(f"unidad-{number}" for number in range(2_000))
LETTERS = 100_000
TIMES = 5
PRESSES = 40
CLAIMS = (Claim.MET, Claim.NOT_MET, Claim.NOT_EXECUTED, Claim.NO_GOAL, Claim.NOT_APPLICABLE)
WORDS = """IdG {number}
Conclusiones:
• Las G/DRTPE de Cajamarca, Ica y Puno cumplieron la meta del semestre {number}.
• Las G/DRTPE de San Martín, Madre de Dios y La Libertad no la cumplieron, por la pandemia.
Recomendaciones:
• Las G/DRTPE de San Martín y Madre de Dios deben reprogramar sus actividades del año.
"""


def main() -> None:
    items, figures = evaluations()
    _measure("coherence, 2,000 units", lambda: findings(items, figures, UNITS, INDICATORS), "0.20")
    text = "".join(WORDS.format(number=number % 12 + 1) for number in range(400))[:LETTERS]
    _measure("a text of 100 kB, read", lambda: read_text(text, INDICATORS, UNITS), "0.50")
    configure_logs("ERROR")
    asyncio.run(presses())


async def presses() -> None:
    """Presses of an evaluation's card beside those of a report's, with the country's figures."""
    simulator = Simulator(demo.CAST, demo.NOW)
    await simulator.start()
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/presses.db"
        settings = Settings.model_construct(database_url=url, telegram_api_url=simulator.url)
        bot = Bot(simulator, settings)
        await bot.database.migrate()
        async with bot.database.transaction() as session:
            await demo.load_demonstration(session, demo.NOW)
        await bot.start()
        focal, directorate = bot.player(104), bot.player(107)
        await focal.send("/reportar")
        await directorate.send("/evaluar 1")
        cards = (
            Card("report's card: an indicator and back", focal, ("4 ", "Los doce")),
            Card("evaluation: review and back", directorate, ("Revisar", "Atrás")),
        )
        for _ in range(PRESSES):  # in turns, so that both meet the same load of the machine
            for card in cards:
                await card.press()
        for card in cards:
            middle, slow = median(card.took), quantiles(card.took, n=20)[-1]
            print(f"{card.name:<38} {middle:>7.1f} ms a press, p95 {slow:.1f}")
        await bot.stop()
    await simulator.stop()


@dataclass
class Card:
    """A card that is pressed to and fro."""

    name: str
    player: Player
    labels: tuple[str, str]
    took: list[float] = field(default_factory=list)  # milliseconds

    async def press(self) -> None:
        for label in self.labels:
            began = perf_counter()
            await self.player.click(label)
            self.took.append((perf_counter() - began) * 1000)


def evaluations() -> tuple[list[Item], dict[int, dict[str, Figure]]]:
    """Each indicator with five conclusions and as many recommendations; one unit in 50 is amiss."""
    share = len(UNITS) // len(CLAIMS)
    parts = [UNITS[at * share : (at + 1) * share] for at in range(len(CLAIMS))]
    items = [
        Item(number, kind, f"{kind} {at} del {number}", part, claim=claim)
        for number in INDICATORS
        for kind, of in ((ItemKind.CONCLUSION, CLAIMS), (ItemKind.RECOMMENDATION, [None] * 5))
        for at, (part, claim) in enumerate(zip(parts, of, strict=True))
    ]
    figures = {
        number: {
            unit: _figure(number, CLAIMS[(at // share + (at % 50 == 0)) % len(CLAIMS)])
            for at, unit in enumerate(UNITS)
        }
        for number in INDICATORS
    }
    return items, figures


def _figure(number: int, claim: Claim) -> Figure:
    goal = Decimal(50)
    return {
        Claim.MET: Figure(number, State.REPORTED, goal, Decimal(60)),
        Claim.NOT_MET: Figure(number, State.REPORTED, goal, Decimal(20)),
        Claim.NOT_EXECUTED: Figure(number, State.NOT_EXECUTED, goal),
        Claim.NO_GOAL: Figure(number, State.NO_GOAL),
        Claim.NOT_APPLICABLE: Figure(number, State.NOT_APPLICABLE),
    }[claim]


def _measure(what: str, work: Callable[[], object], limit: str) -> None:
    taken = []
    for _ in range(TIMES):
        began = perf_counter()
        work()
        taken.append(perf_counter() - began)
    print(f"{what:28} {max(taken):6.2f} s   under {limit} s")


if __name__ == "__main__":
    main()
