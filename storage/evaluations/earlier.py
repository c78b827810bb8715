"""The recommendations of the semester before, and what became of them."""

from datetime import date

from sqlalchemy import bindparam
from sqlmodel import col
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.following import Followed
from storage.database import columns, run
from storage.evaluations.evaluations import Evaluation
from storage.evaluations.progress import follow, recommendations_of
from storage.models import PeriodRow

_AGREEMENT = columns(PeriodRow, "agreement").where(col(PeriodRow.code) == bindparam("period"))


async def earlier_recommendations(
    session: AsyncSession, evaluation: Evaluation, today: date
) -> list[list[Followed]]:
    """What was recommended of the same indicator for the semester before, each in its places.

    Nothing if the indicator was another agreement's then.
    """
    before = evaluation.semester.previous.code
    agreement = (await run(session, _AGREEMENT, {"period": before})).scalar()
    if agreement != evaluation.period.agreement:  # None: there was no such semester
        return []
    listed = await recommendations_of(session, today, period=before)
    own = [one for one in listed if one.indicator == evaluation.indicator.number]
    followed = await follow(session, own)
    return [[each for each in followed if each.recommendation == one] for one in own]
