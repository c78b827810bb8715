"""Who took no part in a directorate's activities of a month, as it is told."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import shorten

from convenio.calendar.year_month import YearMonth
from convenio.catalogue.absence_reasons import ABSENCES
from convenio.catalogue.indicators import Indicator
from handlers.actions import Action
from handlers.region_names import short_name
from handlers.views import MESSAGE_LENGTH, Button, View, button
from handlers.words import say_in
from storage.report.present_words import OURS, Words
from storage.schedule.attendance import Listed

REASON = 60  # letters
# Letters of an activity's name, and whether reasons are told.
_FITS = ((110, True), (60, False), (30, False))


@dataclass(frozen=True, slots=True)
class ActivityTurnout:
    """The turnout of one activity: how many took part; who said no, and who has not answered."""

    month: YearMonth
    indicator: Indicator
    name: str
    took_part: int
    count: int
    absent: tuple[str, ...]
    silent: tuple[str, ...]


def turnout_view(
    name: str | None, months: Sequence[Sequence[Listed]], *, late: bool, words: Words = OURS
) -> View:
    """List the activities of some months with the regions that took no part in them."""
    text = ""
    for letters, reasons in _FITS:
        turnouts = [one for listed in months for one in _turnouts(listed, letters, reasons=reasons)]
        text = say_in(
            words,
            "reminders/turnout",
            name=name,
            late=late,
            months=[(month, list(of)) for month, of in groupby(turnouts, lambda one: one.month)],
        )
        if len(text) <= MESSAGE_LENGTH:
            break
    return View(text, tuple((_schedule_button(listed[0]),) for listed in months))


def _turnouts(listed: Sequence[Listed], letters: int, *, reasons: bool) -> list[ActivityTurnout]:
    by_activity: dict[tuple[int, int], list[Listed]] = {}
    for each in listed:
        activity = each.entry.activity
        by_activity.setdefault((activity.indicator, activity.number), []).append(each)
    return [_turnout(of, letters, reasons=reasons) for of in by_activity.values()]


def _turnout(listed: Sequence[Listed], letters: int, *, reasons: bool) -> ActivityTurnout:
    activity = listed[0].entry.activity
    said_no = [one for one in listed if one.answer and not one.answer.took_part]
    return ActivityTurnout(
        listed[0].month,
        activity.about,
        shorten(activity.name, letters, placeholder="…"),
        sum(1 for one in listed if one.answer and one.answer.took_part),
        len(listed),
        tuple(_absent(one, reasons=reasons) for one in said_no),
        tuple(short_name(one.region) for one in listed if one.answer is None),
    )


def _absent(listed: Listed, *, reasons: bool) -> str:
    """'Puno (falta de personal)': the region and why, if it said so."""
    answer, region = listed.answer, short_name(listed.region)
    why = (answer.words or ABSENCES.get(answer.reason, "")) if answer and reasons else ""
    return f"{region} ({shorten(why, REASON, placeholder='…')})" if why else region


def _schedule_button(listed: Listed) -> Button:
    activity = listed.entry.activity
    label = f"📋 Cronograma del IdG {activity.indicator}"
    return button(label, Action.SCHEDULE_INDICATOR, listed.month.year, "", activity.indicator, 0)
