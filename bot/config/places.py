"""The folders that the bot writes to, tried before it begins: what is wrong is one line."""

import os
import tempfile
from pathlib import Path

from bot.config.settings import Settings, SettingsError
from storage.file_faults import file_fault

NO_TEMPORARY = (
    "TMPDIR: no hay carpeta de archivos temporales en la que se pueda escribir; monte /tmp con"
    " escritura (en Docker, --tmpfs /tmp), o indique otra"
)


def check_places(settings: Settings) -> None:
    """Raise SettingsError, with a line for each folder in which nothing can be written."""
    folders = {name: getattr(settings, name) for name in ("evidence_folder", "chart_folder")}
    faults = {name: folder_fault(folder) for name, folder in folders.items()}
    lines = [f"{name.upper()}: {fault}" for name, fault in faults.items() if fault]
    try:
        tempfile.gettempdir()
    except FileNotFoundError:
        lines.append(NO_TEMPORARY)
    if lines:
        raise SettingsError("\n".join(lines))


def folder_fault(folder: Path) -> str | None:
    """What keeps a file from being written there, with what to do; None where nothing does.

    The folder is made where it is not there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return None
    except FileExistsError:
        return f"«{folder}» es un archivo; indique una carpeta"
    except NotADirectoryError:
        return f"«{folder}» está debajo de un archivo; indique otra carpeta"
    except PermissionError:
        return (
            f"no se puede escribir en «{folder}»; dé permiso a quien inicia el bot"
            f" (usuario {os.getuid()}), o indique otra carpeta"
        )
    except OSError as error:
        return f"no se puede escribir en «{folder}»: {file_fault(error)}"
