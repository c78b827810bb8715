"""`backup` and `restore`."""

import sys
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from bot.cli.common import fail, on_database, settings
from bot.config.clock import system_clock
from bot.config.places import folder_fault
from storage.backup.archive import Manifest, NotABackup
from storage.backup.backup import BackedUp, NothingToKeep, back_up
from storage.backup.restore import NotEmpty, Unvouched, restore
from storage.file_faults import file_fault
from storage.installation_key import KeyFault, key_file


def print_backup(
    file: Annotated[Path, typer.Argument(help="Archivo nuevo, como puntual.zip.")],
    beside: Annotated[
        bool,
        typer.Option("--beside", help="Evidencias aparte, en puntual-evidence: cada una una vez."),
    ] = False,
) -> None:
    """Guarda todo en un archivo, también mientras el bot trabaja: datos y evidencias.

    Un archivo de evidencia dañado no se copia. Lo dañado y lo que falta se nombra; la copia queda
    hecha sin ello y el código de salida es 1.
    """
    evidence = settings().evidence_folder
    try:
        kept = on_database(
            lambda database: back_up(database, evidence, file, system_clock(), beside=beside)
        )
    except NothingToKeep:
        fail("No hay base de datos que guardar. Revise DATABASE_URL.")
    except FileExistsError:
        fail(f"Ya existe {file}: no se sobrescribe. Indique otro nombre.")
    except KeyFault as fault:
        fail(f"No se hizo la copia. {fault}")
    except OSError as error:
        why = folder_fault(file.parent) or file_fault(error)
        fail(f"No se pudo escribir {file}: {why}. No quedó nada a medias.")
    print(f"Copia guardada en {file}: {_counted(kept.manifest)}.")
    if not kept.whole:
        _tell_lacking(kept)


def print_restore(
    file: Annotated[Path, typer.Argument(help="Archivo que hizo «backup».")],
    unverified: Annotated[
        bool,
        typer.Option("--unverified", help="También si la clave de la instalación no la respalda."),
    ] = False,
) -> None:
    """Restaura una copia en una base de datos vacía: todo, o nada si algo no está bien.

    Una copia que fue cambiada no se restaura: se comprueba con la clave de la instalación.
    """
    evidence = settings().evidence_folder
    try:
        kept = on_database(
            lambda database: restore(database, evidence, file, unverified=unverified)
        )
    except Unvouched as fault:
        fail(
            f"No se restauró nada: {file} {fault}. Use otra copia, o ponga en"
            f" {key_file(evidence)} la clave que guardó aparte; si la perdió y confía en el"
            " archivo, añada --unverified."
        )
    except KeyFault as fault:
        fail(f"No se restauró nada. {fault}")
    except NotABackup as fault:
        fail(f"No se restauró nada: {file} {fault}. Use otra copia.")
    except NotEmpty:
        fail(
            "No se restauró nada: la base de datos ya tiene datos. Indique una vacía en"
            " DATABASE_URL y repita la orden."
        )
    except FileNotFoundError:
        fail(f"No se restauró nada: no existe {file}.")
    except OSError as error:
        fail(f"No se restauró nada: {file}: {file_fault(error)}.")
    print(f"Restaurada la copia del {kept.made_at[:10]}: {_counted(kept)}.")
    print("Compruebe el registro con: python -m bot audit --verify")


def _tell_lacking(kept: BackedUp) -> NoReturn:
    for what, files in (("dañado", kept.damaged), ("falta", kept.missing)):
        for sha256, name in files.items():
            print(f"{sha256} ({name or 'sin reporte'}): {what}", file=sys.stderr)
    fail(
        f"La copia se hizo sin parte de la evidencia: dañados, {len(kept.damaged)}; faltan,"
        f" {len(kept.missing)}. Recupérelos de una copia anterior."
    )


def _counted(kept: Manifest) -> str:
    tables, files = len(kept.tables()), len(kept.files())
    return f"{kept.rows} filas de {tables} tablas, {files} archivos de evidencia"
