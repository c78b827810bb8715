"""A database that can't be used is one line that says what to do, and exit code 1."""

import asyncio
import socket
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from tests.bot.cli.test_wrong_settings import said
from tests.commands import Cli

SERVER = "postgresql://usuario@servidor/base"
FORMS = f"DATABASE_URL: se espera sqlite:///puntual.db o {SERVER}"
FILE = "DATABASE_URL: se espera un archivo, como sqlite:///puntual.db"
MEMORY = f"{FILE}: en memoria nada queda"
COMMANDS = ("migrate", "run", "backup copy.zip", "figures --period 2020-II")


def refused(cli: Cli, url: str, command: str = "migrate") -> str:
    """The line; `run` goes to a Telegram that nobody would reach."""
    there = {"BOT_TOKEN": "1:abc", "TELEGRAM_API_URL": "http://127.0.0.1:1"}
    return said(cli(*command.split(), DATABASE_URL=url, **there))


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("nonsense", FORMS),
        ("puntual.db", FORMS),
        ("sqlite:/puntual.db", FORMS),
        ("mysql://u@server/base", f"{FORMS}; el bot no usa «mysql»"),
        ("oracle+cx_oracle://u@server/base", f"{FORMS}; el bot no usa «oracle»"),
        ("postgresql+psycopg2://u@server/base", f"{FORMS}, sin «+psycopg2»"),
        (
            "postgresql://u:hu@sh/er@server/base",
            f"{FORMS}; en la clave, @ y / se escriben %40 y %2F",
        ),
        ("postgres+x://u@server/base", f"{FORMS}, sin «+x»"),
        ("sqlite+aiosqlite:///puntual.db", f"{FORMS}, sin «+aiosqlite»"),
        (
            "postgresql://u@server:abc/base",
            f"DATABASE_URL: se espera un número como puerto, o ninguno: {SERVER}",
        ),
        (
            "postgresql://u@server:99999/base",
            "DATABASE_URL: se espera un puerto de 1 a 65535, y dice «99999»",
        ),
        (
            "sqlite://puntual.db",
            "DATABASE_URL: se esperan tres barras antes del archivo, como sqlite:///puntual.db",
        ),
        ("sqlite:///puntual.db?mode=ro", f"{FILE}, sin «?mode=…»"),
        *((url, MEMORY) for url in ("sqlite://", "sqlite:///", "sqlite:///:memory:")),
    ],
)
def test_an_address_of_another_form_is_refused(cli: Cli, url: str, why: str) -> None:
    assert refused(cli, url) == f"Configuración: {why}"


def a_folder(cli: Cli) -> None:
    (cli.folder / "it.db").mkdir()


def a_text(cli: Cli) -> None:
    (cli.folder / "it.db").write_text("Informe situacional\n")


def a_workbook(cli: Cli) -> None:
    (cli.folder / "it.db").write_bytes(b"PK\x03\x04" + bytes(2000))


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    ("put", "why"),
    [
        (a_folder, "«it.db» es una carpeta; indique un archivo, como sqlite:///it.db/puntual.db"),
        (a_text, "«it.db» no es una base de datos de SQLite; indique otro archivo"),
        (a_workbook, "«it.db» no es una base de datos de SQLite; indique otro archivo"),
    ],
)
def test_what_is_no_database_stays_as_it_is(
    cli: Cli, command: str, put: Callable[[Cli], None], why: str
) -> None:
    put(cli)
    assert refused(cli, "sqlite:///it.db", command) == f"Configuración: DATABASE_URL: {why}"


@pytest.mark.parametrize("command", COMMANDS)
def test_a_folder_that_is_not_there_is_named(cli: Cli, command: str) -> None:
    line = refused(cli, "sqlite:////no/such/it.db", command)
    assert line == (
        "Configuración: DATABASE_URL: no existe la carpeta «/no/such»; créela o indique otra"
    )


