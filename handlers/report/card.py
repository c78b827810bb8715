"""/informe: the report as PDF or Word, its texts and data, and what it still lacks."""

from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from handlers.access import Capability, may, require
from handlers.context import Context, Refused
from handlers.report import views
from handlers.report.access import own_extracts, period_to_report, periods_to_report
from handlers.report.obstacles import obstacles_of
from handlers.summaries.typed_request import read_asked
from handlers.views import BadPress
from storage.models import PeriodRow
from storage.report.editions import newest_edition


async def start(context: Context) -> None:
    """/informe, perhaps with a semester; by default the newest that may be seen."""
    periods = await periods_to_report(context)
    asked = read_asked(" ".join(context.args or ()))
    found = [row for row in periods if Period.parse(row.code) in asked.periods] or periods
    if not found:
        context.say(views.not_yet(reports=may(context, Capability.REPORT)))
    else:
        await _show(context, found[0], periods)


async def show_period(context: Context) -> None:
    if not context.pressed.args:
        await start(context)
        return
    period = await period_to_report(context, context.pressed.text(0))
    await _show(context, period, await periods_to_report(context))


async def _show(context: Context, period: PeriodRow, periods: list[PeriodRow]) -> None:
    edition = await newest_edition(context.session, period.code)
    others = [row for row in periods if row.code != period.code]
    if may(context, Capability.READ_ALL):
        lacking = await obstacles_of(context.session, period)
        changes = may(context, Capability.MANAGE_PERIODS)
        view = views.office(period, edition, lacking, others, context.today, changes=changes)
    else:
        view = views.published(period, edition, own_extracts(context), others)
    context.show(view)


async def make(context: Context) -> None:
    """Have the report made, or a region's part of it; it arrives as a file."""
    period = await period_to_report(context, context.pressed.text(0))
    form, region = context.pressed.text(1), context.pressed.text(2)
    if form not in views.FORMATS or (region and region not in REGIONS):
        raise BadPress(context.pressed.action)
    if region and region not in own_extracts(context) and not may(context, Capability.READ_ALL):
        raise Refused
    edition = await newest_edition(context.session, period.code)
    caption = views.caption(period, region, edition, context.today)
    if edition is not None and edition.sha256 and form == "pdf" and not region:
        name = views.file_name(period, form, region, edition)
        context.send_kept_file(name, edition.sha256, caption)
        return
    wanted = {"period": period.code, "format": form, "region": region}
    name = views.file_name(period, form, region, edition)
    context.make_report(wanted, name, caption, views.making())


async def send_data(context: Context) -> None:
    """The semester's open data as a ZIP."""
    period = await period_to_report(context, context.pressed.text(0))
    require(context, Capability.READ_ALL)
    wanted = {"period": period.code, "format": "zip", "region": ""}
    name = f"datos-abiertos-{period.code}.zip"
    context.make_report(wanted, name, views.data_caption(period), views.making())
