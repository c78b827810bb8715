"""The recommendations of the semester before, and what became of them."""

from datetime import date

from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.following import Followed
from storage.evaluations.evaluations import Evaluation
from storage.evaluations.progress import follow, recommendations_of
from storage.models import PeriodRow


async def earlier_recommendations(
    session: AsyncSession, evaluation: Evaluation, today: date
) -> list[list[Followed]]:
    """What was recommended of the same indicator for the semester before, each in its places.

    Nothing if the indicator was another agreement's then.
    """
    before = await session.get(PeriodRow, evaluation.semester.previous.code)
    if before is None or before.agreement != evaluation.period.agreement:
        return []
    listed = await recommendations_of(session, today, period=before.code)
    own = [one for one in listed if one.indicator == evaluation.indicator.number]
    followed = await follow(session, own)
    return [[each for each in followed if each.recommendation == one] for one in own]