def test_what_is_no_file_but_a_device_is_said(cli: Cli) -> None:
    mode = Path("/dev/null").stat().st_mode
    assert refused(cli, "sqlite:////dev/null") == (
        "El archivo «/dev/null» no se puede leer ni escribir."
        " Revise el disco, o indique otro en DATABASE_URL."
    )
    assert Path("/dev/null").stat().st_mode == mode, "it is everybody's"


@pytest.mark.parametrize("command", ["migrate", "run"])
def test_a_folder_in_which_nobody_writes_is_named(cli: Cli, command: str) -> None:
    """`/proc`: not even the system's administrator makes a file there."""
    line = refused(cli, "sqlite:////proc/it.db", command)
    assert line.endswith("en DATABASE_URL.") or line.startswith("Configuración: DATABASE_URL:")
    assert "/proc" in line
    assert "otr" in line


@pytest.mark.parametrize("command", ["migrate", "run"])
@pytest.mark.parametrize("rest", [".db", "/it.db"])
def test_a_name_that_no_file_can_have_is_said(cli: Cli, command: str, rest: str) -> None:
    line = refused(cli, f"sqlite:///{'x' * 300}{rest}", command)
    assert line == (
        f"Configuración: DATABASE_URL: «{'x' * 20}…» no puede ser un archivo; indique otro"
    )


def test_an_option_of_another_driver_is_named(cli: Cli) -> None:
    line = refused(cli, "postgresql://me@127.0.0.1:1/base?sslmode=require")
    assert line == (
        "No se conoce la opción «sslmode» (TLS es «ssl=require»). Corríjala en DATABASE_URL."
    )


def test_a_damaged_database_is_said_to_be_so(loaded: Cli) -> None:
    file = loaded.folder / "puntual.db"
    content = file.read_bytes()
    file.write_bytes(content[:100] + bytes(len(content) - 100))
    line = refused(loaded, "sqlite:///puntual.db")
    assert line == (
        "El archivo «puntual.db» está dañado."
        " Restaure una copia en otro archivo e indíquelo en DATABASE_URL."
    )


@pytest.mark.parametrize("command", COMMANDS)
def test_a_server_that_is_not_found_is_named(cli: Cli, command: str) -> None:
    line = refused(cli, "postgresql://me:hush@no-such-server.invalid/base", command)
    assert line == (
        "No se encontró el servidor «no-such-server.invalid»."
        " Revise la conexión, o su nombre en DATABASE_URL."
    )


def test_a_port_on_which_nobody_listens_is_named(cli: Cli) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        line = refused(cli, f"postgresql://me@127.0.0.1:{port}/base")
    assert line == (
        f"El servidor «127.0.0.1» no atiende en el puerto {port}."
        " Inicie PostgreSQL allí, o corrija el puerto en DATABASE_URL."
    )


async def test_a_database_that_a_server_has_not_is_named(cli: Cli, postgresql_server: str) -> None:
    url = make_url(postgresql_server).set(database="nada").render_as_string(hide_password=False)
    line = await asyncio.to_thread(refused, cli, url)
    assert "no hay una base de datos «nada». Créela, o indique otra en DATABASE_URL." in line


def test_an_older_bot_says_that_the_database_is_a_newer_ones_and_leaves_it(loaded: Cli) -> None:
    file = loaded.folder / "puntual.db"
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE alembic_version SET version_num = '9999'")
    for command in ("migrate", "run", "figures --period 2020-II"):
        line = refused(loaded, "sqlite:///puntual.db", command)
        assert line.startswith(
            "La base de datos ya es de una versión más nueva del bot (esquema 9999;"
        )
        assert "restaure en otra base de datos una copia" in line
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT version_num FROM alembic_version").fetchall() == [("9999",)]


def test_run_names_a_folder_in_which_it_can_not_write(cli: Cli) -> None:
    there = {"BOT_TOKEN": "1:abc", "TELEGRAM_API_URL": "http://127.0.0.1:1"}
    line = said(cli("run", EVIDENCE_FOLDER="/proc/evidence", **there))
    assert line.startswith(
        "Configuración: EVIDENCE_FOLDER: no se puede escribir en «/proc/evidence»"
    )
