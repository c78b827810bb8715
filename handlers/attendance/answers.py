"""A region says whether it took part: one activity after the other, and the reason if it didn't."""

from collections.abc import Sequence

from convenio.calendar.year_month import YearMonth
from convenio.catalogue.absence_reasons import ABSENCES, OTHER
from convenio.catalogue.regions import REGIONS, plain
from convenio.lengths import WORDS_LENGTH
from convenio.typed.bare_names import explains_nothing, says_same
from convenio.typed.lone_words import read_lone_word
from handlers.actions import Action
from handlers.attendance import views
from handlers.attendance.access import month_of_button, own_activity, own_month
from handlers.attendance.implemented import ask_if_implemented, implemented_now
from handlers.attendance.next_activity import ask, go_on
from handlers.context import Context, Outdated, Refused
from handlers.forms import mark_of, on_card
from handlers.questions import QuestionKind
from handlers.views import BadPress, View
from storage.schedule.attendance import Listed, record_attendance

_YES, _NO = ("si", "s"), ("no", "n")
_SAYS_NO = ("participo", "participamos", "se participo", "asistio", "asistimos", "fue", "fuimos")
_ALL, _BESIDE_ALL = {"todas", "todo", "todos"}, {"a", "en", "las", "que", "faltan"}


async def open_month(context: Context) -> None:
    """Show a month's first activity without an answer, or the one that the button is about."""
    region, month = _pressed_month(context)
    listed = await own_month(context, region, month)
    asked = next((activity for activity in listed if activity.answer is None), listed[0])
    if len(context.pressed.args) > 2:
        asked = await own_activity(context, region, month, context.pressed.integer(2))
    await ask(context, asked)
    view = views.question(listed, asked)
    if on_card(context):
        context.show(view)
    else:
        context.open(view)


async def answer_press(context: Context) -> None:
    """Record a yes or no."""
    listed = await _pressed_activity(context)
    said = context.pressed.integer(3)
    if said not in (0, 1):
        raise BadPress(Action.TOOK_PART)
    await _took_part(context, listed, took_part=bool(said))


async def answer_all(context: Context) -> None:
    """Record a yes for all activities of the month that had no answer when they were shown."""
    region, month = _pressed_month(context)
    left = views.unanswered(await own_month(context, region, month))
    if not left or context.pressed.text(2) != views.mark_of_rows(left):
        raise BadPress(Action.TOOK_PART_IN_ALL)
    await _took_part_in_all(context, left)


async def answer_reason(context: Context) -> None:
    """Record one of the reasons, or go on without any."""
    listed = await _pressed_activity(context)
    reason = context.pressed.text(3)
    if reason == views.OWN_WORDS:
        await _absent(context, listed, OTHER, _words_shown(context, listed))
    elif reason and reason not in ABSENCES:
        raise BadPress(Action.REASON)
    elif reason:
        await _absent(context, listed, reason)
    else:
        await go_on(context, listed)


async def answer_typed(context: Context) -> None:
    """Read a typed 'sí', 'no', or 'no' followed by the reason."""
    listed = await _asked_activity(context)
    context.take_away_typed()
    word, _, rest = context.text.strip().partition(" ")
    if _means_all(context.text):
        await _answer_all_typed(context, listed)
    elif plain(word) in _YES:
        await _took_part(context, listed, took_part=True)
    elif plain(word) in _NO and _is_reason(rest) and not explains_nothing(rest):
        await _absent(context, listed, OTHER, " ".join(rest.split())[:WORDS_LENGTH])
    elif plain(word) in _NO:
        await _took_part(context, listed, took_part=False)
    else:
        month = await own_month(context, listed.region, listed.month)
        context.show(views.question(month, listed, views.puzzled_note()))


async def _answer_all_typed(context: Context, listed: Listed) -> None:
    """Record a yes for all without an answer; where all have one, none is changed."""
    month = await own_month(context, listed.region, listed.month)
    if left := views.unanswered(month):
        await _took_part_in_all(context, left)
    else:
        context.show(views.question(month, listed, views.none_left_note()))


