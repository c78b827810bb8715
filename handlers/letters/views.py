from collections.abc import Sequence
from datetime import datetime

from babel.lists import format_list

from convenio.catalogue.regions import REGIONS, Region
from convenio.plurals import counted
from handlers.actions import Action
from handlers.buttons import TO_MENU, cancel
from handlers.forms import mark_of
from handlers.letters.form_state import LetterForm, Whom
from handlers.region_names import short_name
from handlers.views import View, button, grid
from handlers.words import say
from storage.models import Person

CANCEL = (cancel(Action.CANCEL_LETTER),)
ANSWER = "↩️ Responder a ODES"
NAMES_SHOWN = 8
WHOM = {
    Whom.ALL: "todas las personas con acceso",
    Whom.FOCAL: "todos los puntos focales",
    Whom.DIRECTORS: "todos los directores y gerentes",
    Whom.PROPONENTS: "todas las direcciones proponentes",
    Whom.MISSING: "las regiones que aún no envían su reporte",
}
_ROLES = {Whom.FOCAL: "los puntos focales de", Whom.DIRECTORS: "los directores y gerentes de"}


def ask_whom(note: str) -> View:
    several = [(button(f"A {words}", Action.WRITE_TO, whom),) for whom, words in WHOM.items()]
    regions = [button(short_name(code), Action.WRITE_TO, code) for code in REGIONS]
    return View(say("letters/ask_whom", note=note), (*several, *grid(regions, 3), CANCEL))


def ask_words(
    asked: LetterForm, readers: Sequence[Person], missing: Sequence[str], note: str
) -> View:
    return View(say("letters/ask_words", **_facts(asked, readers, missing), note=note), (CANCEL,))


def ids(readers: Sequence[Person]) -> list[int | None]:
    return [reader.id for reader in readers]


def review(
    asked: LetterForm,
    readers: Sequence[Person],
    missing: Sequence[str],
    later: datetime | None,
    note: str,
) -> View:
    """Show the message as its readers will get it."""
    text = say(
        "letters/review",
        **_facts(asked, readers, missing),
        letter=letter(asked).text,
        later=None if asked.urgent else later,
        urgent=asked.urgent,
        note=note,
    )
    send = button(
        f"✅ Enviar a {counted(len(readers), 'persona', 'personas')}",
        Action.SEND_LETTER,
        mark_of(asked, *ids(readers)),
    )
    label = "Que espere al horario de envío" if asked.urgent else "❗ Es urgente: que salga ya"
    urgency = ((button(label, Action.WRITE_URGENTLY),),) if later or asked.urgent else ()
    return View(text, ((send,), *urgency, CANCEL))


def letter(asked: LetterForm, *, answers: bool = True) -> View:
    """The letter as it is read; `answers`: by somebody who may ask ODES."""
    region = _only_region(asked)
    text = say("letters/letter", words=asked.text, region=region, answers=answers)
    about = region.code if region else Whom.ALL
    return View(text, ((button(ANSWER, Action.CONSULT, about),),) if answers else ())


def _only_region(asked: LetterForm) -> Region | None:
    return REGIONS[asked.regions[0]] if len(asked.regions) == 1 else None


def words_of_letter(shown: str) -> str:
    """What a letter says, of the text that Telegram shows."""
    return shown.partition("\n\n")[2].rpartition("\n\n")[0]


def sent(asked: LetterForm, readers: int, later: datetime | None) -> View:
    text = say(
        "letters/sent",
        whom=_whom(asked),
        count=counted(readers, "persona", "personas"),
        later=later,
    )
    return View(text, TO_MENU)


def nobody(asked: LetterForm) -> View:
    text = say("letters/nobody", whom=_whom(asked), asked=asked)
    return View(text, (CANCEL,))


def cancelled() -> View:
    return View(say("letters/cancelled"), TO_MENU)


def _facts(
    asked: LetterForm, readers: Sequence[Person], missing: Sequence[str]
) -> dict[str, object]:
    names = [reader.name or "sin nombre" for reader in readers]
    return {
        "whom": _whom(asked),
        "missing": [short_name(code) for code in missing],
        "names": names[:NAMES_SHOWN],
        "more": len(names[NAMES_SHOWN:]),
        "count": counted(len(readers), "persona", "personas"),
    }


def _whom(asked: LetterForm) -> str:
    """The recipients in words: 'la DRTPE Puno', or 'todos los puntos focales'."""
    but = f", menos {_offices(asked.left_out)}" if asked.left_out else ""
    if asked.included in tuple(Whom):
        return WHOM[Whom(asked.included)] + but
    where = _offices(asked.regions) or WHOM[Whom.MISSING]
    return (f"{_ROLES[Whom(asked.role)]} {where}" if asked.role else where) + but


def _offices(codes: Sequence[str]) -> str:
    return format_list([f"la {REGIONS[code].office}" for code in codes], locale="es")
