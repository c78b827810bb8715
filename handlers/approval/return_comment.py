"""Returning a report with a comment on one indicator or on the whole."""

from convenio.report.stages import Act
from handlers.approval import access, views
from handlers.approval.steps import decide_and_show
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.views import BadPress
from storage.reports.reports import Report

WORDS_LENGTH = 300


async def ask_words(context: Context) -> None:
    """'Devolver': ask for the comment, which is on the whole report unless they choose."""
    report, _ = await access.to_decide(context, Act.RETURN, context.pressed.integer(0))
    await _ask(context, report, 0)
    context.open(views.ask_words(report, 0))


async def choose_subject(context: Context) -> None:
    """Choose the indicator that the comment is about, or the whole report."""
    report, _ = await access.to_decide(context, Act.RETURN, context.pressed.integer(0))
    indicator = context.pressed.integer(1)
    if indicator not in (0, *report.indicators):
        raise BadPress("remark")
    await _ask(context, report, indicator)
    context.show(views.ask_words(report, indicator))


async def _ask(context: Context, report: Report, indicator: int) -> None:
    await context.ask(QuestionKind.REMARK, args={"version": report.id, "indicator": indicator})


async def return_with(context: Context) -> None:
    """Return the report with the typed comment."""
    args, words = context.question.args, " ".join(context.text.split())[:WORDS_LENGTH]
    report, rule = await access.to_decide(context, Act.RETURN, args["version"])
    context.take_away_typed()
    if not any(letter.isalnum() for letter in words):
        context.show(views.ask_words(report, args["indicator"], again=True))
        return
    await decide_and_show(context, report, rule, why=words, indicator=args["indicator"])
    await context.ask_nothing()
    context.show(views.returned_by_oneself(report))
