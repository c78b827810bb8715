"""`load-evaluation` saves a draft, which `evaluations` prints."""

import csv
import io
import json

from tests.commands import Cli

TEXT = """IdG 3
Conclusión:
• Loreto no cumplió la meta.
Recomendaciones:
• Loreto debe reprogramar sus visitas.
IdG 4
Conclusión:
• La inscripción creció en todas las regiones.
"""
PERIOD = ("--period", "2020-II")


def test_a_draft_is_saved_in_the_place_of_the_one_before(loaded: Cli) -> None:
    (loaded.folder / "anexo5.txt").write_text(TEXT)
    for _ in range(2):
        done = loaded("load-evaluation", "anexo5.txt", *PERIOD)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.splitlines() == ["IdG 3: 2 en el borrador.", "IdG 4: 1 en el borrador."]
    listed = json.loads(loaded("evaluations", *PERIOD, "--format", "json").stdout)
    assert [row["state"] for row in listed] == ["not_started"] * 2 + ["draft"] * 2 + [
        "not_started"
    ] * 8
    assert [item["kind"] for item in listed[2]["items"]] == ["conclusion", "recommendation"]
    assert listed[2]["items"][0]["claim"] == "not_met"
    rows = list(csv.DictReader(io.StringIO(loaded("evaluations", *PERIOD).stdout)))
    assert len(rows) == 13
    assert {row["regions"] for row in rows if row["indicator"] == "3"} == {"loreto"}


def test_what_a_text_leaves_open_is_said_with_what_was_no_item(loaded: Cli) -> None:
    text = "IdG 3\nConclusiones:\n- El avance de Ica fue bajo.\n- Loreto cumplió.\nFuente: propia"
    (loaded.folder / "anexo5.txt").write_text(text)
    done = loaded("load-evaluation", "anexo5.txt", *PERIOD)
    assert (done.returncode, done.stdout) == (0, "IdG 3: 2 en el borrador.\n")
    assert done.stderr.splitlines() == [
        "Aviso: IdG 3, «El avance de Ica fue bajo.» habla de la meta o de lo ejecutado, y no se"
        " leyó qué afirma: elíjalo.",
        "Aviso: no se guardó «Fuente: propia»: gráfico o cuadro.",
    ]


def test_what_is_not_known_is_one_line(loaded: Cli) -> None:
    (loaded.folder / "anexo5.txt").write_text("Loreto cumplió la meta.")
    for more, words in (
        (PERIOD, "No se sabe de qué indicador es el texto"),
        (("--period", "2031-I"), "No hay periodo 2031-I."),
        ((*PERIOD, "--indicator", "13"), "No hay indicador 13"),
    ):
        refused = loaded("load-evaluation", "anexo5.txt", *more)
        assert (refused.returncode, refused.stdout) == (1, "")
        (line,) = refused.stderr.splitlines()
        assert words in line
    assert loaded("evaluations", "--period", "2031-I").returncode == 1
