"""The Anexo 4 of a region, with all that is known of the semester already in it."""

from dataclasses import replace

from pydantic import TypeAdapter
from sqlmodel.ext.asyncio.session import AsyncSession

from charts.facts.simulated_notice import simulated_words
from convenio.catalogue.indicators import Indicator
from convenio.report.entries import Entry
from convenio.report.results import Figure
from convenio.typed.figures import Mark
from documents.workbooks.write.facts import FormFacts, FormRow, WorkbookKind
from handlers.access import Capability, regions_to, require
from handlers.context import Context
from handlers.figure_words import cause_words
from handlers.reporting.access import owed_report
from handlers.reporting.views import nothing_owed
from handlers.views import Workbook
from handlers.words import say
from handlers.workbooks import views
from storage.reports import obligations, reports
from storage.reports.answers import previous_figures
from storage.reports.obligations import Owed

_FACTS = TypeAdapter(FormFacts)


async def form(context: Context) -> None:
    """/anexo4: send the form of the report this person owes; ask which if there are several."""
    require(context, Capability.REPORT)
    regions = regions_to(context, Capability.REPORT)
    owed = await obligations.owed_by(context.session, regions, context.today)
    if not owed:
        context.say(nothing_owed(context.person, regions))
    elif len(owed) > 1:
        context.say(views.choose(owed))
    else:
        await _send(context, owed[0])


async def form_chosen(context: Context) -> None:
    await _send(
        context, await owed_report(context, context.pressed.text(0), context.pressed.text(1))
    )


async def _send(context: Context, owed: Owed) -> None:
    facts = await form_facts(context.session, owed)
    name = f"anexo-4-{owed.region.code}-{owed.period.code}.xlsx"
    context.send_workbook(
        Workbook(
            WorkbookKind.FORM,
            _FACTS.dump_json(facts).decode(),
            name,
            say("workbooks/form", owed=owed, locked=any(row.goal_is_loaded for row in facts.rows)),
            say("workbooks/not_made", again="/anexo4"),
        )
    )


async def form_facts(session: AsyncSession, owed: Owed) -> FormFacts:
    """The facts of a form: the newest version's entries or only the goals, and last semester's."""
    period, region = owed.period.code, owed.region.code
    goals = await reports.goals_of(session, period, region)
    versions = await reports.versions_of(session, period, region)
    report = await reports.load(session, versions[-1].id or 0) if versions else None
    entries = report.entries if report else [Entry(number) for number in owed.indicators]
    before = await previous_figures(session, owed.period, owed.region.code, owed.indicators)
    invented = f" ({simulated_words().lower()})" if before.simulated else ""
    return FormFacts(
        office=owed.region.office,
        period=owed.period.label,
        previous=owed.period.previous.label + invented,
        rows=tuple(
            _row(
                owed.indicators[entry.indicator],
                replace(entry, goal=goals.get(entry.indicator)),
                before.figures.get(entry.indicator),
            )
            for entry in entries
        ),
        warning=simulated_words() if report and report.version.simulated else "",
        causes_required=owed.requirements.causes,
    )


def _row(indicator: Indicator, entry: Entry, before: Figure | None) -> FormRow:
    return FormRow(
        indicator=entry.indicator,
        name=indicator.name,
        goal=entry.effective_goal,
        goal_is_loaded=entry.goal_is_loaded,
        mark=_mark(entry),
        executed=entry.executed,
        executed_count=entry.executed_count,
        base_count=entry.base_count,
        previous=before,
        cause=cause_words(entry),
    )


def _mark(entry: Entry) -> Mark | None:
    """The mark that the region gave or, where it said nothing, the one in the goal ODES loaded."""
    if entry.mark is not None or entry.executed is not None:
        return entry.mark
    return entry.goal.mark if entry.goal else None
