"""The opening of the card: which report, and a new version if one was sent already."""

from convenio.catalogue.regions import resolve_region
from convenio.report.entries import EntryStep
from convenio.report.stages import Stage
from handlers.access import Capability, regions_to
from handlers.actions import Action
from handlers.context import Context, Refused
from handlers.forms import on_card
from handlers.questions import QuestionKind
from handlers.reporting import review_views, views
from handlers.reporting.access import owed_report, pressed_draft, require_change
from handlers.reporting.consent.steps import ask_consent
from handlers.reporting.correction_reason import FORM as REASON
from handlers.reporting.correction_reason import ReasonForm, confirmed_reason
from handlers.reporting.screens import screen, show
from handlers.summaries.typed_request import TypedRequest, read_asked
from handlers.views import BadPress, View
from storage.models import Version
from storage.reports import consents, drafts, obligations, reports
from storage.reports.obligations import Owed
from storage.reports.transitions import Remark, remark_on

ANYTHING = TypedRequest()


async def report(context: Context) -> None:
    """/reportar: show the card of the report owed; ask if there is more than one.

    A region, a semester and an indicator may stand behind it, in any order.
    """
    asked = read_asked(" ".join(context.args or ()))
    await _choose(context, Action.OPEN_REPORT, asked)


async def correct(context: Context) -> None:
    """/corregir: begin a new version of a report that was sent."""
    if context.turn.update.callback_query and context.pressed.args:
        await _correct(context, await _pressed_owed(context))
    else:
        await _choose(context, Action.CORRECT_REPORT)


async def open_chosen(context: Context) -> None:
    await open_report(context, await _pressed_owed(context))


async def show_card(context: Context) -> None:
    draft = await pressed_draft(context)
    await context.ask(QuestionKind.CARD, draft.id)
    await show(context, draft)


async def show_sent(context: Context, owed: Owed, note: View) -> bool:
    """Show a report that was sent, below the note; False if it is still to be filled in."""
    last = await _last_version(context, owed)
    if last is None or last.sent_at is None or last.stage is Stage.RETURNED:
        return False
    context.say(note)
    await open_report(context, owed)
    return True


async def draft_of(context: Context, owed: Owed) -> Version:
    """The draft of a report that is still to be sent, begun where there is none."""
    await require_change(context, owed)
    last = await _last_version(context, owed)
    returned = last is not None and last.stage is Stage.RETURNED
    remark = await _remark_on(context, owed, last) if last and returned else None
    reason = f"observado: {remark.words}" if remark else None
    return await drafts.open_draft(context.session, owed, context.person, context.now, reason)


async def open_correction(context: Context) -> None:
    """Begin a new version for the reason that was shown, or ask ODES for its consent."""
    owed, reason = await confirmed_reason(context)
    if await consents.may_change(context.session, owed, context.today):
        await _open_corrected(context, owed, reason, opened=False)
        return
    await context.ask_nothing()
    context.show(await ask_consent(context, owed, reason))


async def _open_corrected(context: Context, owed: Owed, reason: str, *, opened: bool) -> None:
    draft = await drafts.open_draft(context.session, owed, context.person, context.now, reason)
    await _show_draft(context, draft, opened=opened)


async def _pressed_owed(context: Context) -> Owed:
    return await owed_report(context, context.pressed.text(0), context.pressed.text(1))


async def _choose(context: Context, action: Action, asked: TypedRequest = ANYTHING) -> None:
    person = context.person
    regions = regions_to(context, Capability.REPORT)
    if not regions:
        raise Refused
    owed = await obligations.owed_by(context.session, regions, context.today)
    if action is Action.CORRECT_REPORT:
        owed += await obligations.published_by(context.session, regions, context.today)
    named = [report for report in owed if _is_named(report, asked)]
    if not owed:
        context.say(views.nothing_owed(person, regions))
    elif len(named) != 1:
        if action is Action.OPEN_REPORT and not named:
            named = owed
        if action is Action.OPEN_REPORT and len(named) == len(owed):
            await context.ask(QuestionKind.FIGURES, args={"typed": ""})  # which may be typed
        else:
            await context.ask_nothing()
        context.open(views.choose(named or owed, action, context.today))
    elif action is Action.OPEN_REPORT:
        await open_report(context, named[0], next(iter(asked.numbers), 0))
    else:
        await _correct(context, named[0])


def _is_named(owed: Owed, asked: TypedRequest) -> bool:
    """Whether it is the report of the region and the semester that were typed, if any were."""
    region = resolve_region(asked.name) if asked.name else owed.region
    return region == owed.region and owed.period in (asked.periods or (owed.period,))


async def open_report(context: Context, owed: Owed, indicator: int = 0) -> None:
    """Show a report's card, or what was sent; `indicator`: the question that is shown first."""
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
    draft = await draft_of(context, owed)
    if indicator in owed.indicators:
        await _open_at(context, draft, indicator)
    else:
        await _show_draft(context, draft, opened=True)


async def _open_returned(context: Context, owed: Owed, returned: Version) -> None:
    """Open a new version, at the indicator that the comment is about."""
    remark = await _remark_on(context, owed, returned)
    draft = await draft_of(context, owed)
    if remark is None or not remark.indicator:
        await _show_draft(context, draft, opened=True)
    else:
        await _open_at(context, draft, remark.indicator)


async def _open_at(context: Context, draft: Version, indicator: int) -> None:
    report = await reports.load(context.session, draft.id or 0)
    assert report is not None
    step = report.entry(indicator).next_step
    kind = QuestionKind.PROGRAMMED if step is EntryStep.PROGRAMMED else QuestionKind.EXECUTED
    question = await context.ask(kind, draft.id, indicator)
    context.open(screen(report, question, context.today))


async def _remark_on(context: Context, owed: Owed, returned: Version) -> Remark | None:
    place = owed.period.code, owed.region.code
    return await remark_on(context.session, *place, returned.number)


async def _correct(context: Context, owed: Owed) -> None:
    last = await _last_version(context, owed)
    changeable = await consents.may_change(context.session, owed, context.today)
    if last is None or (changeable and last.stage in (Stage.DRAFT, Stage.RETURNED)):
        await open_report(context, owed)
        return
    consent = await consents.granted_consent(context.session, owed, last)
    if changeable and consent is not None:
        await _open_corrected(context, owed, consent.reason, opened=True)
        return
    asked = ReasonForm(owed.period.code, owed.region.code)
    await REASON.hold(context, asked, anew=not on_card(context))


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
