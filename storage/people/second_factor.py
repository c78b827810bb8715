"""A person's second factor: codes of an app on their telephone, each good once.

Its secret is stored nowhere: it follows from the installation's key, which is in no database and
no backup. What was typed is compared here and kept nowhere.
"""

import secrets
from base64 import b32encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

import pyotp
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.audit import add_entries, entry
from storage.installation_key import InstallationKey
from storage.models import AuditKind, SecondFactor
from storage.people.people import hash_code

WRONG_AT_MOST = 5
PAUSE = timedelta(minutes=30)
STEP = 30  # seconds that the app shows a code
_BESIDE = (0, -1, 1)  # steps by which clocks may differ
_SHOWN_BEFORE = range(2, 21)  # steps back: ten minutes
_BYTES = 20


class CodeVerdict(Enum):
    RIGHT = auto()
    RECOVERY = auto()  # one of the codes for a lost telephone
    USED = auto()  # right, but it or a newer one was taken already
    OLD = auto()  # shown some minutes ago
    WRONG = auto()
    PAUSED_NOW = auto()  # one wrong code too many
    PAUSED = auto()
    OTHER_KEY = auto()  # the installation has another key now: no code of the app is right


@dataclass(frozen=True, slots=True)
class AppSecret:
    """What the app on the telephone keeps."""

    base32: str

    @classmethod
    def of(cls, key: InstallationKey, person_id: int, salt: str) -> "AppSecret":
        made = bytes.fromhex(key.mac("second factor", f"{person_id} {salt}"))
        return cls(b32encode(made[:_BYTES]).decode())

    def address(self, account: str) -> str:
        """The 'otpauth:' address that a QR picture says."""
        return pyotp.TOTP(self.base32).provisioning_uri(name=account, issuer_name="Puntual")

    def step_of(self, digits: str, moment: datetime) -> int | None:
        """The step that shows these digits, among those of the moment and beside it."""
        return self._among(digits, moment, _BESIDE)

    def was_shown(self, digits: str, moment: datetime) -> bool:
        return self._among(digits, moment, [-back for back in _SHOWN_BEFORE]) is not None

    def _among(self, digits: str, moment: datetime, away: Sequence[int]) -> int | None:
        app, now = pyotp.TOTP(self.base32, interval=STEP), int(moment.timestamp()) // STEP
        shown = [step for step in (now + by for by in away) if step >= 0]
        found = [step for step in shown if secrets.compare_digest(app.generate_otp(step), digits)]
        return found[0] if found else None


def new_salt() -> str:
    return secrets.token_hex(16)


def key_mark(key: InstallationKey, person_id: int, salt: str) -> str:
    return key.mac("second factor's key", f"{person_id} {salt}")[:16]


def digits_of(typed: str) -> str:
    """The digits of a code, however it was typed: '123 456', '123-456'."""
    return "".join(sign for sign in typed if sign in "0123456789")


async def factor_of(session: AsyncSession, person_id: int | None) -> SecondFactor | None:
    return None if person_id is None else await session.get(SecondFactor, person_id)


async def set_factor(
    session: AsyncSession, factor: SecondFactor, now: datetime, by: int | None
) -> None:
    session.add(factor)
    await _note(session, factor.person_id, "set", now, by)


async def end_factor(
    session: AsyncSession, factor: SecondFactor, now: datetime, by: int | None
) -> None:
    """Take it away, as its person asked with a code, or the operator (nobody)."""
    await session.delete(factor)
    await session.flush()
    await _note(session, factor.person_id, "reset" if by is None else "ended", now, by)


async def renew_recovery(
    session: AsyncSession, factor: SecondFactor, salt: str, codes: list[str], now: datetime
) -> None:
    factor.recovery_salt, factor.recovery = salt, [hash_code(code) for code in codes]
    session.add(factor)
    await _note(session, factor.person_id, "recovery", now, factor.person_id)


async def take_code(
    session: AsyncSession,
    key: InstallationKey,
    person_id: int,
    typed: str,
    now: datetime,
    shown_at: datetime,
) -> CodeVerdict | None:
    """Compare a code, which is good no more then; None where the person has no second factor.

    `shown_at`: the moment that the telephone has, which is `now` but where time is played.
    """
    factor = await session.get(SecondFactor, person_id, with_for_update=True)
    if factor is None:
        return None
    if factor.paused_until is not None and now < factor.paused_until:
        return CodeVerdict.PAUSED
    verdict = _verdict(factor, key, typed, shown_at)
    if verdict in (CodeVerdict.RIGHT, CodeVerdict.RECOVERY):
        factor.wrong, factor.paused_until = 0, None
    elif verdict in (CodeVerdict.WRONG, CodeVerdict.OLD):
        factor.wrong += 1
        if factor.wrong >= WRONG_AT_MOST:
            factor.wrong, factor.paused_until = 0, now + PAUSE
            await _note(session, person_id, "paused", now, person_id)
            verdict = CodeVerdict.PAUSED_NOW
    session.add(factor)
    return verdict


def _verdict(
    factor: SecondFactor, key: InstallationKey, typed: str, shown_at: datetime
) -> CodeVerdict:
    if (hashed := hash_code(typed)) in factor.recovery:
        factor.recovery = [each for each in factor.recovery if each != hashed]
        return CodeVerdict.RECOVERY
    if key_mark(key, factor.person_id, factor.salt) != factor.key_mark:
        return CodeVerdict.OTHER_KEY
    app, digits = AppSecret.of(key, factor.person_id, factor.salt), digits_of(typed)
    step = app.step_of(digits, shown_at)
    if step is not None and step > factor.last_step:
        factor.last_step = step
        return CodeVerdict.RIGHT
    if step is not None:
        return CodeVerdict.USED
    return CodeVerdict.OLD if app.was_shown(digits, shown_at) else CodeVerdict.WRONG


async def _note(
    session: AsyncSession, person_id: int, became: str, now: datetime, by: int | None
) -> None:
    """Keep in the trail what became of it, never a code."""
    said = entry(AuditKind.SECOND_FACTOR, now, by, subject=str(person_id), after={"became": became})
    await add_entries(session, said)
