from handlers.approval.access import sees, visible
from handlers.context import Context, Refused
from handlers.evaluations.access import sees as sees_evaluation
from handlers.evaluations.receipt import evaluation_by_receipt
from handlers.evaluations.submission import send_receipt
from handlers.facts.receipt_seal import Genuine, NotAsSent, Typed, page_json, read_typed
from handlers.process import process_of
from handlers.receipts import views
from handlers.receipts.acts import page_facts, verified
from handlers.summaries.access import own_regions
from handlers.views import View
from storage.report.editions import edition_by_receipt
from storage.reports.reports import Report
from storage.reports.version_history import newest_sent, version_by_receipt


async def receipts(context: Context) -> None:
    """/constancia: the receipt of each own region's last version, or of the number typed."""
    _ = context.person
    if context.args:
        await _send_numbered(context, context.args[0].upper())
        return
    found = [await newest_sent(context.session, region) for region in own_regions(context)]
    sent = [version for version in found if version is not None]
    if not sent:
        context.say(views.none_yet())
    for version in sent:
        await _send(context, await visible(context, version.id or 0))


async def _send_numbered(context: Context, number: str) -> None:
    version = await version_by_receipt(context.session, number)
    if version is not None and sees(context, version.region):
        await _send(context, await visible(context, version.id or 0))
        return
    evaluation = await evaluation_by_receipt(context.session, number)
    if version is not None or evaluation is None or not sees_evaluation(context, evaluation):
        raise Refused
    await send_receipt(context, evaluation)


async def as_pdf(context: Context) -> None:
    await _send(context, await visible(context, context.pressed.integer(0)))


async def verify(context: Context) -> None:
    """/verificar NUMBER HASH [CODE]: say whether it is genuine, and what to compare it with."""
    typed = read_typed(context.args or [])
    if typed is None:
        context.say(views.how_to_verify())
        return
    edition = await edition_by_receipt(context.session, typed.number)
    if edition is not None and (edition.sha256 or "").startswith(typed.printed):
        context.say(views.verified_edition(typed.number, edition))
        return
    try:
        found = await verified(context.session, typed, process_of(context).key)
    except NotAsSent:
        context.say(views.not_as_sent(typed.number))
        return
    context.say(_answer(context, typed, found))


def _answer(context: Context, typed: Typed, found: Genuine | None) -> View:
    """What is on the page is shown to who may see it, and to who has the page with its code."""
    if found is None:
        return views.not_genuine(typed.number)
    if isinstance(found.sent, Report):
        shown = found.sealed or sees(context, found.sent.version.region)
        return views.verified(found, found.sent, shown=shown)
    person = context.turn.person is not None
    shown = found.sealed or (person and sees_evaluation(context, found.sent))
    return views.verified_evaluation(found, found.sent, shown=shown)


async def _send(context: Context, report: Report) -> None:
    try:
        facts = await page_facts(context.session, report, process_of(context).key)
    except NotAsSent:
        context.say(views.not_as_sent(report.version.receipt or ""))
        return
    name = f"constancia-{report.version.receipt}.pdf"
    context.send_receipt(name, page_json(facts), views.caption(report, facts.command))
