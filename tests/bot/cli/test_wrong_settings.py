"""A wrong setting is one line: its name, what it says and what is expected; never a secret."""

import os

import pytest

from tests.commands import Cli, Printed

NUMBERS = ("abc", "-1", "1.5", "1e3", "0x1F", "0", "99999999999", "cuarenta", "1 2", "٣")
LEADS = "se esperan días antes de la fecha límite, el 0 entre ellos, como 30,15,7,3,1,0"
LATE = "se esperan días de retraso, alguno desde el 7.° para que se entere ODES, como 1,3,7"
API = "se espera una dirección como https://api.telegram.org o http://127.0.0.1:9000"


def said(printed: Printed) -> str:
    """The one line in which it was refused."""
    assert (printed.returncode, printed.stdout) == (1, "")
    [line] = printed.stderr.splitlines()
    return line


@pytest.mark.parametrize("value", NUMBERS)
@pytest.mark.parametrize(
    ("name", "highest"),
    [("WEBHOOK_PORT", 65535), ("BACKUP_KEEP", 3650), ("PERSONAL_DATA_DAYS", 3650)],
)
def test_a_number_is_expected_in_spanish(cli: Cli, name: str, highest: int, value: str) -> None:
    expected = f"se espera un número entero de 1 a {highest}, y dice «{value}»"
    assert said(cli("migrate", **{name: value})) == f"Configuración: {name}: {expected}"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("REMINDER_LEADS", "x", LEADS),
        ("REMINDER_LATE", "1,2", LATE),
        ("TIMEZONE", "Mars", "se espera una zona horaria como America/Lima"),
        ("TIMEZONE", "../etc", "se espera una zona horaria como America/Lima"),
        ("LOG_LEVEL", "x", "se espera DEBUG, INFO, WARNING o ERROR"),
        ("LOG_LEVEL", "7", "se espera DEBUG, INFO, WARNING o ERROR"),
        ("TELEGRAM_API_URL", "not a url", API),
        ("WEBHOOK_URL", "ftp://x", "se espera una dirección como https://bot.gob.pe/telegram"),
        ("EVIDENCE_FOLDER", os.devnull, "se espera una carpeta"),
        ("BACKUP_FOLDER", os.devnull, "se espera una carpeta"),
    ],
)
def test_what_is_expected_is_said_with_what_was_found(
    cli: Cli, name: str, value: str, expected: str
) -> None:
    line = said(cli("migrate", **{name: value}))
    assert line == f"Configuración: {name}: {expected}, y dice «{value}»"


@pytest.mark.parametrize(
    ("name", "value", "secret"),
    [
        ("BOT_TOKEN", "secret-but-wrong", "secret"),
        ("WEBHOOK_SECRET", "my secret", "secret"),
        ("DATABASE_URL", "secret-but-wrong", "secret"),
        ("DATABASE_URL", "mysql://me:hush@server/base", "hush"),
        ("DATABASE_URL", "postgresql://me:hush@server:port/base", "hush"),
        ("DATABASE_URL", "postgresql+psycopg2://me:hush@server/base", "hush"),
        ("TELEGRAM_API_URL", "me:hush@server", "hush"),
        ("TELEGRAM_API_URL", "x://me:hush@server", "hush"),
        ("WEBHOOK_URL", "api/bot123456:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc", "AAEh"),
    ],
)
def test_what_may_be_secret_is_not_shown(cli: Cli, name: str, value: str, secret: str) -> None:
    line = said(cli("migrate", **{name: value}))
    assert line.startswith(f"Configuración: {name}: se espera")
    assert secret not in line


def test_each_of_several_has_its_line(cli: Cli) -> None:
    printed = cli("migrate", WEBHOOK_PORT="abc", BACKUP_KEEP="-1", TIMEZONE="Mars")
    lines = printed.stderr.splitlines()
    assert [line.split(":")[1].strip() for line in lines] == [
        "WEBHOOK_PORT",
        "TIMEZONE",
        "BACKUP_KEEP",
    ]


@pytest.mark.parametrize("mark", ["", "\N{ZERO WIDTH NO-BREAK SPACE}"])
def test_a_file_of_settings_is_read_however_an_editor_begins_it(cli: Cli, mark: str) -> None:
    (cli.folder / ".env").write_text(f"{mark}WEBHOOK_PORT=abc\n", "utf-8")
    assert "WEBHOOK_PORT: se espera un número" in said(cli("migrate"))


def test_a_file_of_settings_that_is_no_text_is_named(cli: Cli) -> None:
    (cli.folder / ".env").write_bytes("BOT_TOKEN=1:abc".encode("utf-16"))
    assert said(cli("migrate")) == "Configuración: .env: se espera un archivo de texto en UTF-8"
