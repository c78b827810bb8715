"""More time for a region by the command line: the same rules and notices as in the chat."""

import json
from datetime import UTC, date, datetime

import pytest
from sqlmodel.ext.asyncio.session import AsyncSession

from storage.periods import extension_requests
from tests.bot.cli.folders import (
    COLLEAGUE,
    DIRECTOR,
    DIRECTORATE,
    FOCAL,
    TACNA,
    cast_member,
    inside,
    told,
)
from tests.commands import Cli

PUNO = ("--period", "2020-II", "--region", "Puno")


def ask(cli: Cli) -> None:
    async def wish(session: AsyncSession) -> None:
        person, now = await cast_member(session, FOCAL), datetime.now(UTC)
        place = ("2020-II", "puno")
        assert await extension_requests.request_extension(
            session, *place, date(2098, 1, 29), "Corte de luz", person, now
        )

    inside(cli, wish)


def listed(cli: Cli) -> list[dict[str, str]]:
    printed = cli("extensions", "--period", "2020-II", "--format", "json")
    assert printed.returncode == 0
    rows: list[dict[str, str]] = json.loads(printed.stdout)
    return rows


def test_a_wish_is_listed_and_granted_by_commands(peopled: Cli) -> None:
    ask(peopled)
    [row] = listed(peopled)
    assert (row["region"], row["state"], row["until"]) == ("puno", "asked", "2098-01-29")
    assert (row["reason"], row["by"]) == ("Corte de luz", "Punto focal Puno")
    done = peopled("extend", *PUNO, "--until", "2098-02-05", "--reason", "Corte\nde luz")
    assert done.stdout == "Ampliado: puno, 2020-II, hasta 2098-02-05. Avisos: 3.\n"
    for person in (FOCAL, COLLEAGUE, DIRECTOR):
        [text] = told(peopled, person)
        assert "ODES amplió el plazo de la <b>DRTPE Puno</b>" in text
        assert "Motivo: Corte de luz" in text
    assert told(peopled, TACNA) == []
    [row] = listed(peopled)
    assert (row["state"], row["until"], row["by"]) == ("granted", "2098-02-05", "")
    assert row["reason"] == "Corte de luz"
    assert "extension_granted" in peopled("audit", "--region", "puno").stdout


def test_a_wish_is_refused_by_a_command_and_its_region_is_told(peopled: Cli) -> None:
    ask(peopled)
    done = peopled("refuse-extension", *PUNO, "--reason", "El plazo es ley")
    assert done.stdout == "Sin ampliar: puno, 2020-II. Avisos: 3.\n"
    assert "Respuesta: El plazo es ley" in told(peopled, FOCAL)[-1]
    assert listed(peopled) == []
    again = peopled("refuse-extension", *PUNO, "--reason", "El plazo es ley")
    assert again.stderr == "La DRTPE Puno no tiene un pedido de plazo por responder.\n"
    assert len(told(peopled, FOCAL)) == 1


@pytest.mark.parametrize(
    ("region", "until", "why"),
    [
        ("puno", "2021-01-20", "ya pasó"),
        ("puno", "nunca", "No es una fecha"),
        ("loreto", "2098-01-29", "ya envió su reporte"),
        ("junin", "2098-01-29", "no reporta en 2020-II"),
    ],
)
def test_what_will_not_do_is_refused_in_one_line(
    loaded: Cli, region: str, until: str, why: str
) -> None:
    place = ("--period", "2020-II", "--region", region)
    refused = loaded("extend", *place, "--until", until, "--reason", "Corte de luz")
    assert (refused.returncode, refused.stderr.count("\n")) == (1, 1)
    assert why in refused.stderr


def test_the_deadline_of_an_evaluation_is_set_extended_and_refused_by_commands(
    peopled: Cli,
) -> None:
    of_indicator = ("--period", "2020-II", "--indicator", "1")
    extend = ("extend", *of_indicator, "--until", "2098-02-20", "--reason", "Corte de luz")
    refused = peopled(*extend)
    assert refused.stderr == "Del IdG 1 no se espera el Anexo 5 en 2020-II.\n"
    change = ("change-period", "--period", "2020-II", "--reason", "Informe")
    done = peopled(*change, "--evaluations-by", "2098-02-12")
    assert done.stdout == "Cambiado: 2020-II. Avisos: 1.\n"
    assert "hasta el <b>miércoles 12 de febrero de 2098</b>" in told(peopled, DIRECTORATE)[-1]
    done = peopled(*extend)
    assert done.stdout == "Ampliado: idg1, 2020-II, hasta 2098-02-20. Avisos: 1.\n"
    assert "ODES amplió el plazo de la" in told(peopled, DIRECTORATE)[-1]
    assert len(told(peopled, FOCAL)) == 0
    [row] = listed(peopled)
    assert (row["region"], str(row["indicator"]), row["until"]) == ("", "1", "2098-02-20")
    summary = peopled("summary", "--period", "2020-II").stdout.splitlines()[-1]
    assert "Evaluaciones (Anexo 5): 0 de 12 recibidas; faltan: IdG 1 (sin empezar, hasta" in summary
    again = peopled("refuse-extension", *of_indicator, "--reason", "x")
    assert again.stderr == "La dirección del IdG 1 no tiene un pedido de plazo por responder.\n"
    both = peopled(*extend, "--region", "puno")
    assert both.stderr == "Indique --region o --indicator, uno de los dos.\n"
    none = peopled(*change, "--evaluations-by", "nunca")
    assert none.stdout == "Cambiado: 2020-II. Avisos: 1.\n"
    assert listed(peopled) == []
