"""The opening of the card: which report, and a new version if one was sent already."""

from convenio.report.stages import Stage
from handlers.access import Capability, regions_to
from handlers.actions import Action
from handlers.context import Context, Refused
from handlers.questions import QuestionKind
from handlers.reporting import review_views, views
from handlers.reporting.access import owed_report, pressed_draft, require_change
from handlers.reporting.consent import ask_consent
from handlers.reporting.screens import screen, show
from handlers.views import BadPress
from storage.models import Version
from storage.reports import consents, drafts, obligations, reports
from storage.reports.obligations import Owed
from storage.reports.transitions import remark_on

REASON_LENGTH = 300


async def report(context: Context) -> None:
    """/reportar: show the card of the report owed; ask if there is more than one."""
    await _choose(context, Action.OPEN_REPORT)


async def correct(context: Context) -> None:
    """/corregir: begin a new version of a report that was sent."""
    if context.turn.update.callback_query and context.pressed.args:
        await _correct(context, await _pressed_owed(context))
    else:
        await _choose(context, Action.CORRECT_REPORT)


async def open_chosen(context: Context) -> None:
    await _open(context, await _pressed_owed(context))


async def show_card(context: Context) -> None:
    draft = await pressed_draft(context)
    await context.ask(QuestionKind.CARD, draft.id)
    await show(context, draft)


async def open_correction(context: Context) -> None:
    """Take the typed reason, and begin a new version with the figures of the one before."""
    args, reason = context.question.args, " ".join(context.text.split())
    owed = await owed_report(context, args["period"], args["region"])
    context.take_away_typed()
    if not any(letter.isalnum() for letter in reason):
        published = await consents.may_ask(context.session, owed, context.today)
        context.show(views.ask_reason(owed, again=True, published=published))
        return
    if await consents.may_change(context.session, owed, context.today):
        await _open_corrected(context, owed, reason[:REASON_LENGTH], opened=False)
    else:
        await context.ask_nothing()
        context.show(await ask_consent(context, owed, reason[:REASON_LENGTH]))


async def _open_corrected(context: Context, owed: Owed, reason: str, *, opened: bool) -> None:
    draft = await drafts.open_draft(context.session, owed, context.person, context.now, reason)
    await _show_draft(context, draft, opened=opened)


async def _pressed_owed(context: Context) -> Owed:
    return await owed_report(context, context.pressed.text(0), context.pressed.text(1))


async def _choose(context: Context, action: Action) -> None:
    person = context.person
    regions = regions_to(context, Capability.REPORT)
    if not regions:
        raise Refused
    owed = await obligations.owed_by(context.session, regions, context.today)
    if action == "fix":
        owed += await obligations.published_by(context.session, regions, context.today)
    if not owed:
        context.say(views.nothing_owed(person, regions))
    elif len(owed) > 1:
        await context.ask_nothing()
        context.open(views.choose(owed, action, context.today))
    elif action == "open":
        await _open(context, owed[0])
    else:
        await _correct(context, owed[0])


async def _open(context: Context, owed: Owed) -> None:
    last = await _last_version(context, owed)
    if last is not None and last.stage is Stage.RETURNED:
        await _open_returned(context, owed, last)
        return
    if last is not None and last.sent_at is not None:
        sent = await reports.load(context.session, last.id or 0)
        assert sent is not None
        await context.ask_nothing()
        context.open(review_views.sent(sent))
        return
    await require_change(context, owed)
    draft = await drafts.open_draft(context.session, owed, context.person, context.now)
    await _show_draft(context, draft, opened=True)


async def _open_returned(context: Context, owed: Owed, returned: Version) -> None:
    """Open a new version, at the indicator that the comment is about."""
    await require_change(context, owed)
    remark = await remark_on(context.session, owed.period.code, owed.region.code, returned.number)
    reason = f"observado: {remark.words}" if remark else None
    draft = await drafts.open_draft(context.session, owed, context.person, context.now, reason)
    if remark is None or not remark.indicator:
        await _show_draft(context, draft, opened=True)
        return
    report = await reports.load(context.session, draft.id or 0)
    assert report is not None
    question = await context.ask(QuestionKind.EXECUTED, draft.id, remark.indicator)
    context.open(screen(report, question, context.today))


async def _correct(context: Context, owed: Owed) -> None:
    last = await _last_version(context, owed)
    changeable = await consents.may_change(context.session, owed, context.today)
    if last is None or (changeable and last.stage in (Stage.DRAFT, Stage.RETURNED)):
        await _open(context, owed)
        return
    consent = await consents.granted_consent(context.session, owed, last)
    if changeable and consent is not None:
        await _open_corrected(context, owed, consent.reason, opened=True)
        return
    args = {"period": owed.period.code, "region": owed.region.code}
    await context.ask(QuestionKind.CORRECTION_REASON, args=args)
    published = not changeable
    context.open(views.ask_reason(owed, published=published))


async def _last_version(context: Context, owed: Owed) -> Version | None:
    versions = await reports.versions_of(context.session, owed.period.code, owed.region.code)
    return versions[-1] if versions else None


async def _show_draft(context: Context, version: Version, *, opened: bool) -> None:
    draft = await reports.load(context.session, version.id or 0)
    if draft is None:
        raise BadPress("draft")
    question = await context.ask(QuestionKind.CARD, draft.id)
    view = screen(draft, question, context.today)
    if opened:
        context.open(view)
    else:
        context.show(view)
