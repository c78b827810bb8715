"""Figures that come though none is asked for: of which report, of which indicator, and kept."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from convenio.report.entries import Entry, EntryStep
from convenio.typed.pasted.readings import says_both
from convenio.typed.pasted.spoken import denied_in
from handlers.access import Capability, regions_to, requiring
from handlers.actions import Action
from handlers.context import Context
from handlers.forms import Form
from handlers.plain_words import figure_views as views
from handlers.plain_words.grammar import Said
from handlers.plain_words.report_choice import named_report
from handlers.plain_words.typed_figures import TypedFigures, is_figure
from handlers.plain_words.vocabulary import OF_INDICATOR
from handlers.questions import QuestionKind
from handlers.reporting.access import draft, owed_report
from handlers.reporting.answers import take_figure
from handlers.reporting.pasted_table import ask_denied
from handlers.reporting.report_card import draft_of, open_report, show_sent
from handlers.reporting.screens import screen
from handlers.reporting.table_amends import hold_figures
from handlers.reporting.views import choose
from handlers.views import BadPress, View
from storage.models import Version
from storage.reports import obligations
from storage.reports.obligations import Owed
from storage.reports.reports import Report

QUESTION = QuestionKind.FIGURES
OF_ENTRY = (EntryStep.PROGRAMMED, EntryStep.EXECUTED)


@dataclass(frozen=True, slots=True)
class KeptFigures:
    """Figures that wait until it is known whose they are; none where a report is to be opened."""

    typed: str
    period: str = ""
    region: str = ""
    indicator: int = 0


async def _screen(context: Context, kept: KeptFigures, _note: str) -> View:
    if not kept.region:
        reports = await _owed(context)
        if not kept.typed:
            return choose(reports, Action.OPEN_REPORT, context.today)
        return views.which_report(kept.typed, reports)
    owed = await owed_report(context, kept.period, kept.region)
    if not kept.indicator:
        return views.which_indicator(kept.typed, owed)
    return views.goal_or_executed(kept.typed, owed.indicators[kept.indicator])


FORM = Form(QUESTION, KeptFigures, requiring(Capability.REPORT), _screen)
present = FORM.present


async def take(context: Context, typed: TypedFigures) -> None:
    """Open the report with the figures read; ask which one, or of which indicator, if need be."""
    _tell_replaced(context, typed.text)
    owed = await _owed(context)
    fitting = [report for report in owed if _fits(report, typed)]
    named = await _on_card(context, fitting) or fitting
    if not owed:
        context.say(views.nothing_open(typed.text))
    elif len(named) == 1:
        await _begin(context, KeptFigures(typed.text), named[0])
    else:
        await FORM.hold(context, KeptFigures(typed.text), anew=True)


def _tell_replaced(context: Context, typed: str) -> None:
    """Say back the figures that waited for their indicator until these came."""
    question = context.turn.question
    kept = question.args["typed"] if question and question.kind == QUESTION else ""
    if kept and kept != typed:
        context.say(views.replaced(kept))


async def choose_report(context: Context) -> None:
    kept, press = FORM.now(context), context.pressed
    await _begin(context, kept, await owed_report(context, press.text(0), press.text(1)))


async def choose_indicator(context: Context) -> None:
    """Keep the figure as this indicator's; where its goal is open, ask which of both it is."""
    press = context.pressed
    step = EntryStep(press.text(1)) if press.text(1) in OF_ENTRY else None
    await _with_indicator(context, FORM.now(context), press.integer(0), step)


async def take_typed(context: Context, said: Said) -> bool:
    """Take a typed report or indicator that is asked for; False if the text names none."""
    kept = FORM.now(context)
    if not kept.region and (meant := named_report(context.text, said, await _owed(context))):
        await _begin(context, kept, meant)
        return True
    if said.unread or not OF_INDICATOR.issuperset(said.phrases):
        return False
    if kept.region:
        reported = (await owed_report(context, kept.period, kept.region)).indicators
        if (
            len(said.numbers) != 1
            or said.numbers[0] not in reported
            or said.regions
            or said.periods
        ):
            return False
        await _with_indicator(context, kept, said.numbers[0], None)
        return True
    wanted = TypedFigures("", said.regions, said.periods)
    named = [report for report in await _owed(context) if _fits(report, wanted)]
    if len(named) == 1:
        await _begin(context, kept, named[0])
    return len(named) == 1


async def _begin(context: Context, kept: KeptFigures, owed: Owed) -> None:
    if not kept.typed:
        await open_report(context, owed)
        return
    if await show_sent(context, owed, views.already_sent_note(kept.typed, owed)):
        return
    if is_figure(kept.typed):
        of = replace(kept, period=owed.period.code, region=owed.region.code, indicator=0)
        await FORM.hold(context, of, anew=not context.turn.update.callback_query)
        return
    report = await _draft(context, owed)
    if denied := denied_in(report.indicators, kept.typed):
        await ask_denied(context, report, *denied)
        return
    note = await hold_figures(context, report, kept.typed)
    view = screen(report, context.question, context.today, note)
    (context.show if context.turn.update.callback_query else context.open)(view)


async def _with_indicator(
    context: Context, kept: KeptFigures, number: int, step: EntryStep | None
) -> None:
    owed = await owed_report(context, kept.period, kept.region)
    if number not in owed.indicators:
        raise BadPress(QUESTION)
    report = await _draft(context, owed)
    entry = report.entry(number)
    if step is None and _is_goal_open(entry) and not says_both(kept.typed):
        await FORM.hold(context, replace(kept, indicator=number))
        return
    await take_figure(context, report, entry, step or EntryStep.EXECUTED, kept.typed)


def _is_goal_open(entry: Entry) -> bool:
    """Whether a figure could be the goal: the region types it, and has not said it yet."""
    return entry.effective_goal is None and not entry.without_goal and not entry.not_applicable


async def _on_card(context: Context, owed: Sequence[Owed]) -> list[Owed]:
    """The report that the chat shows."""
    shown = context.turn.question.version_id if context.turn.question else None
    version = await context.session.get(Version, shown) if shown else None
    place = (version.period, version.region) if version else None
    return [report for report in owed if report.place == place]


async def _draft(context: Context, owed: Owed) -> Report:
    return await draft(context, (await draft_of(context, owed)).id or 0)


async def _owed(context: Context) -> Sequence[Owed]:
    regions = regions_to(context, Capability.REPORT)
    return await obligations.owed_by(context.session, regions, context.today)


def _fits(owed: Owed, typed: TypedFigures) -> bool:
    return (not typed.regions or owed.region.code in typed.regions) and (
        not typed.periods or owed.period in typed.periods
    )
