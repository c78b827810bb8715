"""/convenios: which agreements there are, and a new one, from its years and a file."""

from dataclasses import asdict, replace

from telegram import Message
from telegram.ext import filters

from convenio.typed.indicator_cells import MOST
from documents.csv_writer import as_csv
from documents.workbooks.read.safety import LARGEST_FILE
from handlers.agreements import views
from handlers.agreements.form_state import AgreementForm, read_years
from handlers.context import TURN, Context
from handlers.country.access import require_odes
from handlers.views import BadPress, View
from storage.agreements import add_agreement, all_indicators, check_years, indicators_of

QUESTION = "agreement"
NAME_KEPT = 60


class ListFile(filters.MessageFilter):
    """A document, while ODES is asked for one with indicators."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        return bool(message.document) and question is not None and question.kind == QUESTION


async def start(context: Context) -> None:
    require_odes(context)
    context.open(views.agreements(await all_indicators(context.session)))


async def ask_years(context: Context) -> None:
    require_odes(context)
    await _go_to(context, AgreementForm())


async def answer(context: Context) -> None:
    """The years; where the file is expected, other years."""
    require_odes(context)
    context.take_away_typed()
    try:
        first, last = read_years(context.text)
        await check_years(context.session, first, last, MOST)
    except ValueError as fault:
        await _go_to(context, _asked(context), f"⚠️ {fault}")
        return
    asked = AgreementForm(first, last)
    known = await indicators_of(context.session, asked.years)
    await _go_to(context, replace(asked, replaces=len(known or ())))


async def send_sample(context: Context) -> None:
    """The newest list, as a file to be changed."""
    require_odes(context)
    newest = (await all_indicators(context.session))[-1]
    content = as_csv(views.sample_rows(newest), views.SAMPLE_COLUMNS)
    context.send_file("indicadores.csv", content, views.sample_caption(newest))


async def take_file(context: Context) -> None:
    """It is fetched and read when its row's turn comes; the answer follows then."""
    require_odes(context)
    message = context.turn.update.effective_message
    document = message.document if message else None
    asked = _asked(context)
    if document is None or not asked.first:
        await _go_to(context, asked, "⚠️ Escriba antes los años del convenio.")
    elif (document.file_size or 0) > LARGEST_FILE:
        await _go_to(context, asked, "⚠️ Ese archivo pesa demasiado: deje en él solo la tabla.")
    else:
        name = " ".join((document.file_name or "").split())[-NAME_KEPT:]
        context.read_indicators(document.file_id, name)


async def save(context: Context) -> None:
    """Only the list that was shown with the button."""
    require_odes(context)
    asked = _asked(context)
    if not asked.content or context.pressed.text(0) != asked.mark:
        raise BadPress("asave")
    listed = asked.indicators.listed
    try:
        added = await add_agreement(
            context.session, asked.first, asked.last, listed, context.person, context.now
        )
    except ValueError as fault:
        await _go_to(context, AgreementForm(), f"⚠️ {fault}")
        return
    await context.ask_nothing()
    context.show(views.added(added))


async def cancel(context: Context) -> None:
    require_odes(context)
    await context.stop_asking(QUESTION)
    context.show(views.cancelled())


async def present(context: Context) -> View | None:
    if not context.asks(QUESTION):
        return None
    require_odes(context)
    return views.screen(_asked(context))


def _asked(context: Context) -> AgreementForm:
    if not context.asks(QUESTION):
        raise BadPress(QUESTION)
    return AgreementForm(**context.question.args)


async def _go_to(context: Context, asked: AgreementForm, note: str = "") -> None:
    await context.ask(QUESTION, args=asdict(asked))
    context.show(views.screen(asked, note))
