"""Charts that the command line draws."""

from tests.commands import Cli


def test_chart_draws_a_region_and_the_country(loaded: Cli) -> None:
    for kind, *args in (("region", "--region", "loreto"), ("status",)):
        printed = loaded("chart", kind, "--period", "2020-II", *args, "--out", f"{kind}.png")
        assert (printed.returncode, printed.stdout, printed.stderr) == (0, "", "")
        assert (loaded.folder / f"{kind}.png").read_bytes().startswith(b"\x89PNG")


def test_chart_compares_with_the_semester_before_or_with_another_one(loaded: Cli) -> None:
    drawn = []
    for args in ((), ("--earlier", "2020-I"), ("--earlier", "2019-II")):
        asked = ("comparison", "--period", "2020-II", "--region", "loreto", *args)
        printed = loaded("chart", *asked, "--out", "both.png")
        assert (printed.returncode, printed.stdout, printed.stderr) == (0, "", "")
        drawn.append((loaded.folder / "both.png").read_bytes())
    assert drawn[0] == drawn[1] != drawn[2]


def test_chart_compares_with_the_last_semester_that_is_known(loaded: Cli) -> None:
    drawn = []
    for args in ((), ("--earlier", "2020-II")):
        asked = ("comparison", "--period", "2022-I", "--region", "loreto", *args)
        printed = loaded("chart", *asked, "--out", "both.png")
        assert (printed.returncode, printed.stdout, printed.stderr) == (0, "", "")
        drawn.append((loaded.folder / "both.png").read_bytes())
    assert drawn[0] == drawn[1]


def test_chart_draws_a_years_schedule(loaded: Cli) -> None:
    drawn = []
    for args in (
        ("--year", "2021"),
        ("--period", "2021-II"),
        ("--year", "2021", "--region", "Puno"),
    ):
        printed = loaded("chart", "schedule", *args, "--out", "year.png")
        assert (printed.returncode, printed.stdout, printed.stderr) == (0, "", "")
        drawn.append((loaded.folder / "year.png").read_bytes())
    assert drawn[0] == drawn[1] != drawn[2]
