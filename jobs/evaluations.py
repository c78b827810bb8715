"""Reminders of evaluations (Anexo 5): to directorates what they owe, to ODES what is late: pure."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from convenio.calendar.workdays import next_window
from handlers.access import answers_for
from handlers.forecast import Why
from jobs.reminders import DueMoment
from jobs.tracks import PlanFacts, Track, kind_moments, told_in_silence
from storage.evaluations.owed import OwedEvaluation
from storage.models import OccasionKind, Role
from storage.reminders.occasions import Recipient

ARRIVED = 0  # the lead of an arrival, which has none


def evaluation_tracks(facts: PlanFacts) -> Iterator[Track]:
    """The tracks of each indicator, for its directorate and for ODES, and those of all together."""
    odes = [reader for reader in facts.recipients if reader.role is Role.ODES]
    proponents = [reader for reader in facts.recipients if reader.role is Role.PROPONENT]
    by_period = defaultdict[str, list[OwedEvaluation]](list)
    for owing in facts.evaluations:
        by_period[owing.owed.period.code].append(owing)
        for reader in proponents:
            if answers_for(reader, owing):
                yield _track(facts, reader, OccasionKind.EVALUATION, owing)
        for reader in odes:
            yield _track(facts, reader, OccasionKind.UNEVALUATED, owing)
    for together in by_period.values():
        if not any(owing.expected for owing in together):
            yield from (_arrival(reader, together) for reader in odes)


def _track(facts: PlanFacts, reader: Recipient, kind: OccasionKind, owing: OwedEvaluation) -> Track:
    owed = owing.owed
    return Track(
        reader,
        kind,
        *owed.place,
        owed.deadline,
        kind_moments(facts.leads, kind, owed, fewer=reader.fewer),
        why_received(owing),
        told_in_silence(facts.leads, kind, owed, fewer=reader.fewer),
        stands_since=owing.stands_since,
    )


def why_received(owing: OwedEvaluation) -> Why | None:
    """The reason why nobody is reminded of it, if so."""
    return None if owing.expected else Why.RECEIVED


def _arrival(reader: Recipient, together: Sequence[OwedEvaluation]) -> Track:
    """The track of all that has come: told once, when people are next written to."""
    came = max(owing.received_at for owing in together if owing.received_at)
    stands = [owing.stands_since for owing in together if owing.stands_since]
    last = max((owing.owed for owing in together), key=lambda owed: owed.deadline)
    return Track(
        reader,
        OccasionKind.EVALUATED,
        last.period.code,
        "",
        last.deadline,
        [DueMoment(ARRIVED, next_window(came))],
        stands_since=max(stands, default=None),
    )
