"""The installation's key: kept in no database and no backup, it vouches for what comes back.

It is made at its first use, beside the folder of evidence, readable by its owner alone.
"""

import hmac
import os
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes, token_hex

from storage.file_faults import file_fault

NAME = "puntual.key"
BITS = 256
SHORT = 16  # letters of a code that people type


class KeyFault(Exception):
    """The key can't be used; the text says what to do."""


@dataclass(frozen=True, slots=True, repr=False)
class InstallationKey:
    secret: bytes

    def mac(self, purpose: str, message: str) -> str:
        """The HMAC-SHA-256 of a message in hexadecimal; one made for another purpose is another."""
        return hmac.new(self.secret, f"{purpose}\n{message}".encode(), "sha256").hexdigest()

    def vouches(self, purpose: str, message: str, given: str) -> bool:
        """Tell whether the code, or its first sixteen letters or more, was made with this key."""
        if len(given) < SHORT or not given.isascii():
            return False
        return hmac.compare_digest(self.mac(purpose, message)[: len(given)], given)


def new_key() -> InstallationKey:
    return InstallationKey(token_bytes(BITS // 8))


def key_file(evidence: Path) -> Path:
    return evidence.absolute().parent / NAME


def read_key(evidence: Path) -> InstallationKey | None:
    """The key beside the folder of evidence, if there is one. Raises KeyFault."""
    file = key_file(evidence)
    try:
        if file.stat().st_mode & 0o077:
            raise KeyFault(f"{file}: otras cuentas pueden leer la clave. Ejecute: chmod 600 {file}")
        secret = bytes.fromhex(file.read_text("ascii").strip())
    except FileNotFoundError:
        return None
    except OSError as error:
        raise KeyFault(f"{file}: no se pudo leer la clave: {file_fault(error)}") from None
    except ValueError:
        secret = b""
    if len(secret) * 8 < BITS:
        raise KeyFault(f"{file}: no es la clave de la instalación. Recupérela de su copia.")
    return InstallationKey(secret)


def open_key(evidence: Path) -> InstallationKey:
    """The key, made where there is none yet: of two processes, one makes it. Raises KeyFault."""
    if found := read_key(evidence):
        return found
    file = key_file(evidence)
    beside = file.with_name(f".{NAME}.{token_hex(4)}.part")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
            out.write(new_key().secret.hex() + "\n")
            out.flush()
            os.fsync(out.fileno())
        try:
            os.link(beside, file)
        except FileExistsError:
            pass
        finally:
            beside.unlink()
    except OSError as error:
        raise KeyFault(f"{file}: no se pudo hacer la clave: {file_fault(error)}") from None
    made = read_key(evidence)
    assert made is not None
    return made
