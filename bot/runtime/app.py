"""The composition root: builds the bot from settings and a clock. Tests build from it too."""

from collections.abc import Callable
from functools import partial

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
from bot.http.line import Line, LineProbe
from bot.http.telegram_client import AiohttpRequest
from bot.inbox.admission import Admission
from bot.inbox.failed_updates import FailedUpdates
from bot.inbox.intake import Intake
from bot.inbox.polling import Polling
from bot.inbox.webhook import HttpServer
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
from storage.installation_key import open_key

CONNECTIONS = 32


def build(
    settings: Settings,
    clock: Clock,
    *,
    token: str,
    limits: RateLimits | None = None,
    chart_pool: ChartPool | None = None,
    tell: Callable[[str], None] = lambda _line: None,
) -> Puntual:
    """Build the bot; `token` and the API's address decide to which server it talks.

    `tell`: says a line to whoever started it.
    """
    database = Database(settings.database_url)
    line, url = Line(), settings.telegram_api_url
    asking = AiohttpRequest(2, url, line)  # its own, so that no call waits behind others
    application = _application(url, token, AiohttpRequest(CONNECTIONS, url, line), asking)
    leads = settings.leads
    foresee = partial(forecast, leads=leads)
    application.bot_data[PROCESS] = Process(
        VERSION,
        clock(),
        leads,
        foresee,
        NOTICES,
        follow,
        settings.personal_data_days,
        partial(try_words, leads=leads),
        key=open_key(settings.evidence_folder),
    )
    chart_pool = chart_pool or ChartPool()
    maker = ReportMaker(
        ReportPool(settings.chart_folder),
        database,
        clock,
        settings.evidence_folder,
        settings.year_names,
    )
    pictures = Pictures(application.bot, chart_pool, database, clock)
    sender = _sender(application.bot, settings, pictures, maker)
    delivery = Delivery(sender, database, clock, line, limits or RateLimits(), leads)
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
    )
    scheduler = Scheduler(settings, database, clock, maker.edition)
    http = None
    if settings.http_port is not None:
        secret = settings.secret_for(token) if settings.webhook_url else None
        http = HttpServer(
            intake,
            lambda: {"last_delivery": delivery.last_cycle, "last_tick": scheduler.last},
            database,
            clock,
            webhook_url=settings.webhook_url,
            secret=secret,
            port=settings.http_port,
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
        polling=None if settings.webhook_url else Polling(intake, asking, line),
        http=http,
        tell=tell,
    )


def _sender(
    bot: ExtBot[None], settings: Settings, pictures: Pictures, maker: ReportMaker
) -> MessageSender:
    """The means of sending whatever the outbox holds, and of fetching what people sent."""
    folder, database, clock = settings.evidence_folder, maker.database, maker.clock
    workbook_pool = WorkbookPool()
    return MessageSender(
        bot,
        pictures,
        workbook_pool,
        FileReader(bot, workbook_pool, database, clock, folder),
        EvidenceKeeper(bot, folder, database, clock),
        ReportFiles(bot, maker, PreviewPool(settings.database_url, settings.leads)),
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
