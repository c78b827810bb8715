"""The drills as an operator calls them: a good copy passes, a failure says what is wrong."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import Cli
from tests.packaging.dockerfile import ROOT

RESTORE, UPGRADE = "restore-drill.sh", "upgrade-drill.sh"


def drill(
    copy: Path | str, folder: Path, name: str = RESTORE, *versions: str, **more: str
) -> subprocess.CompletedProcess[str]:
    """Called from a folder whose own .env would lead it to the real database."""
    (folder / ".env").write_text("DATABASE_URL=sqlite:///real.db\nBOT_TOKEN_FILE=/no/such\n")
    env = os.environ | {"PUNTUAL_PYTHON": sys.executable, "TMPDIR": str(folder)} | more
    words = [str(ROOT / "deploy" / name), str(copy), *versions]
    return subprocess.run(words, cwd=folder, env=env, capture_output=True, text=True, timeout=300)


@pytest.mark.long
def test_a_good_copy_passes_and_leaves_nothing_and_a_damaged_one_is_named(
    loaded: Cli, tmp_path: Path
) -> None:
    evidence = loaded.folder / "evidence"
    evidence.mkdir(exist_ok=True)
    (evidence / hashlib.sha256(b"acta").hexdigest()).write_bytes(b"acta")
    copies = tmp_path / "copias de hoy"
    copies.mkdir()
    assert loaded("backup", str(copies / "puntual.zip")).returncode == 0
    away = tmp_path / "away"
    away.mkdir()

    told = drill(copies / "puntual.zip", away)
    assert (told.returncode, told.stderr) == (0, "")
    assert "1 archivos de evidencia" in told.stdout
    assert "Simulacro bueno: puntual.zip se restaura en" in told.stdout
    assert [path.name for path in away.iterdir()] == [".env"]

    told = drill(copies / "puntual.zip", away, PUNTUAL_KEY=str(loaded.folder / "puntual.key"))
    assert (told.returncode, told.stderr) == (0, "")
    assert "sin PUNTUAL_KEY" not in told.stdout
    (away / "other.key").write_text("0" * 64)
    told = drill(copies / "puntual.zip", away, PUNTUAL_KEY=str(away / "other.key"))
    assert "la hizo otra instalación" in told.stderr
    (away / "other.key").unlink()

    whole = (copies / "puntual.zip").read_bytes()
    (copies / "puntual.zip").write_bytes(whole[: len(whole) // 2])
    told = drill(copies / "puntual.zip", away)
    assert told.returncode != 0
    assert "No se restauró nada" in told.stderr
    assert "Simulacro bueno" not in told.stdout
    assert [path.name for path in away.iterdir()] == [".env"]

    told = drill("nowhere.zip", away)
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("Indique una copia:")


@pytest.mark.long
def test_an_upgrade_and_the_way_back_are_played_beside_what_is_real(
    loaded: Cli, tmp_path: Path
) -> None:
    """Both versions are the present one here, which need not restore anything to go back."""
    copy, away = tmp_path / "antes.zip", tmp_path / "away"
    away.mkdir()
    assert loaded("backup", str(copy)).returncode == 0
    told = drill(copy, away, UPGRADE, str(ROOT), str(ROOT))
    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.count("Restaurada la copia") == 2
    assert "las dos versiones usan la misma base" in told.stdout
    assert f"Simulacro bueno: de {ROOT} a {ROOT}, y de vuelta." in told.stdout
    assert [path.name for path in away.iterdir()] == [".env"]
    told = drill(copy, away, UPGRADE, str(ROOT))
    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith("Indique una copia y dos versiones:")
