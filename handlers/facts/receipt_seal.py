"""A receipt's hash and the installation's code: put on a page, and found again by what is typed."""

import re
from dataclasses import dataclass, replace

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.stages import Stage
from documents.receipt_facts import ReceiptFacts
from storage.evaluations.evaluations import Evaluation
from storage.installation_key import SHORT, InstallationKey
from storage.integrity.version_trail import VersionTrail, trail_of
from storage.models import EvaluationRow, Version
from storage.reports.receipt_hash import SEAL, vouched
from storage.reports.reports import Report

_JSON = TypeAdapter(ReceiptFacts)
HASH = re.compile(r"[0-9a-f]{8,64}")
CODE = re.compile(rf"[0-9a-f]{{{SHORT},64}}")


class NotAsSent(Exception):
    """What is stored of a version is not what was sent, or not what the audit trail has."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What is on a receipt, as somebody typed it. `code`: the installation's, empty if left out."""

    number: str
    printed: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class Genuine:
    """What was found by number and hash. `then`: the state on the page, None on an older receipt,
    whose hash is of what was sent alone. `sealed`: with the installation's code.
    """

    sent: Report | Evaluation
    then: Stage | None
    sealed: bool


def read_typed(args: list[str]) -> Typed | None:
    """What follows /verificar; None where it is no number with its hash."""
    words = [word.lower() for word in args]
    if len(words) not in (2, 3) or not HASH.fullmatch(words[1]):
        return None
    if len(words) == 3 and not CODE.fullmatch(words[2]):
        return None
    return Typed(args[0].upper(), *words[1:])


async def seal_page(
    session: AsyncSession, sent: Report | Evaluation, facts: ReceiptFacts, key: InstallationKey
) -> ReceiptFacts:
    """The facts with their hash and code. Raises NotAsSent rather than print what was changed."""
    trail = await trail_of(session, sent)
    if not trail.whole:
        raise NotAsSent
    now = trail.hashes[-1]
    code = key.mac(SEAL, vouched(facts.number, now))[:SHORT]
    return replace(facts, receipt_hash=now, seal=code)


def page_json(facts: ReceiptFacts) -> str:
    """The page's content for the process that draws it."""
    return _JSON.dump_json(facts).decode()


async def verify_typed(
    session: AsyncSession, sent: Report | Evaluation, typed: Typed, key: InstallationKey
) -> Genuine | None:
    """Find the page that has this hash; None where there is none. Raises NotAsSent."""
    version = version_of(sent)
    trail = await trail_of(session, sent)
    page = _page(trail, typed.printed)
    older = not typed.code and (version.content_hash or "").startswith(typed.printed)
    if page is None and not older:
        if not trail.whole:
            raise NotAsSent
        return None
    if not trail.whole:
        raise NotAsSent
    if page is None:
        return Genuine(sent, None, sealed=False)
    found = vouched(typed.number, trail.hashes[page])
    if typed.code and not key.vouches(SEAL, found, typed.code):
        return None
    return Genuine(sent, trail.steps[page].after, sealed=bool(typed.code))


def version_of(sent: Report | Evaluation) -> Version | EvaluationRow:
    version = sent.version if isinstance(sent, Report) else sent.row
    assert version is not None
    return version


def _page(trail: VersionTrail, printed: str) -> int | None:
    """Which step the page of that hash was printed after."""
    found = [place for place, whole in enumerate(trail.hashes) if whole.startswith(printed)]
    return found[-1] if found else None
