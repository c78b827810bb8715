"""The composition root: builds the bot from settings and a clock. Tests build from it too."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from time import monotonic

from telegram.ext import Application, ContextTypes, ExtBot

from bot import VERSION
from bot.config.clock import Clock
from bot.config.settings import Settings
from bot.delivery.evidence_files import EvidenceKeeper
from bot.delivery.loop import Delivery
from bot.delivery.message_sender import MessageSender
from bot.delivery.pictures import Pictures
from bot.delivery.rate_limits import RateLimits
from bot.delivery.received_files import FileReader
from bot.delivery.report_files import ReportFiles
from bot.health.metrics import Metrics
from bot.health.readiness import Readiness, VitalSigns
from bot.http.line import Line, LineProbe
from bot.http.telegram_client import AiohttpRequest
from bot.inbox.admission import Admission
from bot.inbox.failed_updates import FailedUpdates
from bot.inbox.intake import Intake
from bot.inbox.polling import Polling
from bot.inbox.webhook import HttpServer
from bot.inbox.webhook_watch import WebhookWatch
from bot.runtime.puntual import Puntual
from bot.scheduler.scheduler import Scheduler
from bot.workers.chart_pool import ChartPool
from bot.workers.preview_pool import PreviewPool
from bot.workers.report_maker import ReportMaker
from bot.workers.report_pool import ReportPool
from bot.workers.workbook_pool import WorkbookPool
from handlers.context import BotApplication, Context
from handlers.dispatch import handlers
from handlers.pending import follow
from handlers.process import PROCESS, Process
from handlers.turn import TURN
from jobs.forecast import forecast
from jobs.forecast.sample import try_words
from jobs.notice_rechecks import NOTICES
from storage.database import Database
from storage.installation_key import InstallationKey, open_key

CONNECTIONS = 32


def build(
    settings: Settings,
    clock: Clock,
    *,
    token: str,
    limits: RateLimits | None = None,
    chart_pool: ChartPool | None = None,
    tell: Callable[[str], None] = lambda _line: None,
    code_clock: Clock | None = None,
) -> Puntual:
    """Build the bot; `token` and the API's address decide to which server it talks.

    `tell`: says a line to whoever started it. `code_clock`: of telephones, where `clock` is played.
    """
    database = Database(settings.database_url)
    line, url = Line(), settings.telegram_api_url
    asking = AiohttpRequest(2, url, line)  # its own, so that no call waits behind others
    application = _application(url, token, AiohttpRequest(CONNECTIONS, url, line), asking)
    leads = settings.leads
    key = open_key(settings.evidence_folder)
    application.bot_data[PROCESS] = _process(settings, clock, code_clock, key)
    chart_pool = chart_pool or ChartPool()
    metrics = Metrics()
    maker = ReportMaker(
        ReportPool(settings.chart_folder),
        database,
        clock,
        settings.evidence_folder,
        settings.year_names,
    )
    pictures = Pictures(application.bot, chart_pool, database, clock)
    sender = _sender(application.bot, settings, pictures, maker, key)
    delivery = Delivery(sender, database, clock, line, limits or RateLimits(), metrics, leads)
    failed_updates = FailedUpdates(database, clock, application.bot)
    intake = Intake(
        application,
        database,
        clock,
        failed_updates,
        committed=delivery.wake,
        card_recorded=delivery.card_recorded,
        begun_after=delivery.begun.begun_after,
        admission=Admission(database, clock, delivery.wake),
        metrics=metrics,
    )
    scheduler = Scheduler(settings, database, clock, maker.edition)
    metrics.follow(lambda: scheduler.last_sweep, scheduler.backup.newest)
    health = Readiness(
        database, clock, metrics, _signs(clock, line, delivery, scheduler), scheduler.stalled
    )
    bot, hook, http = application.bot, settings.webhook_url, None
    secret = settings.secret_for(token)
    if (port := settings.http_port) is not None:
        http = HttpServer(
            intake, health, line, hook, secret if hook else None, port, settings.health_host
        )
    return Puntual(
        database,
        application,
        intake,
        delivery,
        chart_pool,
        scheduler,
        clock,
        line_probe=LineProbe(line, asking, f"{application.bot.base_url}/getMe"),
        polling=None if hook else Polling(intake, asking, line),
        http=http,
        webhook_watch=WebhookWatch(bot, database, clock, line, hook, secret) if hook else None,
        tell=tell,
    )


def _process(
    settings: Settings, clock: Clock, code_clock: Clock | None, key: InstallationKey
) -> Process:
    leads = settings.leads
    return Process(
        VERSION,
        clock(),
        leads,
        partial(forecast, leads=leads),
        NOTICES,
        follow,
        settings.personal_data_days,
        partial(try_words, leads=leads),
        code_clock=code_clock,
        key=key,
    )


def _signs(
    clock: Clock, line: Line, delivery: Delivery, scheduler: Scheduler
) -> Callable[[], VitalSigns]:
    """What the parts know of their last work; the line counts by the monotonic clock."""

    def moment(at: float | None) -> datetime | None:
        return None if at is None else clock() - timedelta(seconds=monotonic() - at)

    return lambda: VitalSigns(
        delivery.last_cycle,
        scheduler.last,
        scheduler.last_sweep,
        moment(line.answered_at),
        moment(line.heard_at),
    )


def _sender(
    bot: ExtBot[None],
    settings: Settings,
    pictures: Pictures,
    maker: ReportMaker,
    key: InstallationKey,
) -> MessageSender:
    """The means of sending whatever the outbox holds, and of fetching what people sent."""
    folder, database, clock = settings.evidence_folder, maker.database, maker.clock
    workbook_pool = WorkbookPool()
    return MessageSender(
        bot,
        pictures,
        workbook_pool,
        FileReader(bot, workbook_pool, database, clock, folder),
        EvidenceKeeper(bot, folder, workbook_pool, database, clock),
        ReportFiles(bot, maker, PreviewPool(settings.database_url, settings.leads)),
        key,
    )


def _application(
    api_url: str, token: str, calling: AiohttpRequest, asking: AiohttpRequest
) -> BotApplication:
    application = (
        Application.builder()
        .token(token)
        .base_url(f"{api_url}/bot")
        .base_file_url(f"{api_url}/file/bot")
        .request(calling)
        .get_updates_request(asking)
        .context_types(ContextTypes(context=Context))
        .updater(None)
        .job_queue(None)
        .build()
    )
    application.add_handlers(handlers())
    application.add_error_handler(_remember_error)
    return application


async def _remember_error(_update: object, context: Context) -> None:
    """Keep a handler's error, which PTB swallows, for the intake to raise again."""
    TURN.get().error = context.error
