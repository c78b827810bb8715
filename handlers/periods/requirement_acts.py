"""The act by which ODES changes what a period requires, in its chat or by the command line."""

from datetime import datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.calendar.periods import Period
from convenio.report.requirements import Requirements
from handlers.periods.acts import held
from storage.models import Person
from storage.periods.periods import PeriodStatus, set_requirements


async def change_requirements(
    session: AsyncSession,
    period: Period,
    wanted: Requirements,
    by: Person | None,
    now: datetime,
    reason: str = "",
    *,
    seen: Requirements | None = None,
) -> None:
    """Change what is required; raises ValueError with the reason in words, and changes nothing.

    `seen`: what was required when this was begun, if that matters. What was sent stays as it is.
    """
    standing = await held(session, period)
    check_requirements(standing, wanted)
    if seen is not None and seen != standing.requirements:
        raise ValueError("Entretanto otra persona cambió lo que se exige en este periodo.")
    if wanted == standing.requirements:
        raise ValueError("Ya se exige eso: no hay nada que cambiar.")
    await set_requirements(session, standing, wanted, by, now, reason)


def check_requirements(standing: PeriodStatus, wanted: Requirements) -> None:
    """Raise ValueError, with the reason, if the period can't require that."""
    label, count = standing.period.label, len(standing.indicators)
    if standing.published_on is not None:
        raise ValueError(f"El {label} ya se publicó: lo que se exige no cambia.")
    if unknown := sorted(set(wanted.ranges) - set(standing.indicators)):
        raise ValueError(f"No hay indicador {unknown[0]} en el {label}: van del 1 al {count}.")
