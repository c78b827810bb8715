"""Free words in the audit trail: a salted hash of them, which nobody's name can be read from.

The trail is never rewritten, but words may name somebody who is forgotten: they stand where they
are used, from where a name is taken; the trail shows whether they are still the same.
"""

import hashlib
import secrets
from typing import Any


def sealed(words: str | None) -> dict[str, str] | str | None:
    """What the trail keeps of words; nothing is as it is."""
    if not words:
        return words
    salt = secrets.token_hex(16)
    return {"salt": salt, "sha256": _hash(salt, words)}


def is_same(kept: Any, words: str | None) -> bool:
    """Whether the trail kept these words; an older entry has them as they are."""
    if isinstance(kept, dict):
        return words is not None and kept.get("sha256") == _hash(str(kept.get("salt")), words)
    return bool((kept or None) == (words or None))


def _hash(salt: str, words: str) -> str:
    return hashlib.sha256(f"{salt}{words}".encode()).hexdigest()
