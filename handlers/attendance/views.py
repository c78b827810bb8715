from collections.abc import Iterable, Sequence
from textwrap import shorten

from convenio.catalogue.absence_reasons import ABSENCES
from convenio.catalogue.regions import REGIONS
from convenio.plurals import plural
from handlers.actions import Action
from handlers.forms import mark_of
from handlers.schedule.words import is_moved, month_words
from handlers.views import Button, Keyboard, View, button
from handlers.words import say, say_in
from storage.report.present_words import OURS, Words
from storage.schedule.attendance import Answer, Listed

NAMES_SHOWN = 30  # of activities; more are only counted
LETTERS = 90
MONTHS_SHOWN = 12
OWN_WORDS = "own"  # of a button, in place of a reason's code
ALL_FROM = 2  # activities without an answer


def attendance_asked(
    name: str | None, months: Sequence[Sequence[Listed]], *, late: bool, words: Words = OURS
) -> View:
    """A request for the activities without an answer: at least one in each region and month."""
    text = say_in(
        words,
        "attendance/asked",
        name=name,
        late=late,
        named=sum(map(len, months)) <= NAMES_SHOWN,
        months=[(_place(listed), [_name(activity) for activity in listed]) for listed in months],
    )
    return View(text, tuple((_open(listed, "✍️ Responder: "),) for listed in months))


def own(months: Sequence[Sequence[Listed]]) -> View:
    """The months still to be answered, then those that can be changed."""
    owed = [listed for listed in months if _left(listed)]
    settled = [listed for listed in months if not _left(listed)]
    shown = owed[:MONTHS_SHOWN] + settled[: MONTHS_SHOWN - len(owed[:MONTHS_SHOWN])]
    text = say("attendance/own", owed=sum(map(_left, months)), any=bool(months))
    return View(text, tuple((_month_button(listed),) for listed in shown))


def question(listed: Sequence[Listed], asked: Listed, note: str = "") -> View:
    """One activity of its month, with what was answered before and the way to its neighbours."""
    position = next(at for at, activity in enumerate(listed) if activity.row == asked.row)
    answer = listed[position].answer
    text = say(
        "attendance/question",
        note=note,
        asked=asked,
        region=REGIONS[asked.region],
        indicator=asked.entry.activity.about,
        moved=_moved(asked),
        position=position + 1,
        count=len(listed),
        answer=answer,
        words=answer and answer_words(answer),
    )
    choice = (
        _about("✅ Sí", Action.TOOK_PART, asked, 1),
        _about("❌ No", Action.TOOK_PART, asked, 0),
    )
    beside: list[Button] = []
    if position > 0:
        beside.append(_about("◀ Anterior", Action.ATTENDANCE, listed[position - 1]))
    if position + 1 < len(listed):
        beside.append(_about("Siguiente ▶", Action.ATTENDANCE, listed[position + 1]))
    rows: Keyboard = (choice, _yes_to_all(listed), tuple(beside))
    return View(text, tuple(row for row in rows if row))


def _yes_to_all(listed: Sequence[Listed]) -> tuple[Button, ...]:
    """A button for the activities that have no answer yet, if there are several."""
    left = unanswered(listed)
    if len(left) < ALL_FROM:
        return ()
    label = f"✅ Sí a todas las que faltan ({len(left)})"
    first = listed[0]
    mark = mark_of_rows(left)
    return (button(label, Action.TOOK_PART_IN_ALL, first.region, first.month.code, mark),)


def unanswered(listed: Iterable[Listed]) -> list[Listed]:
    return [activity for activity in listed if activity.answer is None]


def mark_of_rows(listed: Iterable[Listed]) -> str:
    """A fingerprint of activities, so that a button answers for those that it was shown with."""
    return mark_of(sorted(activity.row for activity in listed))


def reasons(asked: Listed, note: str = "") -> View:
    text = say("attendance/reasons", note=note, region=REGIONS[asked.region], name=_name(asked))
    rows = [(_about(words, Action.REASON, asked, code),) for code, words in ABSENCES.items()]
    return View(text, (*rows, (_about("Seguir sin motivo ▶", Action.REASON, asked, ""),)))


def unsure_reason(asked: Listed, typed: str, before: str) -> View:
    """Ask whether what explains nothing is the reason; `before`: the one that 'the same' means."""
    question = reasons(asked, say("attendance/unsure_reason", typed=typed, before=before))
    words, label = (before, f"Sí, {before[:40]}") if before else (typed, "Guardar como motivo")
    offered = _about(label, Action.REASON, asked, OWN_WORDS, mark_of(words))
    return View(question.text, ((offered,), *question.keyboard))


def done(listed: Sequence[Listed], months: Sequence[Sequence[Listed]], note: str = "") -> View:
    """A month when all is answered; `months`: all of the person's, of which some may be owed."""
    answers = [
        (_name(activity), activity.answer and answer_words(activity.answer)) for activity in listed
    ]
    text = say("attendance/done", note=note, place=_place(listed), answers=answers)
    owed = [month for month in months if _left(month)][:MONTHS_SHOWN]
    change = _about("✏️ Cambiar una respuesta", Action.ATTENDANCE, listed[0])
    return View(text, (*((_open(month, "✍️ Responder: "),) for month in owed), (change,)))


def answer_words(answer: Answer) -> str:
    """An answer in words: 'Sí', 'No', or 'No · Falta de personal'."""
    if answer.took_part:
        return "Sí"
    reason = answer.words or ABSENCES.get(answer.reason, "")
    return f"No · {reason}" if reason else "No"


def saved_note(listed: Listed, *, took_part: bool) -> str:
    return f"✔ {'Sí' if took_part else 'No'} · {_name(listed, 40)}"


def all_saved_note(count: int) -> str:
    return f"✔ Sí a las {count} que faltaban. Si en alguna no participó, cámbiela con el botón."


def none_left_note() -> str:
    return "Ya están todas respondidas. Para cambiar esta, toque Sí o No."


def reason_note(reason: str, words: str) -> str:
    return f"✔ No · {shorten(words, LETTERS, placeholder='…') or ABSENCES[reason]}"


def puzzled_note() -> str:
    return "No se entendió. Toque Sí o No, o escriba «no» y el motivo."


def reason_needed_note() -> str:
    return "Escriba el motivo con palabras, o toque uno."


def _month_button(listed: Sequence[Listed]) -> Button:
    left = _left(listed)
    if not left:
        return _open(listed, "✏️ ", f" ({len(listed)} de {len(listed)})")
    return _open(listed, "✍️ ", f" ({plural(left, 'falta', 'faltan')} {left})")


def _open(listed: Sequence[Listed], before: str, after: str = "") -> Button:
    first = listed[0]
    return button(
        f"{before}{_place(listed)}{after}", Action.ATTENDANCE, first.region, first.month.code
    )


def _about(label: str, action: Action, asked: Listed, *args: str | int) -> Button:
    return button(label, action, asked.region, asked.month.code, asked.row, *args)


def _place(listed: Sequence[Listed]) -> str:
    return f"{REGIONS[listed[0].region].name} · {listed[0].month.label}"


def _name(listed: Listed, letters: int = LETTERS) -> str:
    activity = listed.entry.activity
    name = shorten(activity.name, letters, placeholder="…")
    return f"IdG {activity.indicator}: {name}{_moved(listed)}"


def _moved(listed: Listed) -> str:
    """The original month of a moved activity, which tells it from one of the same name."""
    entry = listed.entry
    return f" (antes: {month_words(entry.original_month)})" if is_moved(entry) else ""


def _left(listed: Iterable[Listed]) -> int:
    return len(unanswered(listed))
