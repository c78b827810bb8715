"""Goals by the command line, out of the workbook that the chat takes."""

import csv
import io

from tests.bot.cli.folders import DIRECTOR, FOCAL, TACNA, told
from tests.commands import Cli
from tests.documents.workbooks.ods_samples import ods, row, table
from tests.documents.workbooks.samples import sheet_with
from tests.loreto import GOALS

HEADINGS = ("Región", *range(1, 13))
LOAD = ("load-goals", "metas.XLSX", "--period", "2020-II")


def bring(cli: Cli, *rows: list[object]) -> None:
    content = sheet_with(*rows, headings=HEADINGS)
    (cli.folder / "metas.XLSX").write_bytes(content)


def test_a_workbook_of_goals_is_loaded_and_told(peopled: Cli) -> None:
    bring(peopled, ["Puno", *GOALS], ["Tacna", *GOALS[:11], "sin meta"])
    done = peopled(*LOAD)
    assert done.stdout == "Cargadas 24 metas de 2020-II.\n"
    assert "Cambian 24." in done.stderr
    for person in (FOCAL, DIRECTOR, TACNA):
        assert len(told(peopled, person)) == 1
    printed = peopled("figures", "--period", "2020-II", "--region", "tacna").stdout
    rows = list(csv.DictReader(io.StringIO(printed)))
    assert [row["programmed"] for row in rows[:11]] == [str(goal) for goal in GOALS[:11]]
    assert rows[11]["programmed"] == ""


def test_an_ods_is_loaded_as_an_xlsx_and_other_kinds_say_what_to_do(loaded: Cli) -> None:
    content = ods(table(row("Región", 1, 2), row("Puno", 60, "sin meta")))
    (loaded.folder / "metas.ods").write_bytes(content)
    done = loaded("load-goals", "metas.ods", "--period", "2020-II")
    assert done.stdout == "Cargadas 2 metas de 2020-II.\n"
    (loaded.folder / "metas.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    refused = loaded("load-goals", "metas.xls", "--period", "2020-II")
    assert "Guardar como «Libro de Excel (.xlsx)»" in refused.stderr


def test_of_a_workbook_with_a_fault_nothing_is_loaded(peopled: Cli) -> None:
    bring(peopled, ["Puno", *GOALS], ["Tacna", *GOALS[:10], "x", "y"])
    refused = peopled(*LOAD)
    assert refused.returncode == 1
    said, first, second = refused.stderr.splitlines()
    assert said == "No se cargó nada de metas.XLSX:"
    assert first.startswith("Hoja 1, L3 (IdG 11): «x» no es una cifra.")
    assert second.startswith("Hoja 1, M3 (IdG 12): «y» no es una cifra.")
    assert told(peopled, FOCAL) == []


def test_a_region_that_does_not_report_and_what_is_no_workbook_are_refused(loaded: Cli) -> None:
    bring(loaded, ["Lima Metropolitana", *GOALS])
    refused = loaded(*LOAD)
    assert "no deben reportar en 2020-II: lima_metropolitana" in refused.stderr
    (loaded.folder / "metas.XLSX").write_bytes(b"region,indicator,programmed\n")
    refused = loaded(*LOAD)
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 2)
    assert "no es un libro de Excel" in refused.stderr
