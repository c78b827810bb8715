"""What was changed behind the bot's back is named by the commands, in one line on stderr."""

import sqlite3
from contextlib import closing

from tests.commands import Cli


def test_a_changed_figure_is_named_and_its_receipt_not_printed(loaded: Cli) -> None:
    assert "coinciden con él" in loaded("audit", "--verify").stdout
    with closing(sqlite3.connect(loaded.folder / "puntual.db")) as file, file:
        file.execute("UPDATE figure SET executed = 99")
    found = loaded("audit", "--verify")
    assert (found.returncode, found.stderr.count("\n")) == (1, 1)
    assert "No coincide: 2020-II-LORETO-1: lo que dice no tiene su huella." in found.stdout
    assert "Registro íntegro" not in found.stdout
    refused = loaded("receipt", "2020-II-LORETO-1", "--out", "a.pdf")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "ya no coincide con lo que se envió" in refused.stderr
    assert not (loaded.folder / "a.pdf").exists()
    for change, said in (
        ("UPDATE figure SET executed = 'abc'", "los reportes y evaluaciones: hay algo que no se"),
        (
            "UPDATE audit_entry SET kind = 'x' WHERE id = 2",
            "algo que no se puede leer (ValueError)",
        ),
    ):
        with closing(sqlite3.connect(loaded.folder / "puntual.db")) as file, file:
            file.execute("DROP TRIGGER IF EXISTS audit_entry_refuses_update")
            file.execute(change)
        found = loaded("audit", "--verify")
        assert (found.returncode, found.stderr.count("\n")) == (1, 1)
        assert said in found.stdout + found.stderr


def test_a_key_that_others_may_read_is_refused_and_said_how_to_mend(loaded: Cli) -> None:
    assert loaded("backup", "copy.zip").returncode == 0
    key = loaded.folder / "puntual.key"
    key.chmod(0o644)
    refused = loaded("restore", "copy.zip", DATABASE_URL="sqlite:///there.db")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "chmod 600" in refused.stderr
    key.unlink()
    refused = loaded("restore", "copy.zip", DATABASE_URL="sqlite:///there.db")
    assert "falta la clave de la instalación" in refused.stderr
    there = {"DATABASE_URL": "sqlite:///there.db"}
    assert loaded("restore", "copy.zip", "--unverified", **there).returncode == 0
    refused = loaded("restrict-role", "bot")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "SQLite no tiene usuarios" in refused.stderr
