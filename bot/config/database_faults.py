"""What is said of a database that can't be used: one line, with what to do."""

import re
import socket
import sqlite3
from collections.abc import Iterator

from sqlalchemy.engine import URL, make_url

from bot.config.database_address import file_of
from storage.schema_version import newest_version

_SQLITE = {
    sqlite3.SQLITE_NOTADB: "no es una base de datos de SQLite. Indique otro archivo",
    sqlite3.SQLITE_CORRUPT: "está dañado. Restaure una copia en otro archivo e indíquelo",
    sqlite3.SQLITE_CANTOPEN: "no se puede abrir ni crear. Revise su carpeta, o indique otro",
    sqlite3.SQLITE_READONLY: "no se puede escribir. Dé permiso de escritura, o indique otro",
    sqlite3.SQLITE_IOERR: "no se puede leer ni escribir. Revise el disco, o indique otro",
    sqlite3.SQLITE_FULL: "no cabe en el disco. Libere espacio, o indique otro",
    sqlite3.SQLITE_BUSY: "lo ocupa otro proceso. Espere a que termine, o indique otro",
}
_UNKNOWN_OPTION = re.compile(r"unexpected keyword argument '(\w+)'")
_NO_SUCH_DATABASE = "3D000"
_REFUSED_USER = "28"  # the class of its errors


def database_fault(error: BaseException, address: str) -> str:
    """The fault in one line; where its kind is not known, in the driver's own words."""
    chain = list(_causes(error))
    file = file_of(address)
    known = _of_file(chain) if file else _of_server(chain, make_url(address))
    if known:
        return f"{f'El archivo «{file}» ' if file else ''}{known} en DATABASE_URL."
    cause = " ".join(str(chain[-1] or error).split()) or type(chain[-1]).__name__
    return f"La base de datos no respondió ({cause}). Revise DATABASE_URL."


def newer_schema(version: str) -> str:
    """What is said of a database that a newer bot has brought up to date already."""
    return (
        f"La base de datos ya es de una versión más nueva del bot (esquema {version}; este conoce"
        f" hasta {newest_version()}), y no se tocó. Inicie esa versión, o restaure en otra base de"
        " datos una copia de esta e indíquela en DATABASE_URL."
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and what it comes from, the driver's own last."""
    cause: BaseException | None = error
    while cause is not None:
        yield cause
        cause = cause.__cause__


def _of_file(chain: list[BaseException]) -> str | None:
    for cause in chain:
        if isinstance(cause, sqlite3.Error):
            return _SQLITE.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
        if isinstance(cause, OSError):
            return _SQLITE[sqlite3.SQLITE_CANTOPEN]
    return None


def _of_server(chain: list[BaseException], url: URL) -> str | None:
    server, at = f"«{url.host or 'localhost'}»", url.port or 5432
    for cause in chain:
        state = getattr(cause, "sqlstate", None) or ""
        if state == _NO_SUCH_DATABASE:
            return f"En {server} no hay una base de datos «{url.database}». Créela, o indique otra"
        if state.startswith(_REFUSED_USER):
            return f"{server} no admite a ese usuario, o no con esa clave. Corríjalos"
        if option := _UNKNOWN_OPTION.search(str(cause)):
            return f"No se conoce la opción «{option[1]}» (TLS es «ssl=require»). Corríjala"
        if isinstance(cause, socket.gaierror):
            return f"No se encontró el servidor {server}. Revise la conexión, o su nombre"
        if isinstance(cause, TimeoutError):
            return f"El servidor {server} no respondió. Revise la conexión, o su nombre"
        if isinstance(cause, ConnectionRefusedError):
            return (
                f"El servidor {server} no atiende en el puerto {at}. Inicie PostgreSQL allí, o"
                " corrija el puerto"
            )
    return None
