"""What was recommended and how far it is, and the annex's matrix, on the command line."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlmodel.ext.asyncio.session import AsyncSession

from convenio.evaluation.items import Item, ItemKind, Responsible
from convenio.evaluation.progress import Progress
from storage.evaluations import drafts
from storage.evaluations.progress import find_followed, record_step
from storage.models import PeriodRow, Role
from tests.bot.cli.folders import FOCAL, cast_member, inside
from tests.commands import Cli

NOW = datetime(2021, 2, 1, 15, 0, tzinfo=UTC)
STEPS = (("puno", Progress.IMPLEMENTED), ("", Progress.UNDERWAY))


def recommended(cli: Cli, texts: Sequence[str] = ("Difundir =el portal", "Acompañar")) -> None:
    async def send(session: AsyncSession) -> None:
        kind, both = ItemKind.RECOMMENDATION, Responsible.BOTH
        items = [
            Item(4, kind, text, ("puno", "tacna"), responsible=both, activities=(1,))
            for text in texts
        ]
        person, row = await cast_member(session, FOCAL), await session.get_one(PeriodRow, "2020-II")
        draft = await drafts.open_draft(session, row, 4, person, NOW)
        draft = await drafts.save_items(session, draft, items, person, NOW)
        await drafts.send(session, draft, [], (), person, NOW)
        for place, progress in STEPS:
            found = await find_followed(session, "2020-II", 1, place, date(2021, 2, 1))
            assert found is not None
            await record_step(session, found, progress, person, Role.FOCAL, NOW, words="Sí")

    inside(cli, send)


def listed(cli: Cli, *args: str) -> list[dict[str, Any]]:
    printed = cli("recommendations", *args, "--format", "json")
    assert printed.returncode == 0, printed.stderr
    rows: list[dict[str, Any]] = json.loads(printed.stdout)
    return rows


def test_each_is_listed_in_each_place_and_narrowed(peopled: Cli) -> None:
    recommended(peopled)
    rows = listed(peopled, "--period", "2020-II")
    assert [(row["code"][-1], row["region"], row["state"]) for row in rows] == [
        ("1", "puno", "implemented"),
        ("1", "tacna", "pending"),
        ("1", "", "underway"),
        ("2", "puno", "pending"),
        ("2", "tacna", "pending"),
        ("2", "", "pending"),
    ]
    assert (rows[0]["by"], rows[0]["words"], rows[0]["accepted"]) == (
        "Punto focal Puno",
        "Sí",
        False,
    )
    assert rows[0]["text"] == "Difundir =el portal"
    for state in ("underway", "en curso"):
        assert [row["region"] for row in listed(peopled, "--state", state)] == [""]
    assert len(listed(peopled, "--region", "Puno")) == 2
    assert len(listed(peopled, "--region", "mtpe")) == 2
    assert listed(peopled, "--region", "tacna", "--state", "implementada") == []
    printed = peopled("recommendations", "--state", "pendiente")
    assert len(list(csv.DictReader(io.StringIO(printed.stdout)))) == 4


def test_the_matrix_is_written_as_a_workbook_and_as_csv(peopled: Cli) -> None:
    recommended(peopled)
    book, sheet = peopled.folder / "m.xlsx", peopled.folder / "m.csv"
    written = peopled("matrix", "--year", "2021", "--format", "xlsx", "--out", str(book))
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    rows = list(load_workbook(BytesIO(book.read_bytes()))["Matriz"].iter_rows(values_only=True))
    assert rows[4][1] == "N° 4"
    assert rows[4][5] == "DRTPE/MTPE-DGSNE"
    assert rows[4][-1] == "1 pendiente, 1 en curso, 1 implementada"
    assert peopled("matrix", "--year", "2021", "--format", "csv", "--out", str(sheet)).stdout == ""
    printed = peopled("matrix", "--year", "2021", "--format", "csv", "--out", "-").stdout
    assert printed == sheet.read_text()
    [first, second] = csv.DictReader(io.StringIO(printed))
    assert [name for name, cell in first.items() if cell == "X"] == ["FEB", "JUN"]
    assert (second["state"], second["simulated"]) == ("3 pendientes", "False")


def test_the_picture_is_the_chats(peopled: Cli) -> None:
    recommended(peopled)
    out = peopled.folder / "m.png"
    assert peopled("chart", "matrix", "--year", "2021", "--out", str(out)).returncode == 0
    assert out.read_bytes().startswith(b"\x89PNG")
    refused = peopled("chart", "matrix", "--year", "2019", "--out", str(out))
    assert refused.returncode == 1
    assert refused.stderr == "Ninguna recomendación se implementa en 2019.\n"


def test_without_any_there_is_a_heading(peopled: Cli) -> None:
    assert len(peopled("recommendations").stdout.splitlines()) == 1
    printed = peopled("matrix", "--year", "2021", "--format", "csv", "--out", "-")
    assert printed.returncode == 0
    assert printed.stdout.startswith("sector,indicator,name,proponent,code,recommendation,")
    assert printed.stderr == "Ninguna recomendación se implementa en 2021.\n"


@pytest.mark.parametrize(
    ("args", "why"),
    [
        (("recommendations", "--state", "lista"), "No es un estado: «lista»."),
        (("recommendations", "--period", "2020"), "No es un semestre: «2020»."),
        (("recommendations", "--region", "Nunca"), "No conozco la región «Nunca»."),
        (("matrix", "--year", "2021", "--out", "-"), "Un libro de Excel no se escribe"),
        (("matrix", "--year", "2021", "--out", "/none/m.xlsx"), "No se pudo escribir"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(peopled: Cli, args: tuple[str, ...], why: str) -> None:
    printed = peopled(*args)
    assert printed.returncode == 1
    assert printed.stdout == ""
    [line] = printed.stderr.splitlines()
    assert line.startswith(why)


@pytest.mark.parametrize("year", ["21", "1999", "2100", "dos"])
def test_what_is_no_year_is_refused(cli: Cli, year: str) -> None:
    printed = cli("matrix", "--year", year, "--out", "m.xlsx")
    assert printed.returncode == 2
    assert len(printed.stderr.splitlines()) == 1
