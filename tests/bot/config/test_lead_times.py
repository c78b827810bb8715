"""When people are reminded is a setting; a wrong one is named with what is expected."""

import pytest

from bot.config.settings import SettingsError, read_settings
from convenio.calendar.lead_times import USUAL, Leads, fewer


def test_without_a_setting_they_are_the_usual_ones() -> None:
    assert read_settings().leads == USUAL
    assert USUAL.reminder == (-30, -15, -7, -3, -1, 0, 1, 3, 7)
    assert (USUAL.director, USUAL.escalation) == ((3, 7), (7,))


def test_they_are_read_in_any_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REMINDER_LEADS", "0, 5,10")
    monkeypatch.setenv("REMINDER_LATE", "2,8,4")
    leads = read_settings().leads
    assert leads.reminder == (-10, -5, 0, 2, 4, 8)
    assert (leads.director, leads.escalation) == ((4, 8), (8,))
    monkeypatch.setenv("REMINDER_TAIL", "10")
    assert (leads.tail, read_settings().leads.tail) == (7, 10)
    monkeypatch.setenv("REMINDER_TAIL", "-1")
    with pytest.raises(SettingsError, match="REMINDER_TAIL: se espera un número entero de 0 a 60"):
        read_settings()


@pytest.mark.parametrize("value", ["30,15", "0,-1", "0,x", "0,61", "0,,1", "0;1", "[0, 1]"])
def test_wrong_ones_before_the_deadline_are_named(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("REMINDER_LEADS", value)
    expected = "REMINDER_LEADS: se esperan días antes de la fecha límite, el 0 entre ellos, como"
    with pytest.raises(SettingsError, match=expected):
        read_settings()


@pytest.mark.parametrize("value", ["0,1", "x", "1,", "-1", "1,3", "2"])
def test_wrong_ones_after_it_are_named(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("REMINDER_LATE", value)
    with pytest.raises(SettingsError, match="REMINDER_LATE: se esperan días de retraso, alguno"):
        read_settings()


def test_of_fewer_at_least_one_stays() -> None:
    assert fewer(USUAL.reminder) == (-7, 0, 7)
    assert fewer(Leads(late=(3, 5)).director) == (5,)
    assert fewer(()) == ()
