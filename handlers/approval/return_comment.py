"""Returning a report with a comment on one indicator or on the whole."""

from convenio.report.stages import Act
from handlers.approval import access, views
from handlers.approval.steps import decide_and_show
from handlers.context import Context
from handlers.questions import QuestionKind
from handlers.views import BadPress

WORDS_LENGTH = 300


async def ask_about(context: Context) -> None:
    """'Devolver': ask what the comment is about."""
    report, _ = await access.to_decide(context, Act.RETURN, context.pressed.integer(0))
    await context.ask_nothing()
    context.open(views.ask_about(report))


async def ask_words(context: Context) -> None:
    report, _ = await access.to_decide(context, Act.RETURN, context.pressed.integer(0))
    indicator = context.pressed.integer(1)
    if indicator not in (0, *report.indicators):
        raise BadPress("remark")
    await context.ask(QuestionKind.REMARK, args={"version": report.id, "indicator": indicator})
    context.show(views.ask_words(report, indicator))


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
