"""The screen of a chat that reports: a function of what is stored."""

from dataclasses import replace
from datetime import date

from sqlalchemy import bindparam
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.report.entries import EntryStep
from handlers.access import Capability, may
from handlers.actions import Action
from handlers.context import Context
from handlers.questions import QuestionKind, is_aside
from handlers.reporting import (
    reason_views,
    review_views,
    table_doubts,
    table_views,
    views,
    workbook_views,
)
from handlers.reporting.figure_choices import answer_to
from handlers.views import View, button
from storage.database import columns, run
from storage.models import Question, RowKind
from storage.outbox import outbox
from storage.reports import reports
from storage.reports.reports import Report
from storage.turnout.usual_figures import usual_for_region

_ELSEWHERE = (
    col(Question.version_id) == bindparam("version"),
    col(Question.chat_id) != bindparam("chat"),
)
_OPEN_ELSEWHERE = select(Question).where(*_ELSEWHERE)
_IS_OPEN_ELSEWHERE = columns(Question, "chat_id").where(*_ELSEWHERE).limit(1)


async def present(context: Context) -> View | None:
    """The chat's present screen, if it is reporting and still may."""
    question = context.turn.question
    if question is None or question.version_id is None:
        return None
    report = await reports.load(context.session, question.version_id)
    if report is None or report.sent or not may(context, Capability.REPORT, report.version.region):
        return None
    return screen(await _compared(context, report, question), question, context.today)


async def _compared(context: Context, report: Report, *questions: Question) -> Report:
    """The report with what its figures are compared with, where one of the screens shows that."""
    if all(question.kind != QuestionKind.REVIEW for question in questions):
        return report
    return replace(
        report, usual=await usual_for_region(context.session, report.owed, context.today)
    )


def screen(report: Report, question: Question, today: date, note: str = "") -> View:
    """`note` is a line on top: what was just saved, or what was not understood."""
    entry = report.entry(question.indicator) if question.indicator else None
    args = question.args
    if entry is not None and question.kind in (QuestionKind.PROGRAMMED, QuestionKind.EXECUTED):
        typed = answer_to(report, question)
        elsewhere = bool(args.get("elsewhere"))
        asked = views.figure_question(
            report, entry, EntryStep(question.kind), typed, note, elsewhere=elsewhere
        )
        return _with_evidence(report, entry.indicator, asked)
    if entry is not None and question.kind == QuestionKind.CAUSE:
        asked = reason_views.cause_question(report, entry, question, note)
        return _with_evidence(report, entry.indicator, asked)
    if entry is not None and question.kind == QuestionKind.FIGURE_REASON:
        asked = reason_views.reason_question(report, entry, question, note)
        return _with_evidence(report, entry.indicator, asked)
    if question.kind == QuestionKind.SHARED_CAUSE:
        return reason_views.shared_cause_question(report, question, note)
    if question.kind == QuestionKind.SEVERAL:
        return table_views.several(report, note)
    if question.kind == QuestionKind.TABLE:
        table = table_doubts.answered(report, args)
        if table is not None:
            return table_views.table(report, table, args, note)
    if question.kind == workbook_views.QUESTION:
        return workbook_views.findings(report, args, note)
    if question.kind == QuestionKind.REVIEW:
        if args.get("confirming"):
            return review_views.confirmation(report, today, note)
        return review_views.review(report, today, note)
    return views.card(report, today, note)


def _with_evidence(report: Report, indicator: int, view: View) -> View:
    """Add how many files the indicator has, and the way to them."""
    count = report.evidence.get(indicator, 0)
    label = f"📎 {count}" if count else "📎 Adjuntar sustento"
    return View(
        view.text, (*view.keyboard, (button(label, Action.EVIDENCE, report.id, indicator),))
    )


async def show(context: Context, report: Report, note: str = "") -> None:
    """Show the chat's present question on its card."""
    report = await _compared(context, report, context.question)
    context.show(screen(report, context.question, context.today, note))


async def show_colleagues(context: Context, report: Report, changed: list[int]) -> None:
    """Show others who have this draft open that it changed, and by whom."""
    elsewhere = await _open_elsewhere(context.session, report.id, context.turn.chat_id)
    if not elsewhere:
        return
    note = views.colleague_note(context.person, changed)
    report = await _compared(context, report, *elsewhere)
    for question in elsewhere:
        if not is_aside(question):  # another screen is in the card's place
            view = screen(report, question, context.today, note)
            outbox.put(context.session, question.chat_id, RowKind.SHOW, view.payload, context.now)


async def close_for_colleagues(context: Context, view: View, report: Report) -> None:
    """Show others who had this draft open why it ended, and ask them nothing more."""
    for question in await _open_elsewhere(context.session, report.id, context.turn.chat_id):
        kind = RowKind.SAY if is_aside(question) else RowKind.SHOW
        outbox.put(context.session, question.chat_id, kind, view.payload, context.now)
        await context.session.delete(question)


async def _open_elsewhere(session: AsyncSession, version_id: int, chat_id: int) -> list[Question]:
    params = {"version": version_id, "chat": chat_id}
    if (await run(session, _IS_OPEN_ELSEWHERE, params)).first() is None:  # as it nearly always is
        return []
    found = await session.exec(_OPEN_ELSEWHERE, params=params)
    return list(found.all())
