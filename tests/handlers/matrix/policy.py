"""What each may change and be shown, whatever they press or type: the rest is a fault."""

import re

from sqlalchemy import TextClause, text
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.database import run
from storage.models import AuditKind as Kind
from storage.models import Role
from tests.handlers.matrix.changed_rows import ChangedRow
from tests.handlers.matrix.people import STOOD_IN, Other
from tests.handlers.matrix.tries import Tried
from tests.handlers.pending.trials import Json

# What any update leaves behind: what is owed, where chats are, codes that were tried.
PASSING = {"outbox", "question", "slot", "handled_update", "picture", "codeattempt"}
SEEN = {"seen_at", "unreachable_since"}  # of oneself, as a person
OWN = {"person", "accessrequest", "consultation", "consultation_message", "edition_reading"}
ASKED = {*OWN, "extension_request", "consent", "recommendation_step"}
REGIONAL = {*ASKED, "day_off", "attendance", "transition", "version"}
TABLES: dict[Role | None, set[str]] = {
    None: {"accessrequest"},
    Role.AUDITOR: {"accessrequest"},  # as anybody who has a code that is bound to another
    Role.FOCAL: {*REGIONAL, "figure", "figure_change", "evidence", "stand_in", "duty"},
    Role.DIRECTOR: {*REGIONAL, "stand_in", "duty", "invitation"},
    Role.PROPONENT: {*ASKED, "evaluation", "evaluation_item", "recommendation", "transition"},
}
NOT_OF_ODES = {"figure", "figure_change", "evidence", "attendance", "evaluation_item"}
OF_REGION = {Kind.OPENED, Kind.DISCARDED, Kind.REPLACED, Kind.SENT, Kind.CONSENT_ASKED}
ASKING = {Kind.EXTENSION_ASKED, Kind.CONSULTED, Kind.RECOMMENDATION}
KINDS: dict[Role | None, set[Kind]] = {
    Role.FOCAL: {*OF_REGION, *ASKING, Kind.FIGURE, Kind.EVIDENCE, Kind.DAY_OFF},
    Role.DIRECTOR: {*ASKING, Kind.APPROVED, Kind.RETURNED, Kind.STAND_IN, Kind.DAY_OFF},
    Role.PROPONENT: {*OF_REGION, *ASKING, Kind.EVALUATION},
}
KINDS_NOT_OF_ODES = {Kind.FIGURE, Kind.EVIDENCE, Kind.SENT, Kind.APPROVED, Kind.EVALUATION, *ASKING}
OWNERS = ("person_id", "asked_by", "opened_by", "named_by", "given_by", "telegram_id")
LOOKED_UP = {
    "version_id": text("SELECT region FROM version WHERE id = :id"),
    "entry_id": text("SELECT region FROM schedule_entry WHERE id = :id"),
    "evaluation_id": text("SELECT indicator FROM evaluation WHERE id = :id"),
}
READ_ALL = {Role.ODES, Role.AUDITOR}
FIGURE = "713"
MARKS = re.compile(rf"(?<!\d){FIGURE}(?!\d)|visitas virtuales")  # of Puno's report and question


async def faults(session: AsyncSession, other: Other, number: int, found: Tried) -> list[str]:
    """What somebody changed, or was shown, that is not theirs. `number`: theirs as a person."""
    ended = {
        each.before["id"] for each in found.changes if each.table == "version" and not each.now
    }
    wrong = [
        f"{each.table}: {sorted(each.changed)} of {each.either}"
        for each in found.changes
        if each.table not in PASSING
        and each.either.get("version_id") not in ended  # that version is looked at itself
        and not await _may(session, other, number, each)
    ]
    elsewhere = [row for row in found.owed if row["chat_id"] != other.number]
    asked = any(each.table == "accessrequest" for each in found.changes)
    if other.role is Role.AUDITOR and elsewhere and not asked:
        wrong.append(f"told: {elsewhere}")
    shown = f"{found.toast} {[row['payload'] for row in found.owed_to(other.number)]}"
    if (mark := MARKS.search(shown)) and not reads(other):
        wrong.append(f"shown: {shown[max(mark.start() - 80, 0) : mark.end() + 80]}")
    return wrong


def reads(other: Other) -> bool:
    """Whether they may see what is marked."""
    of_puno = other.position is not None and other.position.region == "puno"
    return not other.ended and (other.role in {*READ_ALL, Role.PROPONENT} or of_puno)


async def _may(session: AsyncSession, other: Other, number: int, row: ChangedRow) -> bool:
    if row.table == "person":
        return row.either["id"] == number and (other.role is not None or row.changed <= SEEN)
    if other is STOOD_IN and _is_own_end(row, number):
        return True
    if row.table == "audit_entry":
        kind = Kind(row.either["kind"])
        mine = row.either["person_id"] == number
        if other.role is Role.ODES:
            return mine and kind not in KINDS_NOT_OF_ODES
        return mine and kind in KINDS.get(other.role, ()) and await _is_theirs(session, other, row)
    if other.role is Role.ODES:
        return row.table not in NOT_OF_ODES
    mine = any(row.either.get(name) in (number, other.number) for name in OWNERS)
    if row.table not in TABLES[other.role]:
        return False
    return mine if row.table in OWN or other.role is None else await _is_theirs(session, other, row)


def _is_own_end(row: ChangedRow, number: int) -> bool:
    """Whether it says that somebody does not stand in any more."""
    if row.table == "audit_entry":
        subject, kind = row.either["subject"], row.either["kind"]
        return (subject, kind) == (f"person {number}", "access_ended")
    return row.table in ("duty", "stand_in") and number == row.either["person_id"]


async def _is_theirs(session: AsyncSession, other: Other, row: ChangedRow) -> bool:
    """Whether it is of their region, or of their indicator."""
    assert other.position is not None
    said = row.either
    place: object = said.get("region")
    for name, query in LOOKED_UP.items():
        if said.get(name):
            place = await _looked_up(session, query, said[name])
    if other.role is Role.PROPONENT:
        named = place if said.get("evaluation_id") else said.get("indicator", _in_subject(said))
        return named == other.position.indicator
    return place == other.position.region


def _in_subject(said: Json) -> int:
    """The indicator that an entry of the trail names."""
    found = re.search(r"indicator (\d+)", said.get("subject", ""))
    return int(found[1]) if found else 0


async def _looked_up(session: AsyncSession, query: TextClause, number: int) -> object:
    return (await run(session, query, {"id": number})).scalar()
