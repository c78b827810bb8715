"""`load-indicators`, as a script runs it."""

from pathlib import Path

import pytest

from tests.commands import Cli
from tests.second_agreement import CSV

YEARS = ("--from-year", "2022", "--to-year", "2025")


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    (tmp_path / "five.csv").write_text(CSV, "utf-8")
    return Cli(tmp_path)


def test_a_new_agreement_is_loaded_and_counts_in_its_years(cli: Cli) -> None:
    loaded = cli("load-indicators", "five.csv", *YEARS)
    assert (loaded.returncode, loaded.stderr) == (0, "")
    assert loaded.stdout == "Convenio 2022-2025: cargados 5 indicadores.\n"
    again = cli("load-indicators", "five.csv", *YEARS)
    assert again.stdout == (
        "Convenio 2022-2025: cargados 5 indicadores, en lugar de los 5 que tenía.\n"
    )
    crossing = cli("load-indicators", "five.csv", "--from-year", "2025", "--to-year", "2026")
    assert crossing.returncode == 1
    assert "se cruzan con el convenio 2022-2025, ya cargado" in crossing.stderr
    (cli.folder / "goals.csv").write_text("region,indicator,programmed\npuno,6,50\n", "utf-8")
    goals = cli("load-goals", "goals.csv", "--period", "2022-I")
    assert "el indicador «6» no es un número de 1 a 5" in goals.stderr
    invited = cli("invite", "--role", "proponent", "--indicator", "6", "--year", "2022")
    assert "de 1 a 5" in invited.stderr


def test_every_fault_of_the_file_is_named_and_nothing_is_loaded(cli: Cli) -> None:
    text = CSV.replace("\n3;", "\n2;").replace("avance", "a medias")
    (cli.folder / "five.csv").write_text(text, "utf-8")
    refused = cli("load-indicators", "five.csv", *YEARS)
    assert refused.returncode == 1
    assert refused.stderr.splitlines() == [
        "No se cargó nada de five.csv:",
        "línea 4: el número 2 se repite: ya está en la línea 3",
        "línea 5: no conozco el tipo «a medias»: es participación, variación o avance",
    ]
    assert cli("load-indicators", "nothing.csv", *YEARS).returncode == 1
