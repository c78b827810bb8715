"""`holidays` lists, adds and takes away the days on which nobody works."""

import json
from datetime import UTC, datetime
from pathlib import Path

from convenio.calendar.workdays import working_day_after
from tests.commands import Cli


def test_a_day_is_added_listed_and_taken_away(tmp_path: Path) -> None:
    cli, on = Cli(tmp_path), working_day_after(datetime.now(UTC).date(), 60)  # by its own clock
    day, year = on.isoformat(), str(on.year)
    assert cli("holidays", "add", day, "--reason", "Decreto").stdout == f"Agregado: {day}.\n"
    twice = cli("holidays", "add", day, "--reason", "Otra vez")
    assert (twice.returncode, "ya es un día no laborable" in twice.stderr) == (1, True)
    listed = cli("holidays", "list", "--year", year, "--format", "json").stdout
    rows = [row for row in json.loads(listed) if row["source"] != "law"]
    assert rows == [{"day": day, "region": "", "reason": "Decreto", "source": "decree"}]
    assert f"{year}-12-25,,Navidad" in cli("holidays", "list", "--year", year).stdout
    assert cli("holidays", "remove", day).stdout == f"Quitado: {day}.\n"
    again = cli("holidays", "remove", day)
    assert (again.returncode, "no está en la lista" in again.stderr) == (1, True)
    assert cli("holidays", "add").stderr == "Indique el día, como 2021-01-22.\n"
    assert cli("audit", "--format", "csv").stdout.count("day_off") == 2
