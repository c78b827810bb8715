"""Files for the report: a letterhead, or texts of it; read by the outbox, then shown or kept."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from sqlmodel.ext.asyncio.session import AsyncSession
from telegram import Message
from telegram.ext import filters

from convenio.calendar.periods import Period
from convenio.catalogue.regions import plain
from convenio.typed.clean_text import clean_text, one_line
from documents.report.templates import TITLES, check_text
from documents.report.word.limits import LARGEST, too_large
from documents.texts.reader import DocumentText
from documents.texts.unfit import TextFault, UnfitText
from handlers.access import Capability, may
from handlers.context import Context, Unread
from handlers.evaluations.file import LARGEST as LARGEST_TEXT
from handlers.facts.report_facts import report_facts
from handlers.report import text_views as views
from handlers.report.form_state import ReportTextForm, TextScreen
from handlers.report.text_steps import FORM
from handlers.turn import TURN
from handlers.views import View
from storage.models import RowKind
from storage.outbox import outbox
from storage.people import people
from storage.report.texts import letterhead, set_letterhead

NAME_KEPT = 60
_NUMBERED = re.compile(r"^(?:[ivxlc]+|\d+)[.)]?\s+")
_HEADINGS = {_NUMBERED.sub("", plain(title)): part for part, title in TITLES.items()}


class ReportFile(filters.MessageFilter):
    """A filter for a file that comes while a text of the report, or its letterhead, is asked."""

    def filter(self, message: Message) -> bool:
        question = TURN.get().question
        return message.document is not None and question is not None and question.kind == FORM.kind


async def take(context: Context) -> None:
    """Have the file read as what the screen asks for."""
    form, message = FORM.now(context), context.turn.update.effective_message
    if message is None or message.document is None:
        raise Unread
    name = one_line(message.document.file_name or "")[-NAME_KEPT:]
    file_id, size = message.document.file_id, message.document.file_size or 0
    if fault := _too_large(form, name, size):  # Telegram would not hand it over
        await FORM.hold(context, form, f"⚠️ {fault} No se cambió nada.")
    elif form.screen is TextScreen.LETTERHEAD:
        context.read_file(file_id, name, letterhead=True, period=form.period)
    else:
        context.read_file(file_id, name, report_text=True, period=form.period, part=form.part)


def _too_large(form: ReportTextForm, name: str, size: int) -> str:
    if form.screen is TextScreen.LETTERHEAD:
        return too_large(size) if size > LARGEST else ""
    return UnfitText(TextFault.TOO_LARGE).words(f"«{name}»") if size > LARGEST_TEXT else ""


async def letterhead_arrived(
    session: AsyncSession,
    chat_id: int,
    payload: dict[str, Any],
    sha256: str,
    fault: str,
    now: datetime,
) -> None:
    """Keep the letterhead, or say why it can't be one; nothing is changed then."""
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    if not may(duties, Capability.MANAGE_PERIODS):
        return
    note = f"⚠️ {fault} No se cambió nada."
    if not fault:
        await set_letterhead(session, payload["name"], sha256, person, now)
        note = "💾 Guardado: el informe en Word saldrá con este membrete."
    form = ReportTextForm(payload["period"], TextScreen.LETTERHEAD)
    view = views.letterhead(form, await letterhead(session), note)
    await FORM.open_outside(session, chat_id, form, view, now)


async def report_text_arrived(
    session: AsyncSession,
    chat_id: int,
    payload: dict[str, Any],
    outcome: DocumentText | UnfitText,
    now: datetime,
) -> None:
    """Show a text of one part, or those that a document's headings name; nothing is kept yet."""
    person = await people.find_person(session, chat_id)
    duties = await people.duties_of(session, person) if person else ()
    if not may(duties, Capability.MANAGE_PERIODS):
        return
    name, code, part = payload["name"], payload["period"], payload["part"]
    try:
        form = _form(code, part, outcome, name)
    except ValueError as fault:
        view = View(f"⚠️ {fault} No se guardó nada.")
        outbox.put(session, chat_id, RowKind.SAY, view.payload, now)
        return
    if form.several:
        view = views.several(form, "")
    else:
        facts = await report_facts(session, Period.parse(code))
        view = views.preview(form, form.text, facts, "")
    await FORM.open_outside(session, chat_id, form, view, now)


def _form(code: str, part: str, outcome: DocumentText | UnfitText, name: str) -> ReportTextForm:
    """The form with what a file says. Raises ValueError, in words for people."""
    if isinstance(outcome, UnfitText):
        raise ValueError(outcome.words(f"«{name}»"))
    text = clean_text(outcome.text).strip()
    if part:
        check_text(text)
        return ReportTextForm(code, TextScreen.PART, part, text)
    several = tuple(_parts(text))
    if not several:
        titles = ", ".join(f"«{title}»" for title in TITLES.values())
        raise ValueError(f"No encontré ninguno de los títulos del informe: {titles}.")
    for _, of_part in several:
        check_text(of_part)
    return ReportTextForm(code, TextScreen.SEVERAL, several=several)


def _parts(text: str) -> Iterator[tuple[str, str]]:
    """The parts whose titles stand in lines of their own, numbered or not, with what follows."""
    part, lines = "", list[str]()
    for line in [*text.splitlines(), None]:
        heading = None if line is None else _HEADINGS.get(_NUMBERED.sub("", plain(line)))
        if line is not None and heading is None:
            lines.append(line)
            continue
        if part and "".join(lines).strip():
            yield part, "\n".join(lines).strip()
        part, lines = heading or "", []
