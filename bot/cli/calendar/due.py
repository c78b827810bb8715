"""What the jobs would send at a moment, to whom and why; it sends nothing.

The plan needs every conversation's words, so the command line loads this file for `due` alone.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import as_json, fail, in_transaction, settings
from convenio.calendar.periods import LIMA
from convenio.catalogue.places import indicator_in, place_name, place_of
from convenio.catalogue.regions import REGIONS
from convenio.schedule.activities import FIRST_YEAR, LAST_YEAR
from handlers.forecast import ABOUT_REPORTS, KINDS, WHY, lead_words, subject_words
from handlers.health.departures import Leaving, leaving, leaving_words, messages_words
from handlers.roles import ROLES
from handlers.words import day, hour
from jobs.notice_rechecks import NOTICES
from jobs.plan import HeldMessage, Plan, PlannedMessage
from jobs.situation import plan_at
from jobs.tracks import DueItem
from storage.models import OccasionKind
from storage.reminders.occasions import Recipient


def print_foreseen(at: str, *, json: bool) -> None:
    """Print what would be sent and what is held at a moment; Lima's unless it names a zone."""
    now = _moment(at)
    leads = settings().leads

    async def foresee(session: AsyncSession) -> tuple[Plan, list[Leaving]]:
        out = await leaving(session, NOTICES, now)
        return await plan_at(session, now, leads), out

    foreseen = _facts(*in_transaction(foresee), now)
    print(as_json(foreseen) if json else _text(foreseen, now), end="")


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        fail(f"No es un momento: «{text[:40]}». Escríbalo como 2021-01-14T09:00.")
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        fail(f"«{text[:40]}» no es de los años {FIRST_YEAR} a {LAST_YEAR}.")
    return moment if moment.tzinfo else moment.replace(tzinfo=LIMA)


def _facts(due: Plan, out: Sequence[Leaving], now: datetime) -> dict[str, Any]:
    return {
        "at": _in_lima(now),
        "send": [_message(message) for message in due.messages],
        "held": [_held(held) for held in due.held],
        "expired": [
            _item(item) | {"person": item.key.person_id, "why": why} for item, why in due.missed
        ],
        "leaving": [line._asdict() | {"at": _in_lima(line.at)} for line in out],
    }


def _message(message: PlannedMessage) -> dict[str, Any]:
    about = [_item(item) for item in message.items]
    return _person(message.reader) | {"late": message.late, "about": about}


def _held(held: HeldMessage) -> dict[str, Any]:
    until = _in_lima(held.until) if held.until else None
    return _person(held.reader) | _item(held.item) | {"why": held.why, "until": until}


def _person(reader: Recipient) -> dict[str, Any]:
    return {
        "person": reader.person_id,
        "chat": reader.chat_id,
        "name": reader.name,
        "role": reader.role,
    }


def _item(item: DueItem) -> dict[str, Any]:
    key = item.key
    return {
        "kind": key.kind,
        "period": key.period,
        "region": key.region if key.region in REGIONS else None,
        "indicator": indicator_in(key.region) or None,
        "lead": key.lead,
        "deadline": key.deadline.isoformat(),
        "due_at": _in_lima(item.due_at),
    }


def _in_lima(moment: datetime) -> str:
    return moment.astimezone(LIMA).isoformat()


def _text(foreseen: dict[str, Any], now: datetime) -> str:
    lines = [f"{day(now).capitalize()} a las {hour(now)}, hora de Lima.", ""]
    lines.append(f"Se enviaría, en {messages_words(len(foreseen['send']))}:")
    for message in foreseen["send"]:
        lines.append(f"- {_who(message)}{', con disculpas' if message['late'] else ''}")
        lines += [f"    {_what(line)}" for line in message["about"]]
    lines.append(f"Se retiene: {len(foreseen['held'])}")
    for held in foreseen["held"]:
        lines.append(f"- {_who(held)}")
        lines.append(f"    {_what(held)}: {_reason(held)}")
    lines.append(f"Se anotaría como vencido, por no servir ya: {len(foreseen['expired'])}")
    lines.append(f"Ya por salir: {sum(message['messages'] for message in foreseen['leaving'])}")
    for message in foreseen["leaving"]:
        moment = datetime.fromisoformat(message["at"])
        lines.append(f"- {leaving_words(Leaving(moment, message['what'], message['messages']))}")
    return "\n".join(lines) + "\n"


def _reason(held: dict[str, Any]) -> str:
    if held["until"] is None:
        return WHY[held["why"]]
    until = datetime.fromisoformat(held["until"])
    return f"{WHY[held['why']]}, hasta el {day(until)} a las {hour(until)}"


def _who(told: dict[str, Any]) -> str:
    return f"{told['name'] or 'sin nombre'} ({ROLES[told['role']]}, chat {told['chat']})"


def _what(item: dict[str, Any]) -> str:
    kind = OccasionKind(item["kind"])
    code = place_of(item["region"] or "", item["indicator"] or 0)
    place = f", {place_name(code)}" if code else ""
    words = f"{KINDS[kind]}: {subject_words(kind, item['period'])}{place}"
    lead = lead_words(kind, item["lead"])
    words += f"; {lead}" if lead else ""
    if kind in ABOUT_REPORTS:
        words += f" ({day(datetime.fromisoformat(item['deadline']).date())})"
    return words
