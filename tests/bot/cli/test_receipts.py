"""Receipts by the command line."""

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.reports.version_history import newest_sent
from tests.bot.cli.folders import inside
from tests.commands import Cli


async def printed(session: AsyncSession) -> tuple[str, str]:
    """Loreto's number and hash."""
    version = await newest_sent(session, "loreto")
    assert version is not None
    assert version.receipt is not None
    assert version.content_hash is not None
    return version.receipt, version.content_hash


def test_a_receipt_is_written_and_verified_by_commands(loaded: Cli) -> None:
    number, digest = inside(loaded, printed)
    done = loaded("receipt", number.lower(), "--out", "a.pdf")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    page = (loaded.folder / "a.pdf").read_bytes()
    assert page.startswith(b"%PDF")
    assert number.encode() in page
    for whole in (digest, digest[:8].upper()):
        found = loaded("verify", number, whole)
        assert found.stdout.startswith(f"Es auténtica: {number}, loreto, 2020-II, versión 1, ")


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (("receipt", "X-1", "--out", "a.pdf"), "No hay constancia X-1."),
        (("verify", "X-1", "0123abcd"), "No es auténtica: no hay una constancia X-1"),
        (("verify", "X-1", "corta"), "La huella tiene de 8 a 64 letras"),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    loaded: Cli, command: tuple[str, ...], why: str
) -> None:
    refused = loaded(*command)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert why in refused.stderr


def test_a_receipt_that_cannot_be_written_is_one_line(loaded: Cli) -> None:
    number, _ = inside(loaded, printed)
    refused = loaded("receipt", number, "--out", "nada/a.pdf")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "No se pudo escribir nada/a.pdf" in refused.stderr
