"""The command line, as its contract says: a real process for each command."""

import csv
import hashlib
import io
import json
from importlib import import_module
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli.arguments import new_app
from bot.cli.commands import app
from bot.cli.main import ALONE
from tests.commands import Cli

ROOT = Path(__file__).parents[3]
CHART = ("chart", "--out", "a.png")
LORETO = ("60 60 70 10 89 50 7 75 55 1 50 50", "60 45 30 10 89 58 7 25 66 1 33 27")


def test_every_command_has_help(cli: Cli) -> None:
    listed = cli("--help").stdout
    for name in (
        "run",
        "invite",
        "migrate",
        "load-example",
        "load-goals",
        "load-indicators",
        "load-schedule",
        "figures",
        "summary",
        "chart",
        "due",
        "schedule",
        "delete-webhook",
        "audit",
        "backup",
        "restore",
        "extensions",
        "extend",
        "refuse-extension",
        "return",
        "receive",
        "consent",
        "versions",
        "receipt",
        "verify",
        "form",
        "read-form",
        "evidence",
        "people",
        "write",
        "replace",
        "alternate",
    ):
        assert name in listed
        assert CliRunner().invoke(app, [name, "--help"]).exit_code == 0


def test_what_is_loaded_alone_is_the_command_of_the_list() -> None:
    listed = {each.name: each.callback for each in app.registered_commands}
    for name, module in ALONE.items():
        alone = new_app()
        import_module(module).add_to(alone)
        assert {each.name: each.callback for each in alone.registered_commands} == {
            name: listed[name]
        }


def test_migrate_makes_the_default_database(cli: Cli) -> None:
    assert cli("migrate").returncode == 0
    assert (cli.folder / "puntual.db").exists()
    assert cli("migrate").returncode == 0


def test_figures_prints_loretos_as_published(loaded: Cli) -> None:
    printed = loaded("figures", "--period", "2020-II", "--region", "loreto", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(printed.stdout)))
    assert list(rows[0]) == ["region", "indicator", "state", "programmed", "executed"]
    goals, done = LORETO
    assert [row["programmed"] for row in rows] == goals.split()
    assert [row["executed"] for row in rows] == done.split()
    assert {row["state"] for row in rows} == {"reported"}


def test_figures_of_a_region_that_said_nothing_are_missing(loaded: Cli) -> None:
    printed = loaded("figures", "--period", "2020-II", "--region", "puno", "--format", "json")
    rows = json.loads(printed.stdout)
    assert len(rows) == 12
    assert {(row["state"], row["programmed"], row["executed"]) for row in rows} == {
        ("missing", "", "")
    }


def test_summary_of_loreto_is_48_and_38(loaded: Cli) -> None:
    printed = loaded("summary", "--period", "2020-II", "--region", "loreto", "--format", "json")
    assert json.loads(printed.stdout) == {
        "region": "loreto",
        "period": "2020-II",
        "programmed_average": "48.08",
        "executed_average": "37.58",
        "programmed_summands": 12,
        "executed_summands": 12,
        "met": 7,
        "with_goal": 12,
        "complete": True,
        "on_time": True,
    }
    text = loaded("summary", "--period", "2020-II", "--region", "loreto").stdout
    assert "programado 48% (12), ejecutado 38% (12)" in text


def test_summary_of_the_country_counts_who_reported(loaded: Cli) -> None:
    facts = json.loads(loaded("summary", "--period", "2020-II", "--format", "json").stdout)
    assert (facts["expected"], facts["reported"], facts["on_time"]) == (21, 1, 1)
    assert len(facts["regions"]) == 21
    assert facts["indicators"][2] == {
        "indicator": 3,
        "programmed_average": "70.00",
        "executed_average": "30.00",
        "programmed_summands": 1,
        "executed_summands": 1,
    }


def test_summary_of_a_semester_without_figures_is_what_was_published(loaded: Cli) -> None:
    asked = ("summary", "--period", "2020-I")
    facts = json.loads(loaded(*asked, "--region", "loreto", "--format", "json").stdout)
    assert facts == {
        "region": "loreto",
        "period": "2020-I",
        "programmed_average": "31.00",
        "executed_average": "2.00",
        "programmed_summands": 0,
        "executed_summands": 0,
        "met": 0,
        "with_goal": 0,
        "complete": False,
        "on_time": False,
        "published": [
            {
                "source": "Cuadro N.° 05",
                "programmed_average": "31.00",
                "executed_average": "2.00",
            }
        ],
    }
    line = "Loreto: programado 31%, ejecutado 2% (Cuadro N.° 05)"
    assert loaded(*asked, "--region", "loreto").stdout == f"{line}\n"
    head, *lines = loaded(*asked).stdout.splitlines()
    assert head == "2020-I: nadie reporta aquí este semestre; promedios publicados:"
    assert line in lines
    country = json.loads(loaded(*asked, "--format", "json").stdout)
    assert (country["expected"], country["reported"], country["on_time"]) == (0, 0, 0)
    assert facts in country["regions"]