async def own_reason(context: Context) -> None:
    """Take the reason in own words; what explains nothing is asked back with what it may mean."""
    listed = await _asked_activity(context)
    context.take_away_typed()
    words = context.line[:WORDS_LENGTH]
    if not _is_reason(words):
        context.show(views.reasons(listed, views.reason_needed_note()))
    elif explains_nothing(words):
        before = await _said_before(context, listed) if says_same(words) else ""
        await ask(context, listed, QuestionKind.ABSENCE_REASON, typed=words, before=before)
        context.show(_reasons(context, listed))
    else:
        await _absent(context, listed, OTHER, words)


def _reasons(context: Context, listed: Listed) -> View:
    """The question for the reason, with what was typed and is asked back."""
    args = context.question.args
    if not args.get("typed"):
        return views.reasons(listed)
    return views.unsure_reason(listed, args["typed"], args["before"])


async def _said_before(context: Context, listed: Listed) -> str:
    """The last reason that was given before in the same month, in words."""
    month = await own_month(context, listed.region, listed.month)
    said = [
        answer.words or ABSENCES.get(answer.reason, "")
        for activity in month
        if activity.row != listed.row and (answer := activity.answer) and not answer.took_part
    ]
    return next((words for words in reversed(said) if words), "")


def _words_shown(context: Context, listed: Listed) -> str:
    """The own words that the pressed button was shown with: what was typed, or said before."""
    if not context.asks(QuestionKind.ABSENCE_REASON):
        raise BadPress(Action.REASON)
    shown, mark = context.question.args, context.pressed.text(4)
    for words in (shown.get("typed"), shown.get("before")):
        if words and shown["row"] == listed.row and mark == mark_of(words):
            return str(words)
    raise BadPress(Action.REASON)


async def present(context: Context) -> View | None:
    """The pending question as it is now; None if it is another or the person may not answer it."""
    if not context.asks(
        QuestionKind.ATTENDANCE, QuestionKind.ABSENCE_REASON, QuestionKind.IMPLEMENTED
    ):
        return None
    try:
        if context.asks(QuestionKind.IMPLEMENTED):
            return await implemented_now(context)
        listed = await _asked_activity(context)
        month = await own_month(context, listed.region, listed.month)
    except (Refused, Outdated, BadPress):
        return None
    return (
        views.question(month, listed)
        if context.asks(QuestionKind.ATTENDANCE)
        else _reasons(context, listed)
    )


async def _took_part(context: Context, listed: Listed, *, took_part: bool) -> None:
    """Record the answer: 'no' counts at once, and the reason may follow."""
    await record_attendance(
        context.session, listed, context.person, context.now, took_part=took_part
    )
    if took_part:
        note = views.saved_note(listed, took_part=True)
        if not await ask_if_implemented(context, [listed], note):
            await go_on(context, listed, note)
    else:
        await ask(context, listed, QuestionKind.ABSENCE_REASON)
        context.show(views.reasons(listed, views.saved_note(listed, took_part=False)))


async def _took_part_in_all(context: Context, left: Sequence[Listed]) -> None:
    for listed in left:
        await record_attendance(
            context.session, listed, context.person, context.now, took_part=True
        )
    note = views.all_saved_note(len(left))
    if not await ask_if_implemented(context, left, note):
        await go_on(context, left[-1], note)


async def _absent(context: Context, listed: Listed, reason: str, words: str = "") -> None:
    person, now = context.person, context.now
    await record_attendance(
        context.session, listed, person, now, took_part=False, reason=reason, words=words
    )
    await go_on(context, listed, views.reason_note(reason, words))


async def _asked_activity(context: Context) -> Listed:
    args = context.question.args
    return await own_activity(context, args["region"], month_of_button(args["month"]), args["row"])


async def _pressed_activity(context: Context) -> Listed:
    return await own_activity(context, *_pressed_month(context), context.pressed.integer(2))


def _pressed_month(context: Context) -> tuple[str, YearMonth]:
    region = context.pressed.text(0)
    if region not in REGIONS:
        raise BadPress("region")
    return region, month_of_button(context.pressed.text(1))


def _means_all(text: str) -> bool:
    """Tell whether somebody typed a yes to all: 'todas', 'sí, a todas las que faltan'."""
    words = {plain(word) for word in text.replace(",", " ").split()}
    return bool(words & _ALL) and words <= _ALL | _BESIDE_ALL | {*_YES}


def _is_reason(text: str) -> bool:
    said = any(letter.isalpha() for letter in text) and read_lone_word(text) is None
    return said and plain(text) not in _SAYS_NO
