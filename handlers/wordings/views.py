"""Views of the messages' words: which there are, one of them, how it will read, earlier ones."""

from collections.abc import Collection, Sequence

from markupsafe import Markup

from handlers.actions import Action
from handlers.buttons import MENU, back, earlier_buttons
from handlers.forms import mark_of
from handlers.views import Button, View, button
from handlers.wordings.catalogue import EXAMPLES, MESSAGES
from handlers.wordings.form_state import WordingForm
from handlers.words import length_shown, placeholders_of, say, shown_text
from storage.models import ReportText

LIST, CHANGES = "list", "changes"


def as_data(message: str) -> str:
    """The code as a button carries it."""
    return message.replace("/", ".")


SHOWN = 3_400  # letters of a message that a card has room for
TO_LIST = back(Action.WORDING, LIST)


def listed(changed: Collection[str], note: str, *, changes: bool) -> View:
    """The messages that are due by the clock, or those of `changes`; each leads to the others."""
    text = say("wordings/list", note=note, changed=len(changed), changes=changes)
    rows = [
        (
            button(
                f"{'✏️ ' if code in changed else ''}{message.title}", Action.WORDING, as_data(code)
            ),
        )
        for code, message in MESSAGES.items()
        if bool(message.kinds) is not changes
    ]
    more = TO_LIST if changes else button("Avisos de cambios ›", Action.WORDING, CHANGES)
    return View(text, (*rows, (more, MENU)))


def message(
    form: WordingForm, present: str, newest: ReportText | None, who: str, note: str
) -> View:
    """The present words of a message as they are written, with its placeholders."""
    title = MESSAGES[form.message].title
    text = say("wordings/message", note=note, title=title, text=present, newest=newest, who=who)
    rows: list[tuple[Button, ...]] = [(button("🔣 Datos que puede usar", Action.WORDING_DATA),)]
    if newest is not None:
        rows.append((button("↩️ Volver a uno anterior", Action.EARLIER_WORDINGS),))
    to_list = TO_LIST if MESSAGES[form.message].kinds else back(Action.WORDING, CHANGES)
    return View(text, (*rows, (to_list, MENU)))


def preview(
    form: WordingForm, filled: Markup, *, real: bool, unused: Sequence[str], note: str
) -> View:
    """The message as it will read, with the data of now or, where nothing is due, of examples."""
    text = say(
        "wordings/preview",
        note=note,
        title=MESSAGES[form.message].title,
        text=filled if length_shown(filled) <= SHOWN else f"{shown_text(filled)[:SHOWN]}…",
        real=real,
        unused=unused,
    )
    save = button("💾 Guardar", Action.SAVE_WORDING, mark_of(form))
    leave = button("✖ Dejarlo como estaba", Action.WORDING, as_data(form.message))
    return View(text, ((save,), (leave,)))


def earlier(form: WordingForm, history: Sequence[ReportText], note: str) -> View:
    text = say("wordings/earlier", note=note, title=MESSAGES[form.message].title)
    rows = earlier_buttons(history, Action.RESTORE_WORDING, shown_text)
    return View(text, (*rows, (back(Action.WORDING, as_data(form.message)),)))


def placeholders(form: WordingForm, note: str) -> View:
    """What may stand between two braces in this message, with an example of each."""
    examples = {name: EXAMPLES[name] for name in placeholders_of(form.message)}
    text = say(
        "wordings/placeholders",
        note=note,
        title=MESSAGES[form.message].title,
        examples=examples,
    )
    return View(text, ((back(Action.WORDING, as_data(form.message)),),))
