from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from markupsafe import Markup

from convenio.calendar.year_month import YearMonth
from convenio.catalogue.absence_reasons import ABSENCES
from convenio.catalogue.regions import REGIONS
from handlers.actions import Action
from handlers.region_names import short_name
from handlers.views import Button, View, button
from handlers.words import say
from storage.schedule.attendance import Answer, Listed

NAME = 22  # with three counts behind it, a line has the 34 letters that a phone shows
REASONS_SHOWN = 25
LETTERS = 80


def nothing() -> View:
    return View(say("attendance/nothing"))


def month_view(
    month: YearMonth,
    listed: Sequence[Listed],
    months: Sequence[YearMonth],
    reachable: Collection[str],
    *,
    by_region: bool,
) -> View:
    """A month. `months`: all there are; `reachable`: regions whose focal point gets messages."""
    owing = Counter(activity.region for activity in listed if activity.answer is None)
    text = say(
        "attendance/month",
        month=month,
        counts=_counts(listed),
        by_region=by_region,
        table="\n".join(_table(listed, by_region=by_region)),
        waiting=[
            _waiting(region, owing) for region in REGIONS if owing[region] and region in reachable
        ],
        unheard=[
            _waiting(region, owing)
            for region in REGIONS
            if owing[region] and region not in reachable
        ],
    )
    other = ("Por actividad", "activity") if by_region else ("Por región", "region")
    shown = "region" if by_region else "activity"
    looks = (
        button(other[0], Action.TURNOUT, month.code, other[1]),
        button("Motivos", Action.REASONS, month.code),
        button("📄 CSV", Action.ATTENDANCE_CSV),
    )
    beside = _beside(month, months, shown)
    return View(text, (looks, beside) if beside else (looks,))


def reasons_view(month: YearMonth, listed: Sequence[Listed]) -> View:
    """The reasons of a month: how often each was given, and by which regions."""
    absent = [
        (activity, activity.answer)
        for activity in listed
        if activity.answer and not activity.answer.took_part
    ]
    text = say(
        "attendance/absences",
        month=month,
        counts=Counter(_kind(answer) for _, answer in absent).most_common(),
        lines=[
            (short_name(activity.region), _number(activity), _said(answer))
            for activity, answer in absent[:REASONS_SHOWN]
        ],
        untold=len(absent[REASONS_SHOWN:]),
    )
    back = button("◀ Asistencia", Action.TURNOUT, month.code, "activity")
    return View(text, ((back, button("📄 CSV", Action.ATTENDANCE_CSV)),))


def file_caption(listed: Iterable[Listed]) -> Markup:
    return say("attendance/file", months=sorted({activity.month for activity in listed}))


def _beside(month: YearMonth, months: Sequence[YearMonth], by: str) -> tuple[Button, ...]:
    before = [earlier for earlier in months if earlier < month][-1:]
    after = [later for later in months if later > month][:1]
    return (
        *(button(f"◀ {earlier.name}", Action.TURNOUT, earlier.code, by) for earlier in before),
        *(button(f"{later.name} ▶", Action.TURNOUT, later.code, by) for later in after),
    )


def _table(listed: Sequence[Listed], *, by_region: bool) -> list[str]:
    groups: dict[str, list[Listed]] = {}
    for activity in listed if by_region else sorted(listed, key=_place):
        name = short_name(activity.region) if by_region else _activity(activity)
        groups.setdefault(name, []).append(activity)
    rows = [f"{'':<{NAME}}{'Sí':>4}{'No':>4}{'?':>4}"]
    for words, group in groups.items():
        yes, no, unknown = _counts(group)
        rows.append(f"{words[:NAME]:<{NAME}}{yes:>4}{no:>4}{unknown:>4}")
    return rows


def _counts(listed: Iterable[Listed]) -> tuple[int, int, int]:
    """The numbers of those who took part, who didn't, and who have not answered."""
    found = Counter(activity.answer.took_part if activity.answer else None for activity in listed)
    return found[True], found[False], found[None]


def _place(listed: Listed) -> tuple[int, int]:
    return listed.entry.activity.indicator, listed.entry.activity.number


def _activity(listed: Listed) -> str:
    return f"{_number(listed):<5}{listed.entry.activity.name}"


def _number(listed: Listed) -> str:
    """The activity's number within its indicator: '6.1'."""
    return f"{listed.entry.activity.indicator}.{listed.entry.activity.number}"


def _waiting(region: str, owing: Counter[str]) -> str:
    return f"{short_name(region)} ({owing[region]})"


def _kind(answer: Answer) -> str:
    return ABSENCES.get(answer.reason) or ("Otro motivo" if answer.words else "Sin motivo")


def _said(answer: Answer) -> str:
    return answer.words[:LETTERS] or ABSENCES.get(answer.reason, "sin motivo")
