"""Whatever is pasted: no exception, and no text that takes long."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.evaluation.coherence import findings
from convenio.evaluation.items import ItemKind
from convenio.evaluation.reader import NoIndicatorNamed, read_text
from tests.convenio.evaluation.written import EXPECTED, written

SEMESTER = Period(2020, 2)
LONG = 100_000
SECONDS = 0.5  # of the processor, for so many letters
PIECES = (
    *("Conclusiones:", "Recomendación:", "IdG 4", "Indicador N° ", "- ", "• “", "1) ", "\n", "\f"),
    *("\n\n", "\t", " | ", "Puno, ", "La Libertad y ", "las demás ", "excepto ", "sin meta"),
    *("no cumplieron la meta", "no ", "cumplió", "; ", ". ", ":", "se recomienda ", "deben "),
    *("Todas las regiones ", "A las G/DRTPE de ", "45% ", "”", "«", "Fuente: ", "Atentamente,"),
    *("que depende de ", "dichas regiones ", "coordinar con ", "más que los previstos ", "R1. "),
    *("x", "ﬁ", "\u00ad", "12", "la primera ", "cien por ciento "),
)
REPEATED = {
    "letters": "a",
    "spaces": " ",
    "lines": "a\n",
    "names": "Puno, ",
    "items": "- Puno\n",
    "claims": "cumplieron la meta ",
    "denials": "Puno no ",
    "answers": "Puno no, ",
    "contrasts": "no ocurrió con Ica, sino a diferencia de Puno ",
    "table": "Puno\tno\n",
    "leads": "- x:\n",
    "headings": "IdG 4\n",
    "numbers": "1) a 2) b ",
    "exceptions": "excepto Puno ",
    "everybody": "las regiones ",
    "quotes": "“",
    "sentences": "Puno cumplió. Ica no cumplió. ",
    "emphasis": "*a ",
    "hyphens": "a-\n",
    "demands": "Reprogramar\n",
    "upper case": "Aaaa\n",
    "shares in words": "Puno, cien por ciento; ",
    "places in a list": "la primera y las dos últimas, Puno y Ica, ",
    "mentions": "coordinar con Tacna, que depende de Puno, y dichas regiones más que lo previsto ",
    "months": "se recomienda hasta fines de marzo a ",
}


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=40).map("".join))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = read_text(text, INDICATORS, EXPECTED, semester=SEMESTER)
    except NoIndicatorNamed:
        found = read_text(text, INDICATORS, EXPECTED, 4, SEMESTER)
    for item in found.items:
        assert item.indicator in INDICATORS
        assert item.text
        assert not (item.regions and item.everybody)
        assert item.claim is None or item.kind is ItemKind.CONCLUSION
        assert len(set(item.regions)) == len(item.regions)
    findings(found.items, {}, EXPECTED, INDICATORS)


@pytest.mark.parametrize("piece", REPEATED.values(), ids=REPEATED.keys())
def test_a_long_text_takes_no_longer_than_it_may(piece: str) -> None:
    text = (piece * (LONG // len(piece) + 1))[:LONG]
    assert _seconds(text) < SECONDS * 2  # for a machine that has other work too


def test_a_long_evaluation_takes_no_longer_than_it_may() -> None:
    whole = "\n".join(each.text for each in written())
    assert _seconds((whole * (LONG // len(whole) + 1))[:LONG]) < SECONDS * 2


def _seconds(text: str) -> float:
    began = time.process_time()
    read_text(text, INDICATORS, EXPECTED, 4, SEMESTER)
    return time.process_time() - began
