"""What the hash of a receipt covers: all that its page says of a version, as of one moment.

The version's `content_hash`, of its figures or items alone, was the only one on older receipts.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from storage.audit import canonical
from storage.models import EvaluationRow, Transition, Version

FORM = 2
SEAL = "receipt"  # the purpose of the code by which the installation vouches for a receipt


def receipt_hashes(
    version: Version | EvaluationRow, steps: Sequence[Transition]
) -> tuple[str, ...]:
    """The hash of a version's receipt after each of its steps, the oldest first.

    People are in it by number and role: their names may be forgotten, what they did stays.
    """
    assert version.sent_at is not None
    if isinstance(version, Version):
        of: str | int = version.region
        findings = 0
    else:
        of, findings = version.indicator, len(version.findings)
    said: dict[str, Any] = {
        "form": FORM,
        "receipt": version.receipt,
        "content_hash": version.content_hash,
        "period": version.period,
        "of": of,
        "version": version.number,
        "reason": version.reason,
        "sent_at": version.sent_at.isoformat(),
        "late": version.late,
        "simulated": version.simulated,
        "findings": findings,
    }
    way = [_step(step) for step in steps]
    return tuple(
        _sha256(said | {"state": step.after, "steps": way[: number + 1]})
        for number, step in enumerate(steps)
    )


def _step(step: Transition) -> dict[str, Any]:
    return {
        "act": step.act,
        "at": step.at.isoformat(),
        "role": step.role,
        "person": step.person_id,
        "why": step.why,
        "indicator": step.indicator,
    }


def _sha256(said: dict[str, Any]) -> str:
    return hashlib.sha256(canonical(said).encode()).hexdigest()


def vouched(receipt: str, receipt_hash: str) -> str:
    """What the installation's code on a receipt is made of."""
    return f"{receipt} {receipt_hash}"
