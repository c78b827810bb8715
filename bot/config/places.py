"""The folders that the bot writes to, tried before it begins: what is wrong is one line."""

import errno
import os
import tempfile
from pathlib import Path

from bot.config.settings import Settings, SettingsError

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
        return f"no se puede escribir en «{folder}»: {_why(error)}"


def _why(error: OSError) -> str:
    """What the disk says, in Spanish where it is a usual thing."""
    return _WHY.get(error.errno or 0, f"{error.strerror}; revise el disco, o indique otra carpeta")


_WHY = {
    errno.ENOSPC: "el disco está lleno; libere espacio, o indique otra carpeta",
    errno.EDQUOT: "se acabó la cuota de disco; libere espacio, o indique otra carpeta",
    errno.EROFS: "el disco está montado solo para leer; móntelo para escribir, o indique otro",
    errno.ENOENT: "no existe y no se pudo crear; créela, o indique otra carpeta",
    errno.EIO: "el disco falla; revíselo, o indique otra carpeta",
    errno.ESTALE: "el disco de red ya no responde; móntelo de nuevo",
    errno.ENAMETOOLONG: "el nombre es demasiado largo; indique otra carpeta",
}
