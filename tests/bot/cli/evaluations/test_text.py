"""What `read-evaluation` prints: items, what does not fit, and what was not read."""

import json

import pytest

from tests.commands import Cli
from tests.documents.texts.samples import docx, odt, paragraph

READ = ("read-evaluation", "anexo5", "--period", "2020-II")
LORETO = "Las DRTPE de Ica y Loreto cumplieron la meta."


def bring(cli: Cli, content: str | bytes) -> None:
    (cli.folder / "anexo5").write_bytes(content.encode() if isinstance(content, str) else content)


def test_a_text_is_printed_item_by_item_beside_the_figures(loaded: Cli) -> None:
    bring(loaded, f"IdG 3\nConclusiones:\n• “{LORETO}”\nRecomendación:\n• Difundir más.\nSaludos")
    done = loaded(*READ, "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    printed = json.loads(done.stdout)
    assert printed["items"] == [
        {
            "indicator": 3,
            "kind": "conclusion",
            "regions": ["ica", "loreto"],
            "everybody": False,
            "claim": "met",
            "text": LORETO,
        },
        {
            "indicator": 3,
            "kind": "recommendation",
            "regions": [],
            "everybody": True,
            "claim": None,
            "text": "Difundir más.",
        },
    ]
    assert printed["findings"][0] == {
        "indicator": 3,
        "region": "loreto",
        "kind": "claim_contradicted",
        "said": "cumplió",
        "figure": "programado 70%, ejecutado 30%",
    }
    assert {each["kind"] for each in printed["findings"][1:]} == {"region_not_mentioned"}
    assert printed["unread"] == [
        {"indicator": 3, "text": "Saludos", "why": "saludo, firma o encabezado"}
    ]


@pytest.mark.parametrize(
    "content",
    [
        docx(paragraph("Conclusiones"), paragraph(LORETO, listed=True)),
        odt(f"<text:h>Conclusiones</text:h><text:p>{LORETO}</text:p>"),
        f"Conclusiones\n- {LORETO}".encode("cp1252"),
    ],
    ids=["docx", "odt", "txt"],
)
def test_a_document_of_one_indicator(loaded: Cli, content: bytes) -> None:
    bring(loaded, content)
    printed = json.loads(loaded(*READ, "--indicator", "3").stdout)
    assert [(each["indicator"], each["text"]) for each in printed["items"]] == [(3, LORETO)]


def test_without_the_semester_a_text_is_read_all_the_same(cli: Cli) -> None:
    bring(cli, f"IdG 3\n{LORETO}")
    done = cli(*READ)
    assert json.loads(done.stdout)["items"][0]["claim"] == "met"
    assert json.loads(done.stdout)["findings"] == []
    assert done.stderr == "No hay periodo 2020-II: no hay cifras con que comparar.\n"


@pytest.mark.parametrize(
    ("content", "more", "words"),
    [
        (f"Conclusiones:\n- {LORETO}", (), "No se sabe de qué indicador es el texto"),
        (b"%PDF-1.7", (), "es un PDF: envíe el documento de Word"),
        (bytes(range(256)), (), "no es un texto"),
        (LORETO, ("--indicator", "13"), "No hay indicador 13: son de 1 a 12."),
    ],
)
def test_what_can_not_be_read_is_one_line(
    loaded: Cli, content: str | bytes, more: tuple[str, ...], words: str
) -> None:
    bring(loaded, content)
    refused = loaded(*READ, *more)
    assert (refused.returncode, refused.stdout) == (1, "")
    (line,) = refused.stderr.splitlines()
    assert words in line
