"""/evaluaciones: what the directorates sent, for ODES and auditors; ODES may return one."""

from collections import Counter
from dataclasses import dataclass, replace

from sqlmodel import col, select

from convenio.calendar.periods import Period
from convenio.lengths import WORDS_LENGTH
from convenio.report.stages import Stage
from handlers.access import Capability, may, require, where_fetched
from handlers.context import Context, Outdated
from handlers.evaluations import office_views as views
from handlers.evaluations.access import sent_evaluation
from handlers.evaluations.acts import return_evaluation
from handlers.evaluations.finding_words import finding_lines
from handlers.forms import Form, is_confirmed, on_card
from handlers.nudges import evaluation_buttons
from handlers.questions import QuestionKind
from handlers.summaries.typed_request import read_asked
from handlers.views import BadPress, View
from storage.evaluations.evaluations import Evaluation, newest
from storage.models import PeriodRow


@dataclass(frozen=True, slots=True)
class EvaluationRemark:
    """A comment with which ODES returns an evaluation."""

    evaluation: int
    words: str = ""


async def _screen(context: Context, asked: EvaluationRemark, note: str) -> View:
    evaluation = await _to_return(context, asked.evaluation)
    return views.remark(evaluation, asked, note)


FORM = Form(QuestionKind.EVALUATION_REMARK, EvaluationRemark, where_fetched, _screen)
present = FORM.present


async def show_all(context: Context) -> None:
    """/evaluaciones, perhaps of a semester; by default of the newest that has begun."""
    periods = await _periods(context)
    asked = read_asked(" ".join(context.args or ()))
    found = [row for row in periods if Period.parse(row.code) in asked.periods] or periods
    if not found:
        context.say(views.no_period())
        return
    await _show(context, found[0], periods)


async def show_period(context: Context) -> None:
    periods = await _periods(context)
    if not context.pressed.args:
        await show_all(context)
        return
    code = context.pressed.text(0)
    row = next((row for row in periods if row.code == code), None)
    if row is None:
        raise BadPress(context.pressed.action)
    await _show(context, row, periods)


async def _show(context: Context, period: PeriodRow, periods: list[PeriodRow]) -> None:
    evaluations = await newest(context.session, period)
    sent = await newest(context.session, period, received=True)
    found = Counter(
        {of.indicator.number: len(finding_lines(of.row.findings)) for of in sent if of.row}
    )
    others = [row for row in periods if row.code != period.code]
    acts = await evaluation_buttons(context, period.code)
    context.show(views.office(period, evaluations, sent, found, others, acts, context.today))


async def _periods(context: Context) -> list[PeriodRow]:
    _ = context.person
    require(context, Capability.READ_ALL)
    query = select(PeriodRow).where(PeriodRow.opens_on <= context.today)
    return list((await context.session.exec(query.order_by(col(PeriodRow.code).desc()))).all())


async def show_one(context: Context) -> None:
    """A version that was sent, whole, with its findings and what may be done with it."""
    evaluation = await sent_evaluation(context, context.pressed.integer(0))
    returns = may(context, Capability.DECIDE) and _returnable(context, evaluation)
    everything = may(context, Capability.READ_ALL)
    for view in views.whole(evaluation, returns=returns, everything=everything):
        context.say(view)


async def ask_words(context: Context) -> None:
    """'Devolver': ask for the comment."""
    asked = EvaluationRemark(context.pressed.integer(0))
    await FORM.hold(context, asked, anew=not on_card(context))


async def answer(context: Context) -> None:
    asked = FORM.now(context)
    context.take_away_typed()
    words = context.line[:WORDS_LENGTH]
    if any(letter.isalnum() for letter in words):
        await FORM.hold(context, replace(asked, words=words))
    else:
        await FORM.hold(context, asked, "⚠️ No pude leer el comentario.")


async def send(context: Context) -> None:
    """Return the evaluation with the comment that was shown."""
    asked = FORM.now(context)
    if not asked.words or not is_confirmed(context, asked):
        raise BadPress(context.pressed.action)
    evaluation = await _to_return(context, asked.evaluation)
    person, now = context.person, context.now
    if not await return_evaluation(context.session, evaluation, asked.words, person, now):
        raise Outdated(views.decided(evaluation))
    await context.ask_nothing()
    context.show(views.returned(evaluation, asked.words))


async def cancel(context: Context) -> None:
    require(context, Capability.DECIDE)
    await FORM.cancel(context, views.not_returned())


async def _to_return(context: Context, evaluation_id: int) -> Evaluation:
    """A received version that ODES may return; raises Refused or Outdated."""
    require(context, Capability.DECIDE)
    evaluation = await sent_evaluation(context, evaluation_id)
    if not _returnable(context, evaluation):
        raise Outdated(views.decided(evaluation))
    return evaluation


def _returnable(context: Context, evaluation: Evaluation) -> bool:
    published = evaluation.period.published_on
    return evaluation.stage is Stage.RECEIVED and (published is None or published > context.today)
