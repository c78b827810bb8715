"""The words for a file or folder that the system could not read or write, in Spanish."""

import errno

_WORDS = {
    errno.ENOENT: "no existe; revise el nombre y la carpeta",
    errno.EISDIR: "es una carpeta; indique un archivo",
    errno.ENOTDIR: "está debajo de un archivo, no de una carpeta; indique otra ruta",
    errno.EACCES: "no hay permiso; déselo a quien inicia el bot, o indique otra ruta",
    errno.EPERM: "no hay permiso; déselo a quien inicia el bot, o indique otra ruta",
    errno.ENAMETOOLONG: "el nombre es demasiado largo; indique otro",
    errno.ENOSPC: "el disco está lleno; libere espacio",
    errno.EDQUOT: "se acabó la cuota de disco; libere espacio",
    errno.EROFS: "el disco está montado solo para leer; móntelo para escribir, o indique otro",
    errno.EIO: "el disco falla; revíselo",
    errno.ESTALE: "el disco de red ya no responde; móntelo de nuevo",
}


def file_fault(error: OSError) -> str:
    """What the system says of a file, with what to do, in one line."""
    return _WORDS.get(error.errno or 0, f"{error.strerror or error}; revise el disco")
