"""The open data of a semester is a valid Frictionless package that says what `figures` says."""

import csv
import io
import json
import zipfile

from frictionless import Package

from tests.commands import Cli

TEXT = "IdG 3\nConclusión: Loreto no cumplió la meta.\nRecomendación: Loreto debe visitar más."
PERIOD = ("--period", "2020-II")


def test_it_is_valid_and_has_every_figure_and_nobody_s_name(loaded: Cli) -> None:
    (loaded.folder / "anexo5.txt").write_text(TEXT)
    loaded("load-evaluation", "anexo5.txt", *PERIOD)
    done = loaded("open-data", *PERIOD, "--out", "datos.zip")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("datos.zip: 8 tablas, ")
    folder = loaded.folder / "datos"
    with zipfile.ZipFile(loaded.folder / "datos.zip") as archive:
        archive.extractall(folder)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "note"])
    described = json.loads((folder / "datapackage.json").read_text())
    assert described["licenses"][0]["name"] == "ODC-BY-1.0"
    text = loaded("figures", *PERIOD).stdout
    stored = [row for row in csv.DictReader(io.StringIO(text)) if row["region"] == "loreto"]
    with (folder / "data/figures.csv").open() as opened:
        shown = [row for row in csv.DictReader(opened) if row["region"] == "loreto"]
    assert [{**row, "simulated": "False"} for row in stored] == shown
    assert not any(b"Loreto no" in path.read_bytes() for path in (folder / "data").iterdir())


def test_the_same_data_gives_the_same_bytes(loaded: Cli) -> None:
    for name in ("uno.zip", "dos.zip"):
        loaded("open-data", *PERIOD, "--out", name)
    assert (loaded.folder / "uno.zip").read_bytes() == (loaded.folder / "dos.zip").read_bytes()
    assert loaded("open-data", "--period", "2031-I", "--out", "no.zip").returncode == 1
