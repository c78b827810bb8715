"""Whatever stands in a setting, it is taken or refused in one Spanish line; none is left out."""

import re
from typing import Any

import pytest

from bot.config import log_setup
from bot.config.settings import Settings, SettingsError, read_settings

WORD, NEGATIVE, TOO_LARGE = "palabra", "-5", "9" * 24
ODD = (WORD, NEGATIVE, TOO_LARGE, "0", "1.5", "ñandú 12", " ", "x" * 300, "a\nb", "💥", "%s", "[]")
NAMES = [name.upper() for name in Settings.model_fields]
NUMBERS = [
    name.upper()
    for name, field in Settings.model_fields.items()
    if "int" in re.findall(r"\w+", str(field.annotation)) and "tuple" not in str(field.annotation)
]
# Any text names a folder or a year; any letters and digits are a secret.
TEXTS = (
    *("EVIDENCE_FOLDER", "BACKUP_FOLDER", "CHART_FOLDER", "YEAR_NAMES", "WEBHOOK_SECRET"),
    "DATABASE_PASSWORD",
)


@pytest.fixture(autouse=True)
def of_no_other_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was a secret in another test is a word here."""
    monkeypatch.setattr(log_setup, "_secrets", set())


def fault(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> str | None:
    """The line in which it is refused; None where it is taken."""
    monkeypatch.setenv(name, value)
    try:
        read_settings()
    except SettingsError as error:
        return str(error)
    return None


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
@pytest.mark.parametrize("name", NAMES)
def test_it_is_taken_or_refused_in_one_spanish_line(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = fault(name, value, monkeypatch)
    assert line is None or re.match(rf"{name}: se espera", line)
    assert line is None or len(line.splitlines()) == 1


@pytest.mark.parametrize("value", [WORD, NEGATIVE, TOO_LARGE])
@pytest.mark.parametrize("name", [name for name in NAMES if name not in TEXTS])
def test_what_it_can_not_be_is_refused(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert fault(name, value, monkeypatch) is not None


def test_some_are_numbers() -> None:
    assert {"WEBHOOK_PORT", "BACKUP_KEEP", "PERSONAL_DATA_DAYS"} <= set(NUMBERS)


@pytest.mark.parametrize("value", [WORD, NEGATIVE, TOO_LARGE, "1.5", " ", "0x1F"])
@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_is_asked_for_as_one(
    name: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = fault(name, value, monkeypatch) or ""
    assert re.fullmatch(
        rf"{name}: se espera un número entero de \d+ a \d+, y dice «{re.escape(value)}»", line
    )


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_one_is_as_if_it_were_not_there(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(name, raising=False)
    without: dict[str, Any] = read_settings().model_dump()
    assert fault(name, "", monkeypatch) is None
    assert read_settings().model_dump() == without


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("Año del Bicentenario", ("Año del Bicentenario",)),
        ("«Decenio» ;  “Año  del Bicentenario”;", ("Decenio", "Año del Bicentenario")),
        (" ; ", ()),
    ],
)  # fmt: skip
def test_names_of_decade_and_year_stand_apart(
    value: str, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("YEAR_NAMES", value)
    assert read_settings().year_names == names


def test_without_names_of_the_year_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("YEAR_NAMES", raising=False)
    assert read_settings().year_names == ()
