"""Periods by the command line, for scripts: the same rules as in the chat."""

import json
from datetime import datetime

import pytest

from convenio.calendar.periods import LIMA
from convenio.calendar.workdays import working_day_after
from tests.commands import Cli

NEW = ("open-period", "--period", "2098-II", "--opens", "2098-12-15", "--deadline", "2099-01-15")


def test_a_period_is_opened_changed_and_published_by_commands(cli: Cli) -> None:
    closes = ("--closes", "2099-02-27", "--evaluations-by", "2099-03-13")
    opened = cli(*NEW, *closes, "--regions", "Puno, tacna,puno")
    assert opened.stdout == "Abierto: 2098-II, con 2 regiones. Avisos: 0.\n"
    summary = cli("summary", "--period", "2098-II", "--format", "json")
    assert '"expected": 2' in summary.stdout
    changed = cli(
        *("change-period", "--period", "2098-II", "--reason", "Emergencia"),
        *("--deadline", "2099-01-29", "--closes", "nunca"),
    )
    assert (changed.stdout, changed.stderr) == ("Cambiado: 2098-II. Avisos: 0.\n", "")
    entries = json.loads(cli("audit", "--period", "2098-II", "--format", "json").stdout)
    assert [json.loads(entry["after"])["evaluated_by"] for entry in entries] == ["2099-03-13"] * 2
    early = cli(
        "change-period", "--period", "2098-II", "--reason", "x", "--evaluations-by", "2099-01-28"
    )
    assert "es anterior a la fecha límite de las regiones (29/01/2099)" in early.stderr
    added = cli("change-region", "--period", "2098-II", "--region", "ica", "--reason", "x", "--add")
    assert added.stdout == "Cambiado: 2098-II. Avisos: 0.\n"
    assert '"expected": 3' in cli("summary", "--period", "2098-II", "--format", "json").stdout
    on_saturday = ("--period", "2098-II", "--reason", "x", "--closes", "2099-02-28")
    assert cli("change-period", *on_saturday).stderr == (
        "Aviso: 2099-02-28 no es día hábil; los más cercanos son 2099-02-27 y 2099-03-02.\n"
    )
    today = datetime.now(LIMA).date()
    soon = working_day_after(today, 60).isoformat()
    cli("open-period", "--period", "2098-I", "--opens", today.isoformat(), "--deadline", soon)
    off = cli("holidays", "add", soon, "--reason", "Decreto")
    assert "ese día vence la fecha límite del I Semestre 2098. No se mueve solo" in off.stderr
    refused = cli("publish-period", "--period", "2098-I")
    assert "todavía se reciben reportes; faltan 21 regiones" in refused.stderr
    published = cli("publish-period", "--period", "2098-I", "--missing", "21")
    assert published.stdout == "Publicado: 2098-I. Avisos: 0.\n"


def test_what_a_period_requires_is_said_when_it_is_opened_and_changed_later(cli: Cli) -> None:
    opened = cli(*NEW, "--causes", "--range", "3:20..150", "--range", "IdG 8: 0 a 90")
    assert (opened.stdout, opened.stderr) == (
        "Abierto: 2098-II, con 21 regiones. Avisos: 0.\n",
        "",
    )
    change = ("change-period", "--period", "2098-II", "--reason", "Pedido de la DGPE")
    changed = cli(*change, "--no-causes", "--reasons", "--range", "8:no")
    assert (changed.stdout, changed.stderr) == ("Cambiado: 2098-II. Avisos: 0.\n", "")
    both = cli(*change, "--causes", "--deadline", "2099-01-29")
    assert both.stdout == "Cambiado: 2098-II. Avisos: 0.\n"
    [first, second, third] = [
        json.loads(line["after"])
        for line in json.loads(cli("audit", "--period", "2098-II", "--format", "json").stdout)
        if line["kind"] in ("period_opened", "period_requirements")
    ]
    ranges = {"3": ["20", "150"]}
    assert first["required"] == {
        "causes": True,
        "reasons": False,
        "ranges": ranges | {"8": ["0", "90"]},
    }
    assert second == {
        "causes": False,
        "reasons": True,
        "ranges": ranges,
        "reason": "Pedido de la DGPE",
    }
    assert third["causes"]


@pytest.mark.parametrize(
    ("command", "why"),
    [
        (NEW, "El II Semestre 2098 ya existe"),
        ((*NEW[:-1], "2098-12-14"), "es anterior a la apertura"),
        ((*NEW[:-1], "mañana"), "No es una fecha: «mañana»"),
        (
            (*NEW[:2], "2021-I", *NEW[3:], "--regions", "junin"),
            "Sin convenio no se reporta: Junín.",
        ),
        (("change-period", "--period", "2098-II", "--reason", "x"), "no hay nada que cambiar"),
        (
            ("change-region", "--period", "2098-II", "--region", "ica", "--reason", "x", "--add"),
            "Ica ya reporta este periodo.",
        ),
        ((*NEW[:2], "2097-I", *NEW[3:], "--range", "13:0..100"), "No hay indicador 13"),
        (
            ("change-period", "--period", "2098-II", "--reason", "x", "--range", "3:9..1"),
            "el primer límite es mayor",
        ),
        (
            ("change-period", "--period", "2098-II", "--reason", "x", "--no-causes"),
            "no hay nada que cambiar",
        ),
        (("close-period", "--period", "2098-II"), "se cierra después de la fecha límite"),
        (("close-period", "--period", "2097-II"), "No hay periodo 2097-II"),
        (("publish-period", "--period", "2098-II"), "todavía no se abre"),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    cli: Cli, command: tuple[str, ...], why: str
) -> None:
    cli(*NEW)
    refused = cli(*command)
    assert refused.returncode == 1
    assert why in refused.stderr
    assert refused.stderr.count("\n") == 1
