"""The screens of an evaluation: each is made of the form and what is stored."""

from dataclasses import replace

from convenio.evaluation.following import schedule_year
from convenio.evaluation.items import Item
from handlers.access import Capability, requiring
from handlers.context import Context, Outdated
from handlers.evaluations import item_views, review_views, views
from handlers.evaluations.access import (
    own_evaluation,
    own_evaluations,
    own_numbers,
    own_period,
    periods_to_evaluate,
)
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.standing import Standing, findings_of, standing_of
from handlers.forms import Form
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.evaluations import drafts
from storage.evaluations.corrections import is_published
from storage.evaluations.earlier import earlier_recommendations
from storage.evaluations.evaluations import Evaluation
from storage.models import PeriodRow
from storage.schedule.entries import activities_in

QUESTION = QuestionKind.EVALUATION
_OF_PERIOD = (EvaluationScreen.CARD, EvaluationScreen.WHICH, EvaluationScreen.READ)
_OF_ITEM = {
    EvaluationScreen.ITEM: item_views.item,
    EvaluationScreen.TEXT: item_views.ask_text,
    EvaluationScreen.CLAIM: item_views.ask_claim,
    EvaluationScreen.DUE: item_views.ask_due,
}


async def _screen(context: Context, form: EvaluationForm, note: str) -> View:
    if form.screen not in _OF_PERIOD:
        return await _of_indicator(context, form, note)
    period = await own_period(context, form.period)
    if form.screen is EvaluationScreen.CARD:
        return await _card(context, period, note)
    if form.screen is EvaluationScreen.WHICH:
        return views.which(period, own_numbers(context, period), form, note)
    own = await own_evaluations(context, period)
    return views.read(period, form, own, note)


async def _card(context: Context, period: PeriodRow, note: str) -> View:
    own = await own_evaluations(context, period)
    standing = await standing_of(context.session, period)
    others = [row for row in await periods_to_evaluate(context) if row.code != period.code]
    return views.card(period, own, standing, others, context.today, note)


async def _of_indicator(context: Context, form: EvaluationForm, note: str) -> View:
    number = form.indicator or item_of(form, ()).indicator
    evaluation = await own_evaluation(context, form.period, number)
    standing = await standing_of(context.session, evaluation.period)
    match form.screen:
        case EvaluationScreen.INDICATOR:
            earlier = await earlier_recommendations(context.session, evaluation, context.today)
            return views.indicator(evaluation, standing, earlier, context.today, note)
        case EvaluationScreen.WORDS:
            assert form.begun is not None
            return item_views.ask_words(evaluation, form.begun, note)
        case EvaluationScreen.REASON:
            return review_views.ask_reason(
                evaluation, form, note, published=is_published(evaluation, context.today)
            )
        case EvaluationScreen.DISCARD:
            return review_views.discarding(evaluation, form, note)
        case EvaluationScreen.REVIEW | EvaluationScreen.CONFIRM:
            found = await findings_of(context.session, evaluation, standing)
            return review_views.review(evaluation, standing, found, form, context.today, note)
        case EvaluationScreen.REGIONS:
            item = item_of(form, evaluation.items)
            return item_views.ask_regions(evaluation, item, standing, note)
        case EvaluationScreen.ACTIVITIES:
            item, year = item_of(form, evaluation.items), schedule_year(evaluation.semester)
            offered = await activities_in(context.session, year, number)
            return item_views.ask_activities(evaluation, item, year, offered, note)
        case _:
            item = item_of(form, evaluation.items)
            return _OF_ITEM[form.screen](evaluation, item, form, note)


FORM = Form(QUESTION, EvaluationForm, requiring(Capability.EVALUATE), _screen)
present = FORM.present


def item_of(form: EvaluationForm, saved: tuple[Item, ...]) -> Item:
    """The item that is looked at; raises BadPress where there is none in that place."""
    items = form.read or saved
    if not 0 <= form.position < len(items):
        raise BadPress(QUESTION)
    return items[form.position]


async def draft_now(context: Context, form: EvaluationForm) -> Evaluation:
    """The draft as the person saw it, locked; raises Outdated where a colleague changed it."""
    evaluation = await own_evaluation(context, form.period, form.indicator)
    if not evaluation.open:
        raise Outdated(review_views.sent_meanwhile(evaluation))
    draft = await drafts.open_draft(
        context.session, evaluation.period, form.indicator, context.person, context.now
    )
    assert draft.row is not None
    if evaluation.row and not evaluation.sent and draft.row.revision != form.revision:
        await FORM.hold(context, at_indicator(form, draft))
        raise Outdated(review_views.changed_meanwhile())
    return draft


def at_indicator(form: EvaluationForm, evaluation: Evaluation) -> EvaluationForm:
    """The form at the indicator's screen, with the draft as it is now."""
    return EvaluationForm(
        form.period,
        evaluation.indicator.number,
        EvaluationScreen.INDICATOR,
        evaluation.row.revision if evaluation.row else 0,
    )


async def looked_at(context: Context, form: EvaluationForm) -> tuple[Item, Standing]:
    """The item that is looked at, and what the regions reported."""
    period = await own_period(context, form.period)
    standing = await standing_of(context.session, period)
    if form.read:
        return item_of(form, ()), standing
    evaluation = await own_evaluation(context, form.period, form.indicator)
    return item_of(form, evaluation.items), standing


async def keep(
    context: Context,
    form: EvaluationForm,
    item: Item | None,
    screen: EvaluationScreen = EvaluationScreen.ITEM,
    note: str = "",
) -> None:
    """Put an item in the place of the one looked at (None: take it out), and go to that screen."""
    place, put = form.position, () if item is None else (item,)
    if form.read:
        items = (*form.read[:place], *put, *form.read[place + 1 :])
        settled = (*form.asked[:place], *("" for _ in put), *form.asked[place + 1 :])
        form = replace(form, asked=settled)
        if not items:
            emptied = form.without_read(words="", screen=_home(form))
            await FORM.hold(context, emptied)
        else:
            shown = screen if put else EvaluationScreen.READ
            await FORM.hold(context, replace(form, read=items, screen=shown), note)
        return
    draft = await draft_now(context, form)
    items = (*draft.items[:place], *put, *draft.items[place + 1 :])
    draft = await drafts.save_items(context.session, draft, items, context.person, context.now)
    form = at_indicator(form, draft)
    await FORM.hold(context, replace(form, screen=screen, position=place) if put else form, note)


def _home(form: EvaluationForm) -> EvaluationScreen:
    return EvaluationScreen.INDICATOR if form.indicator else EvaluationScreen.CARD
