"""The consolidated workbook in a file, as a script asks for it."""

from tests.commands import Cli
from tests.spreadsheets import cells_of


def test_the_workbook_is_written_to_a_file(loaded: Cli) -> None:
    done = loaded("workbook", "--period", "2020-II", "--out", "libro.xlsx")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    cells = cells_of((loaded.folder / "libro.xlsx").read_bytes())
    assert cells["Cuadro 04", "A1"] == "Cuadro 04 · Promedios de cada región · II Semestre 2020"


def test_what_is_not_there_is_one_line(loaded: Cli) -> None:
    for period, out in (("2019-I", "libro.xlsx"), ("2020-II", "nada/libro.xlsx")):
        done = loaded("workbook", "--period", period, "--out", out)
        assert done.returncode == 1
        assert len(done.stderr.splitlines()) == 1
