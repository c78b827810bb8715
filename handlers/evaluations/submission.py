"""Review, sending and correction of an evaluation; its receipt; a draft that is given up."""

from dataclasses import replace

from handlers.context import Context, Outdated
from handlers.evaluations import review_views as views
from handlers.evaluations.access import own_evaluation, sent_evaluation
from handlers.evaluations.acts import send_evaluation
from handlers.evaluations.consent import ask as ask_consent
from handlers.evaluations.finding_words import finding_lines
from handlers.evaluations.form_state import EvaluationForm, EvaluationScreen
from handlers.evaluations.receipt import receipt_facts
from handlers.evaluations.screens import FORM, at_indicator, draft_now
from handlers.facts.receipt_seal import NotAsSent, page_json, seal_page
from handlers.forms import is_confirmed
from handlers.process import process_of
from handlers.views import BadPress
from storage.evaluations import drafts
from storage.evaluations.corrections import is_published, may_correct, newest_consent
from storage.evaluations.evaluations import Evaluation, find


async def review(context: Context) -> None:
    form = FORM.now(context)
    await FORM.hold(context, replace(form, screen=EvaluationScreen.REVIEW))


async def ask_sure(context: Context) -> None:
    """'Enviar': show once more what will be sent."""
    form = FORM.now(context)
    await FORM.hold(context, replace(form, screen=EvaluationScreen.CONFIRM))


async def send(context: Context) -> None:
    """Send the draft as it was shown, with its number, its hash and the findings."""
    form = FORM.now(context)
    if form.screen is not EvaluationScreen.CONFIRM or not is_confirmed(context, form):
        raise BadPress(context.pressed.action)
    draft = await draft_now(context, form)
    locked = await find(context.session, draft.id, to_change=True)
    if locked is None or locked.sent:
        raise Outdated(views.changed_meanwhile())
    if not locked.items:
        raise BadPress(context.pressed.action)
    if not await may_correct(context.session, locked, context.today):
        raise Outdated(views.needs_consent())
    sent = await send_evaluation(context.session, locked, context.person, context.now)
    assert sent.row is not None
    await context.ask_nothing()
    context.show(views.sent(sent, len(finding_lines(sent.row.findings))))
    context.turn.step = f"send {sent.row.receipt}"


async def ask_reason(context: Context) -> None:
    """'Corregir': ask why; what was sent stays until the next version is sent."""
    form = FORM.now(context)
    evaluation = await _correctable(context, form)
    consent = await newest_consent(context.session, evaluation)
    published = is_published(evaluation, context.today)
    if published and consent and await may_correct(context.session, evaluation, context.today):
        await _open_correction(context, form, evaluation, consent.reason)
        return
    asked = EvaluationForm(form.period, evaluation.indicator.number, EvaluationScreen.REASON)
    await FORM.hold(context, asked)


async def begin_correction(context: Context) -> None:
    form = FORM.now(context)
    if not form.words or not is_confirmed(context, form):
        raise BadPress(context.pressed.action)
    evaluation = await _correctable(context, form)
    if await may_correct(context.session, evaluation, context.today):
        await _open_correction(context, form, evaluation, form.words)
        return
    await context.ask_nothing()
    await ask_consent(context, evaluation, form.words)


async def _open_correction(
    context: Context, form: EvaluationForm, evaluation: Evaluation, reason: str
) -> None:
    session, period, number = context.session, evaluation.period, form.indicator
    draft = await drafts.open_draft(
        session, period, number, context.person, context.now, reason=reason
    )
    await FORM.hold(context, at_indicator(form, draft))


async def _correctable(context: Context, form: EvaluationForm) -> Evaluation:
    """The evaluation that was received; raises Outdated while a correction is being written."""
    evaluation = await own_evaluation(context, form.period, form.indicator)
    if evaluation.open:
        await FORM.hold(context, at_indicator(form, evaluation))
        raise Outdated(views.changed_meanwhile())
    return evaluation


async def ask_discarding(context: Context) -> None:
    form = FORM.now(context)
    await FORM.hold(context, replace(form, screen=EvaluationScreen.DISCARD))


async def discard(context: Context) -> None:
    """Give up the draft as it was shown; what was sent before stays."""
    form = FORM.now(context)
    if form.screen is not EvaluationScreen.DISCARD or not is_confirmed(context, form):
        raise BadPress(context.pressed.action)
    draft = await draft_now(context, form)
    await drafts.discard(context.session, draft, context.person, context.now)
    await FORM.hold(context, EvaluationForm(form.period), "🗑 El borrador se descartó.")


async def as_pdf(context: Context) -> None:
    """The receipt of a version that was sent, as a PDF."""
    await send_receipt(context, await sent_evaluation(context, context.pressed.integer(0)))


async def send_receipt(context: Context, evaluation: Evaluation) -> None:
    assert evaluation.row is not None
    facts = await receipt_facts(context.session, evaluation)
    try:
        page = await seal_page(context.session, evaluation, facts, process_of(context).key)
    except NotAsSent:
        context.say(views.receipt_refused(facts.number))
        return
    name = f"constancia-{evaluation.row.receipt}.pdf"
    context.send_receipt(name, page_json(page), views.receipt_caption(evaluation, page.command))