def test_load_example_twice_is_harmless(loaded: Cli) -> None:
    again = loaded("load-example")
    assert again.returncode == 0
    assert "Ya estaba cargado" in again.stdout


def test_load_example_says_what_it_loaded(cli: Cli) -> None:
    printed = cli("load-example").stdout
    assert "Cargado: 2020-II" in printed
    assert "Promedios publicados de 2020-I y 2020-II: 66" in printed
    assert "simulada" not in printed


def test_simulated_figures_are_loaded_on_request_once_and_said_to_be_so(loaded: Cli) -> None:
    assert "de 17 regiones" in loaded("load-example", "--simulated").stdout
    assert "Ninguna cifra inventada" in loaded("load-example", "--simulated").stdout
    facts = json.loads(loaded("summary", "--period", "2020-II", "--format", "json").stdout)
    assert (facts["expected"], facts["reported"], facts["on_time"]) == (21, 18, 18)
    silent = {each["region"] for each in facts["regions"] if each["executed_summands"] == 0}
    assert silent == {"arequipa", "ayacucho", "tumbes"}
    invented = {each["region"] for each in facts["regions"] if each.get("simulated")}
    assert len(invented) == 17
    assert "loreto" not in invented
    assert facts["indicators"][10]["executed_average"] == "112.83"
    assert all(each["simulated"] for each in facts["indicators"])
    for region, marked in (("callao", "true"), ("loreto", "false")):
        args = ("versions", "--period", "2020-II", "--region", region)
        rows = list(csv.DictReader(io.StringIO(loaded(*args).stdout)))
        assert {row["simulated"] for row in rows} == {marked}
    text = loaded("summary", "--period", "2020-II", "--region", "callao").stdout
    assert "programado 46% (10), ejecutado 187% (10)" in text
    assert "cifras simuladas" in text


def test_printed_figures_that_were_invented_are_said_to_be_so_beside_the_table(
    loaded: Cli,
) -> None:
    assert loaded("load-example", "--simulated").returncode == 0
    printed = loaded("figures", "--period", "2020-II", "--region", "callao")
    assert printed.stderr == "Datos simulados: callao.\n"
    assert printed.stdout.startswith("region,indicator,state,programmed,executed\n")
    assert loaded("figures", "--period", "2020-II", "--region", "loreto").stderr == ""
    audited = ("audit", "--period", "2020-II", "--region")
    assert loaded(*audited, "callao").stderr == "Datos simulados: callao 2020-II.\n"
    assert loaded(*audited, "loreto").stderr == ""
    everybody = loaded("figures", "--period", "2020-II").stderr
    assert everybody.startswith("Datos simulados: ")
    assert everybody.count("\n") == 1
    assert everybody.count(",") == 16


def test_a_region_that_has_goals_of_its_own_gets_no_simulated_report(loaded: Cli) -> None:
    file = loaded.folder / "metas.csv"
    file.write_text("region,indicator,programmed\npuno,1,60\n")
    assert loaded("load-goals", "metas.csv", "--period", "2020-II").returncode == 0
    assert "de 16 regiones" in loaded("load-example", "--simulated").stdout
    assert "puno,1,missing,60," in loaded("figures", "--period", "2020-II").stdout


