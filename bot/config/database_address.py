"""DATABASE_URL before it is used: its form, and whether its SQLite file can be one.

What is wrong is a ValueError that says what to do. It never holds a password.
"""

import os
from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

POSTGRESQL = "postgresql://usuario@servidor/base"
EXPECTED = f"se espera sqlite:///puntual.db o {POSTGRESQL}"
EXPECTED_FILE = "se espera un archivo, como sqlite:///puntual.db"
DRIVERS = {
    "sqlite": ("sqlite", "sqlite+direct"),
    "postgresql": ("postgresql", "postgres", "postgresql+asyncpg"),
}
IN_MEMORY = (None, "", ":memory:")
HIGHEST_PORT = 65535
HEADER = b"SQLite format 3\0"


def check_address(address: str) -> str:
    """Return the address where it is one of a database that the bot can use."""
    url = _parsed(address)
    if url.drivername not in DRIVERS["sqlite"] + DRIVERS["postgresql"]:
        kind, _, driver = url.drivername.partition("+")
        if kind in ("sqlite", "postgresql", "postgres"):
            raise ValueError(f"{EXPECTED}, sin «+{driver}»")
        raise ValueError(f"{EXPECTED}; el bot no usa «{kind[:20]}»")
    if url.port is not None and not 1 <= url.port <= HIGHEST_PORT:
        raise ValueError(f"se espera un puerto de 1 a {HIGHEST_PORT}, y dice «{url.port}»")
    if url.drivername in DRIVERS["postgresql"] and "@" in (url.database or ""):
        raise ValueError(f"{EXPECTED}; en la clave, @ y / se escriben %40 y %2F")
    if url.drivername in DRIVERS["sqlite"] and (url.host or url.username):
        raise ValueError("se esperan tres barras antes del archivo, como sqlite:///puntual.db")
    if url.drivername in DRIVERS["sqlite"] and url.database in IN_MEMORY:
        raise ValueError(f"{EXPECTED_FILE}: en memoria nada queda")
    if url.drivername in DRIVERS["sqlite"] and url.query:
        raise ValueError(f"{EXPECTED_FILE}, sin «?{next(iter(url.query))[:20]}=…»")
    return address


def _parsed(address: str) -> URL:
    try:
        return make_url(address)
    except ArgumentError:
        raise ValueError(EXPECTED) from None
    except ValueError:  # the port: whatever else is wrong makes it an ArgumentError
        raise ValueError(f"se espera un número como puerto, o ninguno: {POSTGRESQL}") from None


def file_of(address: str) -> Path | None:
    """The SQLite file of that address; None for a server."""
    url = make_url(address)
    if url.drivername not in DRIVERS["sqlite"]:
        return None
    return Path(str(url.database))


def address_with(password: str, address: str) -> str:
    """The address of a server with that password, unless it has one; a file's stays as it is."""
    url = make_url(address)
    if url.drivername in DRIVERS["sqlite"] or url.password is not None:
        return address
    return url.set(password=password).render_as_string(hide_password=False)


def check_file(address: str) -> None:
    """Raise ValueError where the address names a file that can't be an SQLite database."""
    file = file_of(address)
    if file is None:
        return
    try:
        _check_place(file)
    except OSError:  # a name that is too long, or one that nobody may look at
        raise ValueError(f"«{str(file)[:20]}…» no puede ser un archivo; indique otro") from None


def _check_place(file: Path) -> None:
    folder = file.absolute().parent
    if not folder.is_dir():
        raise ValueError(f"no existe la carpeta «{folder}»; créela o indique otra")
    if file.is_dir():
        raise ValueError(
            f"«{file}» es una carpeta; indique un archivo, como sqlite:///{file}/puntual.db"
        )
    if not os.access(folder, os.W_OK | os.X_OK):
        raise ValueError(f"no se puede escribir en la carpeta «{folder}»; indique otra")
    if file.exists():
        _check_content(file)


def _check_content(file: Path) -> None:
    if not os.access(file, os.R_OK | os.W_OK):
        raise ValueError(f"no se puede leer y escribir «{file}»; dé permiso o indique otro archivo")
    with file.open("rb") as opened:
        begin = opened.read(len(HEADER))
    if begin and begin != HEADER:
        raise ValueError(f"«{file}» no es una base de datos de SQLite; indique otro archivo")
