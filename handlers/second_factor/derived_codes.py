"""Codes that follow from the installation's key: made as their message leaves, stored nowhere."""

import re

from sqlmodel.ext.asyncio.session import AsyncSession

from handlers.invitation.access import APP_CODE, grouped, looks_like_code
from storage.installation_key import InstallationKey
from storage.people.second_factor import factor_of

RECOVERY_CODES = 8
_ALONE = re.compile(r"[\s.-]*(?:\d[\s.-]*){4,10}")


def code_in(text: str) -> str:
    """What of a typed text is a code, right or not; empty if nothing is."""
    if _ALONE.fullmatch(text) or looks_like_code(text):
        return text
    found = APP_CODE.search(text)
    return found[0] if found else ""


def recovery_codes(key: InstallationKey, person_id: int, salt: str) -> list[str]:
    """Codes for a lost telephone, each good once."""
    made = (f"{person_id} {salt} {number}" for number in range(RECOVERY_CODES))
    return [grouped(bytes.fromhex(key.mac("recovery code", each))) for each in made]


async def recovery_to_send(
    session: AsyncSession, key: InstallationKey, person_id: int, salt: str
) -> str | None:
    """The codes, a line each; None where others took their place, or none are asked for."""
    factor = await factor_of(session, person_id)
    if factor is None or factor.recovery_salt != salt:
        return None
    return "\n".join(recovery_codes(key, person_id, salt))


def in_groups(base32: str) -> str:
    """A key as it is typed: 'ABCD EFGH …'."""
    return " ".join(base32[start : start + 4] for start in range(0, len(base32), 4))