def test_invite_prints_one_code(cli: Cli) -> None:
    printed = cli("invite", "--role", "focal", "--region", "San Martin")
    assert printed.returncode == 0
    assert len(printed.stdout.strip().replace("-", "")) == 12


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("invite", "--role", "focal"), "--region"),
        (("invite", "--role", "proponent"), "--indicator"),
        (("invite", "--role", "proponent", "--indicator", "13"), "--indicator"),
        (("invite", "--role", "director", "--region", "lim"), "lima_provincias"),
        (("invite", "--role", "foo"), "--role"),
        (("invite", "--role", "odes", "--region", "puno"), "--region"),
        (("nonsense",), "nonsense"),
        (("figures", "--period", "2020-III"), "2020-II"),
        (("figures", "--period", "2019-II"), "No hay periodo 2019-II"),
        (("summary", "--period", "2019-II"), "No hay periodo 2019-II"),
        (("summary", "--period", "2020-II", "--region", "atlantida"), "No conozco la región"),
        ((*CHART, "region", "--period", "2020-II"), "necesita una región"),
        ((*CHART, "indicator", "--period", "2020-II"), "necesita un indicador"),
        ((*CHART, "ranking", "--period", "2020-II", "--indicator", "13"), "--indicator"),
        ((*CHART, "heatmap", "--period", "2019-II"), "No hay nada que mostrar de 2019-II"),
        ((*CHART, "schedule", "--year", "2019"), "No hay cronograma de 2019"),
        ((*CHART, "schedule"), "--year"),
        ((*CHART, "status"), "--period"),
        ((*CHART, "status", "--period", "2020-II", "--earlier", "2019-II"), "de comparison"),
        ((*CHART, "comparison", "--period", "2020-I", "--earlier", "2020-I"), "antes de 2020-I"),
        (("chart", "status", "--period", "2020-II", "--out", "no/a.png"), "la carpeta no"),
        (("load-goals", "nada.csv", "--period", "2020-II"), "No se pudo leer nada.csv"),
    ],
)
def test_a_wrong_argument_is_named_in_one_line(cli: Cli, args: tuple[str, ...], said: str) -> None:
    printed = cli(*args)
    assert printed.returncode != 0
    assert said in printed.stderr
    assert len(printed.stderr.strip().splitlines()) == 1
    assert "Traceback" not in printed.stderr


def test_goals_are_loaded_whole_or_not_at_all(loaded: Cli) -> None:
    file = loaded.folder / "metas.csv"
    file.write_text("region,indicator,programmed\npuno,1,60\npuno,2,no aplica\npuno,3,sin meta\n")
    assert "Cargadas 3 metas" in loaded("load-goals", "metas.csv", "--period", "2020-II").stdout
    file.write_text("region,indicator,programmed\npuno,1,99\natlantida,1,5\npuno,13,5\npuno,1,5\n")
    refused = loaded("load-goals", "metas.csv", "--period", "2020-II")
    assert refused.returncode != 0
    for line in ("línea 3", "línea 4", "línea 5"):
        assert line in refused.stderr
    printed = loaded("figures", "--period", "2020-II", "--region", "puno").stdout
    assert "puno,1,missing,60," in printed
    assert "puno,2,not_applicable,," in printed


def test_a_backup_is_restored_elsewhere_with_its_trail(loaded: Cli) -> None:
    asked = ("figures", "--period", "2020-II", "--region", "loreto")
    there = {"DATABASE_URL": "sqlite:///there.db"}
    assert loaded("backup", "copy.zip").returncode == 0
    assert "Restaurada" in loaded("restore", "copy.zip", **there).stdout
    assert loaded(*asked, **there).stdout == loaded(*asked).stdout
    assert "Registro íntegro" in loaded("audit", "--verify", **there).stdout
    again = loaded("restore", "copy.zip", **there)
    assert again.returncode == 1
    assert "vacía" in again.stderr


def test_a_backup_names_damaged_evidence_and_is_made_without_it(loaded: Cli) -> None:
    name = hashlib.sha256(b"acta").hexdigest()
    (loaded.folder / "evidence").mkdir()
    (loaded.folder / "evidence" / name).write_bytes(b"act")
    made = loaded("backup", "copy.zip")
    assert made.returncode == 1
    assert f"{name} (sin reporte): dañado" in made.stderr
    assert loaded("restore", "copy.zip", DATABASE_URL="sqlite:///there.db").returncode == 0


def test_audit_lists_each_change_of_a_region(loaded: Cli) -> None:
    printed = loaded("audit", "--period", "2020-II", "--region", "loreto", "--format", "json")
    kinds = [row["kind"] for row in json.loads(printed.stdout)]
    assert kinds == ["opened", *["figure"] * 12, "sent"]


def test_what_a_command_writes_is_sealed_and_its_last_hash_is_known_again(loaded: Cli) -> None:
    (loaded.folder / "metas.csv").write_text("region,indicator,programmed\npuno,1,60\n")
    assert loaded("load-goals", "metas.csv", "--period", "2020-II").returncode == 0
    rows = json.loads(loaded("audit", "--format", "json").stdout)
    assert [row["number"] for row in rows] == list(range(1, len(rows) + 1))
    noted = f"{len(rows)}:{rows[-1]['hash']}"
    assert f"Última huella: {noted}" in loaded("audit", "--verify").stdout
    assert loaded("audit", "--verify", "--noted", noted).returncode == 0
    changed = loaded("audit", "--verify", "--noted", f"{len(rows)}:{'0' * 64}")
    assert changed.returncode == 1
    assert f"La entrada {len(rows)} del registro fue cambiada o falta" in changed.stderr
    assert "No es una huella" in loaded("audit", "--verify", "--noted", "x").stderr
