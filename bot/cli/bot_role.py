"""`restrict-role`: on PostgreSQL, a role for the bot that can only add to the audit trail."""

from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.common import fail, in_transaction
from storage.integrity.bot_role import MightyRole, NoSuchRole, restrict_role


class _NotShared(Exception):
    """A file has no roles."""


def add_to(app: typer.Typer) -> None:
    app.command("restrict-role")(print_restricted)


def print_restricted(
    role: Annotated[str, typer.Argument(help="Usuario de PostgreSQL con el que irá el bot.")],
) -> None:
    """Deja a un usuario de PostgreSQL trabajar con los datos, pero no cambiar el registro.

    Se ejecuta con el dueño de las tablas en DATABASE_URL, que sigue haciendo «migrate».
    """

    async def work(session: AsyncSession) -> None:
        if session.get_bind().dialect.name == "sqlite":
            raise _NotShared
        await restrict_role(session, role)

    try:
        in_transaction(work)
    except _NotShared:
        fail(
            "SQLite no tiene usuarios: quien puede escribir el archivo puede todo. Use PostgreSQL."
        )
    except NoSuchRole:
        fail(f"No existe el usuario «{role[:40]}». Créelo antes: CREATE ROLE … LOGIN PASSWORD …")
    except MightyRole:
        fail(
            f"El usuario «{role[:40]}» administra el servidor o es dueño de las tablas: no se le"
            " puede quitar el registro. Cree otro para el bot: CREATE ROLE … LOGIN PASSWORD …"
        )
    print(f"Listo: {role} solo puede añadir al registro. Póngalo en DATABASE_URL del bot.")
    print("Al actualizar el bot, ejecute antes «migrate» con el dueño de las tablas.")
