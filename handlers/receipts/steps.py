from handlers.approval.access import sees, visible
from handlers.context import Context, Refused
from handlers.evaluations.access import sees as sees_evaluation
from handlers.evaluations.receipt import evaluation_by_receipt, verified_evaluation
from handlers.evaluations.submission import send_receipt
from handlers.receipts import views
from handlers.receipts.acts import HASH, page_facts, verified_report
from handlers.summaries.access import own_regions
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
    """/verificar NUMBER HASH: say whether it is genuine; show its report to who may see it."""
    args = context.args or []
    if len(args) != 2 or not HASH.fullmatch(args[1].lower()):
        context.say(views.how_to_verify())
        return
    number, printed = args[0].upper(), args[1].lower()
    evaluation = await verified_evaluation(context.session, number, printed)
    if evaluation is not None:
        shown = context.turn.person is not None and sees_evaluation(context, evaluation)
        context.say(views.verified_evaluation(number, evaluation, shown=shown))
        return
    edition = await edition_by_receipt(context.session, number)
    if edition is not None and (edition.sha256 or "").startswith(printed):
        context.say(views.verified_edition(number, edition))
        return
    report = await verified_report(context.session, number, printed)
    shown = report is not None and sees(context, report.version.region)
    context.say(views.verified(number, report, shown=shown))


async def _send(context: Context, report: Report) -> None:
    facts = await page_facts(context.session, report)
    name = f"constancia-{report.version.receipt}.pdf"
    context.send_receipt(name, facts, views.caption(report))
