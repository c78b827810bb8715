"""/convenios: which agreements there are, and a new one, from its years and a file."""

from dataclasses import replace

from telegram import Message
from telegram.ext import filters

from convenio.typed.clean_text import one_line
from convenio.typed.indicator_cells import MOST
from documents.csv_writer import as_csv
from documents.workbooks.read.safety import LARGEST_FILE
from handlers.access import Capability, may, require, requiring
from handlers.actions import Action
from handlers.agreements import views
from handlers.agreements.form_state import AgreementForm, read_years
from handlers.context import Context
from handlers.forms import Form, is_confirmed
from handlers.questions import QuestionKind
from handlers.turn import TURN
from handlers.views import BadPress, View
from storage.agreements import add_agreement, all_indicators, check_years, indicators_of

QUESTION = QuestionKind.AGREEMENT
NAME_KEPT = 60


async def _screen(_context: Context, asked: AgreementForm, note: str) -> View:
    return views.screen(asked, note)


FORM = Form(QUESTION, AgreementForm, requiring(Capability.MANAGE_AGREEMENTS), _screen)
present = FORM.present


class ListFile(filters.MessageFilter):
    """A filter for a document sent while ODES is asked for a file of indicators."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        return bool(message.document) and question is not None and question.kind == QUESTION


async def start(context: Context) -> None:
    require(context, Capability.READ_ALL)
    manages = may(context, Capability.MANAGE_AGREEMENTS)
    context.open(views.agreements(await all_indicators(context.session), manages=manages))


async def ask_years(context: Context) -> None:
    require(context, Capability.MANAGE_AGREEMENTS)
    await FORM.hold(context, AgreementForm())


async def answer(context: Context) -> None:
    """Take the years, also in place of those given before."""
    require(context, Capability.MANAGE_AGREEMENTS)
    context.take_away_typed()
    try:
        first, last = read_years(context.text)
        await check_years(context.session, first, last, MOST)
    except ValueError as fault:
        await FORM.hold(context, FORM.now(context), f"⚠️ {fault}")
        return
    asked = AgreementForm(first, last)
    known = await indicators_of(context.session, asked.years)
    await FORM.hold(context, replace(asked, replaces=len(known or ())))


async def send_sample(context: Context) -> None:
    """Send the newest list as a file to be changed."""
    require(context, Capability.READ_ALL)
    newest = (await all_indicators(context.session))[-1]
    content = as_csv(views.sample_rows(newest), views.SAMPLE_COLUMNS)
    context.send_file("indicadores.csv", content, views.sample_caption(newest))


async def take_file(context: Context) -> None:
    """Have the file fetched and read by the outbox; the answer follows then."""
    require(context, Capability.MANAGE_AGREEMENTS)
    message = context.turn.update.effective_message
    document = message.document if message else None
    asked = FORM.now(context)
    if document is None or not asked.first:
        await FORM.hold(context, asked, "⚠️ Escriba antes los años del convenio.")
    elif (document.file_size or 0) > LARGEST_FILE:
        await FORM.hold(context, asked, "⚠️ Ese archivo pesa demasiado: deje en él solo la tabla.")
    else:
        name = one_line(document.file_name or "")[-NAME_KEPT:]
        context.read_file(document.file_id, name, indicators=True)


async def save(context: Context) -> None:
    """Save the list, if it is the one that was shown with the button."""
    require(context, Capability.MANAGE_AGREEMENTS)
    asked = FORM.now(context)
    if not asked.content or not is_confirmed(context, asked):
        raise BadPress(Action.SAVE_AGREEMENT)
    listed = asked.indicators.listed
    try:
        added = await add_agreement(
            context.session, asked.first, asked.last, listed, context.person, context.now
        )
    except ValueError as fault:
        await FORM.hold(context, AgreementForm(), f"⚠️ {fault}")
        return
    await context.ask_nothing()
    context.show(views.added(added))


async def cancel(context: Context) -> None:
    await FORM.cancel(context, views.cancelled())
