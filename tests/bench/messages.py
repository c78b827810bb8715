"""How many messages nobody asked for a person gets in a month, if every post is filled."""

from collections import Counter, defaultdict
from datetime import date, datetime

from bot.config.log_setup import configure_logs
from bot.example.published_report import load_example
from convenio.calendar.periods import LIMA
from jobs.forecast.semester import foresee_messages
from storage.database import Database

FIRST, LAST = datetime(2020, 12, 15, tzinfo=LIMA), date(2021, 6, 14)
MONTHS = 6


async def count_messages(url: str) -> None:
    """One line for each role: how many in a month on average, and the most in one and in a day."""
    configure_logs("ERROR")
    database = Database(url)
    await database.migrate()
    async with database.transaction() as session:
        await load_example(session)
    found = await foresee_messages(database, FIRST, LAST, staffed=True)
    await database.close()
    by_role = defaultdict[str, list[tuple[int, datetime]]](list)
    for message in found:
        by_role[message.role or "other"].append((message.chat_id, message.at.astimezone(LIMA)))
    print("\nMessages that nobody asked for, of the example's six months in which nobody reports")
    print(f"{'role':<12} {'people':>7} {'a month':>8} {'most':>5} {'a day':>6}")
    for role, told in sorted(by_role.items()):
        people = len({chat for chat, _ in told})
        most = max(Counter((chat, at.month) for chat, at in told).values())
        in_a_day = max(Counter((chat, at.date()) for chat, at in told).values())
        print(f"{role:<12} {people:>7} {len(told) / people / MONTHS:>8.1f} {most:>5} {in_a_day:>6}")
