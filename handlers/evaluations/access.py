"""Fetch evaluations for those who may: a directorate its own, ODES and auditors what was sent."""

from collections.abc import Sequence

from sqlmodel import col, select

from handlers.access import Capability, may, require
from handlers.context import Context, Refused
from handlers.roles import proposes
from storage.evaluations.evaluations import Evaluation, find, newest, of_indicator
from storage.models import Duty, PeriodRow


def own_numbers(who: Context | Sequence[Duty], period: PeriodRow) -> list[int]:
    """The indicators of that period which the person's directorate evaluates."""
    duties = who.turn.duties if isinstance(who, Context) else who
    indicators = period.indicators
    return [
        number
        for number in indicators
        if any(proposes(duty, indicators, number) for duty in duties)
    ]


async def periods_to_evaluate(context: Context) -> list[PeriodRow]:
    """The periods that have begun and have own indicators.

    First those not published whose regional deadline is over, which are to be judged now; of each
    kind the newest first.
    """
    require(context, Capability.EVALUATE)
    query = select(PeriodRow).where(PeriodRow.opens_on <= context.today)
    rows = (await context.session.exec(query.order_by(col(PeriodRow.code).desc()))).all()
    own = [row for row in rows if own_numbers(context, row)]
    return sorted(
        own, key=lambda row: (row.published_on is not None, row.deadline >= context.today)
    )


async def own_period(context: Context, code: str) -> PeriodRow:
    """A period with indicators of one's own; raises Refused."""
    require(context, Capability.EVALUATE)
    row = await context.session.get(PeriodRow, code)
    if row is None or row.opens_on > context.today or not own_numbers(context, row):
        raise Refused
    return row


async def own_evaluation(context: Context, period: str, number: int) -> Evaluation:
    """The newest version of an indicator of one's own; raises Refused."""
    require(context, Capability.EVALUATE)
    found = await of_indicator(context.session, period, number)
    if (
        found is None
        or found.period.opens_on > context.today
        or number not in own_numbers(context, found.period)
    ):
        raise Refused
    return found


async def own_evaluations(context: Context, period: PeriodRow) -> Sequence[Evaluation]:
    return await newest(context.session, period, own_numbers(context, period))


async def sent_evaluation(context: Context, evaluation_id: int) -> Evaluation:
    """A version that was sent, for its directorate and whoever reads all; raises Refused."""
    _ = context.person
    evaluation = await find(context.session, evaluation_id)
    if evaluation is None or not evaluation.sent or not sees(context, evaluation):
        raise Refused
    return evaluation


def sees(context: Context, evaluation: Evaluation) -> bool:
    """Whether it is one's own, or one reads all; everybody with a role once it is published."""
    published = evaluation.period.published_on
    return (
        may(context, Capability.READ_ALL)
        or evaluation.indicator.number in own_numbers(context, evaluation.period)
        or (published is not None and published <= context.today)
    )
