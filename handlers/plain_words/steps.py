"""What is typed when nothing is asked is carried out as the command that it means."""

from collections.abc import Sequence

from telegram import Update

from charts.requests import ChartKind
from convenio.catalogue.indicators import Indicators
from convenio.catalogue.regions import plain
from convenio.typed.lone_words import LoneWord, read_lone_word
from handlers.access import Capability, may
from handlers.commands import menu_for
from handlers.context import Context, Outdated
from handlers.evaluations.typed import take_unasked
from handlers.menu.steps import replies_to_bot, show_menu
from handlers.menu.views import past
from handlers.plain_words import figures, views
from handlers.plain_words.arguments import Meaning
from handlers.plain_words.grammar import read_said
from handlers.plain_words.letter_words import letter_to
from handlers.plain_words.likeness import NEAREST, likely_commands
from handlers.plain_words.meanings import Understood, nearest, understand
from handlers.plain_words.typed_figures import typed_figures
from handlers.process import process_of
from handlers.questions import QuestionKind, is_aside
from handlers.summaries.access import own_regions, periods_to_see, visible_regions
from handlers.summaries.wanted import Wanted
from handlers.views import BadPress
from handlers.words import say
from storage.agreements import indicators_in
from storage.turnout.owed_reports import open_periods

QUESTION = QuestionKind.SAID
_SAYING: dict[LoneWord | None, str] = {
    word: "ayuda" if word is LoneWord.HELP else "menu"
    for word in LoneWord
    if word is not LoneWord.NOTHING
}
# Commands that stand in no menu of somebody who has the capability.
_BESIDE_MENU = (("evidencias", Capability.REPORT),)


async def answer(context: Context) -> None:
    """Answer a text that no question waits for, by what it means to this person."""
    if not context.turn.duties:
        await show_menu(context)
        return
    indicators = await _indicators(context)
    asked = context.asks(figures.QUESTION) and not is_aside(context.question)
    if not asked and _answers_nothing(context, indicators):
        _say_past(context)
        return
    typed = typed_figures(context.text, indicators) if asked else None
    others = typed is not None and bool(typed.periods or typed.regions)  # of a report they name
    said = read_said(context.text, indicators)
    if asked and not others and await figures.take_typed(context, said):
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
    kept = await _keep(context, meanings)
    others = await _others(context, " ".join((name, *rest)), meanings, indicators)
    context.say(views.misspelt(context.text, [*meanings, *others], found, kept=kept))


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
    letter = letter_to(text) if may(context, Capability.WRITE_LETTERS) else None
    if letter is not None:
        await _carry_out(context, letter)
        return
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
    elif not found.whole and await _is_evaluation(context):
        return
    elif not found.whole and (word := read_lone_word(text)) in _SAYING:
        await process_of(context).follow(context, "command", _SAYING[word])
    elif found.meanings:
        offered = await _offered(context, text, found, indicators)
        context.say(views.choose(context.text, offered, found))
    elif context.asks(figures.QUESTION):
        raise Outdated(views.nearest(context.text, (), found).text)
    elif found.courtesy or not plain(text):
        await show_menu(context)
    else:
        context.say(views.nearest(context.text, await _nearest(context, text, indicators), found))


async def _is_evaluation(context: Context) -> bool:
    """Take a directorate's text as its file is taken; of who reports too, /evaluar is awaited."""
    directorate = may(context, Capability.EVALUATE) and not may(context, Capability.REPORT)
    return directorate and await take_unasked(context)


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
    return [*meanings, *await _others(context, text, meanings, indicators)]


async def _others(
    context: Context, text: str, offered: Sequence[Meaning], indicators: Indicators
) -> list[Meaning]:
    """The nearest things besides those that are offered, as many as make three with them."""
    named = {meaning.command for meaning in offered}
    near = [
        meaning
        for meaning in await _nearest(context, text, indicators)
        if meaning.command not in named
    ]
    return near[: max(0, NEAREST - len(offered))]


def _say_past(context: Context) -> None:
    """Say that what was replied to is past; raises Outdated where another question waits."""
    if context.turn.question is None or context.asks(QUESTION):
        context.say(past(context.text, context.turn.duties))
    else:
        raise Outdated(say("pending/past", text=views.shown(context.text)))


def _answers_nothing(context: Context, indicators: Indicators) -> bool:
    """Whether it is a reply to a message of the bot that asks nothing, and no more than that."""
    message = context.turn.update.message
    answered = message.reply_to_message if message and replies_to_bot(message) else None
    if answered is None or answered.message_id == context.turn.card:
        return False
    if read_lone_word(context.text) is not None:
        return False
    found = _understood(context, context.text, indicators)
    return not found.whole or found.bare


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
