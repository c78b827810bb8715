"""What is typed when nothing is asked is carried out as the command that it means."""

from collections.abc import Sequence

from telegram import Update

from charts.requests import ChartKind
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from handlers.access import Capability, may
from handlers.commands import menu_for
from handlers.context import Context
from handlers.menu.steps import replies_to_bot, show_menu
from handlers.menu.views import past
from handlers.plain_words import figures, views
from handlers.plain_words.arguments import Meaning
from handlers.plain_words.grammar import read_said
from handlers.plain_words.likeness import NEAREST, likely_commands
from handlers.plain_words.meanings import Understood, nearest, understand
from handlers.plain_words.typed_figures import typed_figures
from handlers.process import process_of
from handlers.questions import QuestionKind
from handlers.summaries.access import own_regions, periods_to_see, visible_regions
from handlers.summaries.wanted import Wanted
from handlers.views import BadPress
from storage.agreements import indicators_in
from storage.turnout.owed_reports import open_periods

QUESTION = QuestionKind.SAID
# Commands that stand in no menu of somebody who has the capability.
_BESIDE_MENU = (("evidencias", Capability.REPORT),)


async def answer(context: Context) -> None:
    """Answer a text that no question waits for, by what it means to this person."""
    if not context.turn.duties:
        await show_menu(context)
        return
    if replies_to_bot(context.turn.update.message):
        context.say(past(context.text, context.turn.duties))
        return
    indicators = await _indicators(context)
    if context.asks(figures.QUESTION) and await figures.take_typed(
        context, read_said(context.text, indicators)
    ):
        return
    await _answer(context, context.text, indicators)


async def answer_command(context: Context) -> None:
    """Answer a command that there isn't: a synonym is carried out, a misspelt one offered."""
    name, *rest = context.text.removeprefix("/").split() or [""]
    name = name.partition("@")[0].replace("_", " ")
    if not context.turn.duties:
        await show_menu(context)
        return
    indicators = await _indicators(context)
    found = _understood(context, " ".join((name, *rest)), indicators)
    likely = likely_commands(plain(name), _commands(context))
    if found.whole or found.forbidden or not likely:
        await _answer(context, " ".join((name, *rest)), indicators)
        return
    meanings = [Meaning(command, tuple(rest)) for command in likely]
    context.say(views.misspelt(context.text, meanings, kept=await _keep(context, meanings)))


async def press_said(context: Context) -> None:
    """Carry out what a button offers, with the rights of whoever presses it."""
    press = context.pressed
    command, behind = press.text(0), press.args[1] if len(press.args) > 1 else ""
    args: Sequence[str] = behind.split("+") if behind else ()
    if command not in _commands(context):
        raise BadPress(press.action)
    if press.args[2:] == ("kept",):
        if not context.asks(QUESTION) or command not in context.question.args["kept"]:
            raise BadPress(press.action)
        args = context.question.args["kept"][command]
    context.turn.update = Update(context.turn.update.update_id)  # as if typed: no button of its own
    await _carry_out(context, Meaning(command, tuple(args)))


async def _answer(context: Context, text: str, indicators: Indicators) -> None:
    """Answer words, which were perhaps typed with a slash before them."""
    found = _understood(context, text, indicators)
    typed = typed_figures(text, indicators)
    if typed is not None and not (found.whole and not found.bare):
        if may(context, Capability.REPORT):
            await figures.take(context, typed)
            return
        if not found.whole:
            context.say(
                views.not_for_figures(context.text, await _nearest(context, "", indicators))
            )
            return
    if found.whole and len(found.meanings) == 1:
        if not found.obvious:
            context.say(views.understood(context.text, found.meanings[0]))
        await _carry_out(context, found.meanings[0])
    elif found.meanings:
        offered = await _offered(context, text, found, indicators)
        context.say(views.choose(context.text, offered, found))
    elif found.courtesy or not plain(text):
        await show_menu(context)
    else:
        context.say(views.nearest(context.text, await _nearest(context, text, indicators), found))


async def _carry_out(context: Context, meaning: Meaning) -> None:
    """Carry out a command as if typed, with its own rights, and over the same questions."""
    context.args = list(meaning.args)
    await process_of(context).follow(context, "command", meaning.command)


def _understood(context: Context, text: str, indicators: Indicators) -> Understood:
    return understand(text, _commands(context), own_regions(context), indicators)


async def _offered(
    context: Context, text: str, found: Understood, indicators: Indicators
) -> list[Meaning]:
    """What it can mean and, where words were left unread, the nearest things besides."""
    meanings = await _seen(context, found.meanings)
    if not found.unread:
        return meanings
    named = {meaning.command for meaning in meanings}
    others = [
        near for near in await _nearest(context, text, indicators) if near.command not in named
    ]
    return [*meanings, *others[: max(0, NEAREST - len(meanings))]]


async def _nearest(context: Context, text: str, indicators: Indicators) -> list[Meaning]:
    return await _seen(context, nearest(text, _commands(context), indicators))


async def _seen(context: Context, meanings: Sequence[Meaning]) -> list[Meaning]:
    """The meanings without regions that the person may not see."""
    if may(context, Capability.READ_ALL) or not any(meaning.region for meaning in meanings):
        return list(meanings)
    newest = (await periods_to_see(context, ChartKind.REGION))[:1]
    seen = own_regions(context)
    if newest:
        seen = await visible_regions(context, Wanted(ChartKind.REGION, newest[0]))
    return list(dict.fromkeys(meaning.within(seen) for meaning in meanings))


def _commands(context: Context) -> list[str]:
    """The person's commands, in their menu's order."""
    listed = [name for name, _ in menu_for(context.turn.duties)]
    beside = [name for name, capability in _BESIDE_MENU if may(context, capability)]
    return list(dict.fromkeys((*listed, *beside, "menu")))


async def _indicators(context: Context) -> Indicators:
    """The indicators that are reported now, else this year's."""
    periods = await open_periods(context.session, context.today)
    if periods:
        return periods[0].indicators
    return await indicators_in(context.session, context.today.year)


async def _keep(context: Context, meanings: Sequence[Meaning]) -> bool:
    """Hold what does not fit into buttons, unless the chat's text answers another question."""
    kept = views.kept_args(meanings)
    if context.turn.question is not None and not context.asks(QUESTION):
        return False
    if kept:
        await context.ask(QUESTION, args={"kept": dict(kept)})
    return True
