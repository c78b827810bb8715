"""What was asked of ODES about a semester, listed by the command line."""

import json
from datetime import UTC, datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from storage.consultations.messages import add_message, close_thread, open_thread
from storage.models import PeriodRow
from storage.people.people import duties_of
from tests.bot.cli.folders import DIRECTOR, FOCAL, cast_member, inside
from tests.commands import Cli


def ask(cli: Cli, who: int, words: str, answer: str = "", *, closed: bool = False) -> None:
    async def consult(session: AsyncSession) -> None:
        person, now = await cast_member(session, who), datetime.now(UTC)
        [duty] = await duties_of(session, person)
        period = await session.get_one(PeriodRow, "2020-II")
        thread = await open_thread(session, duty, period, "", words, person, now)
        if answer:
            thread = await add_message(session, thread, answer, person, now, from_odes=True)
        if closed:
            await close_thread(session, thread, person, now)

    inside(cli, consult)


def test_threads_of_a_period_are_listed_with_what_became_of_them(peopled: Cli) -> None:
    ask(peopled, FOCAL, "¿Cuándo vence?")
    ask(peopled, FOCAL, "¿Y el acta?", "También", closed=True)
    ask(peopled, DIRECTOR, "¿Quién firma?", "Usted")
    printed = peopled("consultations", "--period", "2020-II", "--format", "json")
    rows: list[dict[str, Any]] = json.loads(printed.stdout)
    assert [row["state"] for row in rows] == ["waiting", "closed", "answered"]
    assert [row["role"] for row in rows] == ["focal", "focal", "director"]
    assert [row["answer"] for row in rows] == ["", "También", "Usted"]
    assert [row["messages"] for row in rows] == [1, 2, 2]
    assert (rows[0]["region"], rows[0]["by"]) == ("puno", "Punto focal Puno")
    assert (rows[0]["closed_at"], bool(rows[1]["closed_at"])) == ("", True)
    trail = peopled("audit", "--region", "puno").stdout
    assert "consultation_closed" in trail
    assert "acta" not in trail


def test_without_any_only_the_heading_is_printed(peopled: Cli) -> None:
    printed = peopled("consultations", "--period", "2020-I")
    assert printed.returncode == 0
    assert printed.stdout.strip().splitlines()[1:] == []
    assert printed.stdout.startswith("number,region,role,indicator,by,state")
