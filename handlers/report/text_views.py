"""Views of the report's texts: which there are, one of them, how it will read, earlier ones."""

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from convenio.calendar.periods import Period
from documents.report.document import Block, Bullets, Paragraph, Runs
from documents.report.facts import ReportFacts
from documents.report.templates import PLACEHOLDERS, TITLES, blocks_of, examples
from handlers.actions import Action
from handlers.buttons import MENU, back, earlier_buttons
from handlers.forms import mark_of
from handlers.report.form_state import ReportTextForm
from handlers.views import Button, View, button
from handlers.words import say
from storage.models import Letterhead, PeriodRow, ReportText

LIST = "list"
SHOWN = 3_000  # letters of a text that a card has room for
SEE_PAGE = button("📄 Ver la página", Action.REPORT_TEXT_PAGE)
TO_LIST = back(Action.REPORT_TEXT, LIST)


def listed(period: PeriodRow, kept: Mapping[str, str], note: str) -> View:
    text = say("report/texts", note=note, period=Period.parse(period.code), kept=len(kept))
    rows = [
        (button(f"{'✏️ ' if part in kept else ''}{title}", Action.REPORT_TEXT, part),)
        for part, title in TITLES.items()
    ]
    base = button("📎 Membrete de Word", Action.REPORT_LETTERHEAD)
    return View(text, (*rows, (base,), (back(Action.REPORT_CARD, period.code), MENU)))


def letterhead(form: ReportTextForm, present: Letterhead | None, note: str) -> View:
    """The document on whose styles and header the Word file is written."""
    text = say("report/letterhead", note=note, present=present)
    own = [(button("⟲ El de Puntual", Action.OWN_LETTERHEAD),)] if present else []
    return View(text, (*own, (TO_LIST, MENU)))


def several(form: ReportTextForm, note: str) -> View:
    """The texts that a document with headings has, before they are kept."""
    found = [(TITLES[part], " ".join(text.split())[:200]) for part, text in form.several]
    text = say("report/several", note=note, found=found)
    label = f"💾 Guardar {len(form.several)}"
    save = button(label, Action.SAVE_REPORT_TEXTS, mark_of(form))
    return View(text, ((save,), (back(Action.REPORT_TEXT, LIST),)))


def part(form: ReportTextForm, present: str, history: Sequence[ReportText], note: str) -> View:
    """The present text of a part as it is written, with its placeholders."""
    facts = {"title": TITLES[form.part], "text": present[:SHOWN], "cut": len(present) > SHOWN}
    text = say("report/text", note=note, **facts, newest=history[0] if history else None)
    rows: list[tuple[Button, ...]] = [
        (SEE_PAGE,),
        (button("🔣 Datos que puede usar", Action.REPORT_TEXT_DATA),),
    ]
    if history:
        rows.append((button("↩️ Volver a uno anterior", Action.EARLIER_REPORT_TEXTS),))
    return View(text, (*rows, (TO_LIST, MENU)))


def preview(form: ReportTextForm, text: str, facts: ReportFacts, note: str) -> View:
    """The text as the report will say it, filled in with the semester's data."""
    filled = "\n\n".join(map(_words, blocks_of({form.part: text}, form.part, facts)))
    shown = {"title": TITLES[form.part], "text": filled[:SHOWN], "cut": len(filled) > SHOWN}
    save = button("💾 Guardar", Action.SAVE_REPORT_TEXT, mark_of(form))
    leave = button("✖ Dejarlo como estaba", Action.REPORT_TEXT, form.part)
    return View(say("report/preview", note=note, **shown), ((save,), (SEE_PAGE,), (leave,)))


def page_caption(form: ReportTextForm, *, saved: bool) -> Markup:
    return say("report/page", title=TITLES[form.part], saved=saved)


def earlier(form: ReportTextForm, history: Sequence[ReportText], note: str) -> View:
    text = say("report/earlier", note=note, title=TITLES[form.part])
    rows = earlier_buttons(history, Action.RESTORE_REPORT_TEXT)
    return View(text, (*rows, (back(Action.REPORT_TEXT, form.part),)))


def placeholders(form: ReportTextForm, note: str) -> View:
    """What may stand between two braces, with an example of each."""
    assert set(examples()) == set(PLACEHOLDERS)
    text = say("report/placeholders", note=note, examples=examples())
    return View(text, ((back(Action.REPORT_TEXT, form.part),),))


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return _joined(block.runs)
    if isinstance(block, Bullets):
        return "\n".join(f"• {_joined(item)}" for item in block.items)
    return ""


def _joined(runs: Runs) -> str:
    return "".join(run.text for run in runs)
