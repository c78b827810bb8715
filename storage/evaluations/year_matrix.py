"""The matrix of a year, out of what is followed and the schedule as it stands."""

from collections.abc import Iterable
from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.following import Recommendation
from convenio.evaluation.matrix import MatrixLine, matrix_lines
from storage.evaluations.progress import follow, recommendations_of
from storage.schedule.entries import entries_of


async def year_matrix(
    session: AsyncSession, year: int, today: date, *, published: bool = False
) -> tuple[MatrixLine, ...]:
    """A year's matrix. `published`: only what regions may see."""
    listed = await recommendations_of(session, today, published=published)
    return await matrix_of(
        session, [one for one in listed if one.schedule_year == year], year, today
    )


async def matrix_of(
    session: AsyncSession, listed: Iterable[Recommendation], year: int, today: date
) -> tuple[MatrixLine, ...]:
    followed = await follow(session, list(listed))
    return matrix_lines(followed, await entries_of(session, year), year, today)
