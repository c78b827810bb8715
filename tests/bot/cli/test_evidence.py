"""Evidence by the command line: listed, and copied out of where it is kept."""

import csv
import hashlib
import io
import json
from datetime import UTC, datetime

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.models import Evidence
from storage.reports.version_history import newest_sent
from tests.bot.cli.folders import inside
from tests.commands import Cli

LORETO = ("evidence", "--period", "2020-II", "--region", "loreto")
CONTENT = b"%PDF-1.4 acta"
DIGEST = hashlib.sha256(CONTENT).hexdigest()


def attach(cli: Cli, indicator: int, name: str) -> None:
    """To what Loreto sent, as if it had come in the chat."""
    (cli.folder / "evidence").mkdir(exist_ok=True)
    (cli.folder / "evidence" / DIGEST).write_bytes(CONTENT)

    async def work(session: AsyncSession) -> None:
        version = await newest_sent(session, "loreto")
        assert version is not None
        assert version.id is not None
        session.add(
            Evidence(
                version_id=version.id,
                indicator=indicator,
                at=datetime(2021, 1, 5, 15, tzinfo=UTC),
                name=name,
                file_id="x",
                sha256=DIGEST,
                size=len(CONTENT),
                kind="application/pdf",
            )
        )

    inside(cli, work)


def test_evidence_is_listed_and_copied_by_a_command(loaded: Cli) -> None:
    attach(loaded, 2, "../acta n.° 1.pdf")
    attach(loaded, 5, "foto.jpg")
    printed = loaded(*LORETO, "--indicator", "2", "--format", "json")
    [row] = json.loads(printed.stdout)
    assert (row["indicator"], row["name"], row["file"]) == (2, "../acta n.° 1.pdf", "")
    assert (row["size"], row["sha256"]) == (len(CONTENT), DIGEST)
    copied = loaded(*LORETO, "--out", "sub/copia")
    assert (copied.returncode, copied.stderr) == (0, "")
    rows = list(csv.DictReader(io.StringIO(copied.stdout)))
    assert [each["file"] for each in rows] == ["02-001-.._acta_n._1.pdf", "05-002-foto.jpg"]
    for each in rows:
        assert (loaded.folder / "sub" / "copia" / each["file"]).read_bytes() == CONTENT


def test_a_file_that_is_gone_is_said_in_one_line(loaded: Cli) -> None:
    attach(loaded, 2, "acta.pdf")
    (loaded.folder / "evidence" / DIGEST).unlink()
    refused = loaded(*LORETO, "--out", "copia")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert "Revise EVIDENCE_FOLDER." in refused.stderr


@pytest.mark.parametrize(
    ("more", "why"),
    [
        (("--region", "puno"), "De la DRTPE Puno no se recibió un reporte de 2020-II."),
        (("--indicator", "13"), "--indicator va de 1 a 12."),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    loaded: Cli, more: tuple[str, ...], why: str
) -> None:
    refused = loaded(*LORETO, *more)
    assert (refused.returncode, refused.stderr) == (1, f"{why}\n")
