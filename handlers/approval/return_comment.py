"""Returning a report with a comment on one indicator or on the whole: shown, then sent."""

from dataclasses import replace

from convenio.lengths import WORDS_LENGTH
from convenio.report.stages import Act
from convenio.report.typed_remarks import read_remark
from handlers.access import where_fetched
from handlers.actions import Action
from handlers.approval import access, views
from handlers.approval.form_state import WHOLE, RemarkForm
from handlers.approval.steps import decide_and_show
from handlers.context import Context
from handlers.forms import Form, is_confirmed, mark_of, on_card
from handlers.questions import QuestionKind
from handlers.views import BadPress, View


async def _screen(context: Context, asked: RemarkForm, note: str) -> View:
    report, _ = await access.to_decide(context, Act.RETURN, asked.version)
    if asked.unsure:
        approves = Act.APPROVE in await access.acts_on(context, report)
        typed = read_remark(asked.unsure, report.indicators)
        return views.unsure_remark(report, asked, typed, approves=approves)
    if not asked.words:
        return views.ask_words(report, asked.indicator, note)
    return views.review_remark(report, asked, asked.indicator, asked.words)


FORM = Form(QuestionKind.REMARK, RemarkForm, where_fetched, _screen)
present = FORM.present


async def ask_words(context: Context) -> None:
    """'Devolver': ask for the comment, which is on the whole report unless they choose."""
    asked = RemarkForm(context.pressed.integer(0))
    await FORM.hold(context, asked, anew=not on_card(context))


async def choose_subject(context: Context) -> None:
    """Choose the indicator that the comment is about, or the whole report."""
    report, _ = await access.to_decide(context, Act.RETURN, context.pressed.integer(0))
    indicator = context.pressed.integer(1)
    if indicator not in (WHOLE, *report.indicators):
        raise BadPress(Action.REMARK)
    words = _confirmed_words(context)
    await FORM.hold(context, RemarkForm(report.id, indicator, words))


def _confirmed_words(context: Context) -> str:
    """The comment that was asked back or given before; raises BadPress if neither was shown."""
    marks = context.pressed.args[2:]
    if not marks:
        return ""
    asked = FORM.now(context)
    for words in filter(None, (asked.unsure, asked.words)):
        if marks == (mark_of(words),):
            return words
    raise BadPress(Action.REMARK)


async def answer(context: Context) -> None:
    """Take the comment, or a better one; what says nothing to correct is asked back."""
    asked = FORM.now(context)
    report, _ = await access.to_decide(context, Act.RETURN, asked.version)
    context.take_away_typed()
    words = context.line[:WORDS_LENGTH]
    if read_remark(words, report.indicators).doubt is not None:
        await FORM.hold(context, replace(asked, unsure=words))
    elif any(letter.isalnum() for letter in words):
        await FORM.hold(context, replace(asked, words=words, unsure=""))
    else:
        await FORM.hold(context, asked, "⚠️ No pude leer el comentario.")


async def send(context: Context) -> None:
    """Return the report with the comment that was shown."""
    asked = FORM.now(context)
    if not asked.words or not is_confirmed(context, asked):
        raise BadPress(Action.SEND_REMARK)
    report, rule = await access.to_decide(context, Act.RETURN, asked.version)
    await decide_and_show(context, report, rule, why=asked.words, indicator=asked.indicator)
    await context.ask_nothing()
    context.show(views.returned_by_oneself(report, asked.words))


async def cancel(context: Context) -> None:
    report, _ = await access.to_decide(context, Act.RETURN, context.pressed.integer(0))
    await FORM.cancel(context, views.not_returned(report))
