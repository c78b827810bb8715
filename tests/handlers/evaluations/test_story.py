"""A semester to its end: reports, evaluations, publication, and the first one carried out."""

import pytest

from tests.cast import Bot, Player
from tests.handlers.evaluations.scripts import card, evaluate
from tests.handlers.loreto_report import load_and_send
from tests.handlers.report.scripts import publish_and_make, text_of_pdf

EVALUATED = """Conclusiones:
- La G/DRTPE de Loreto cumplió la meta y la de Puno también.
Recomendaciones:
- A la G/DRTPE de Puno: contratar personal para la orientación vocacional."""


@pytest.mark.both_databases
async def test_from_the_regions_report_to_the_first_recommendation_carried_out(
    staffed: Bot, puno: Player, director: Player, directorate: Player, odes: Player
) -> None:
    await load_and_send(staffed, puno)
    await director.click("Aprobar")
    await directorate.send("/evaluar 1")
    assert "Loreto 60% de 60%, Puno" in card(directorate).text
    await evaluate(directorate, EVALUATED)
    assert "Llegó la evaluación del IdG 1" in odes.last_text
    await puno.send("/recomendaciones")
    assert "contratar personal" not in puno.last_text
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Publicar")
    assert "diferencia" in odes.last_text
    await odes.click("Sí, publicar")
    await publish_and_make(staffed)
    assert "Puno: páginas" in puno.last_text
    assert "1 recomendación" in puno.last_text
    report = text_of_pdf(director)
    assert "contratar personal para la orientación vocacional" in " ".join(report.split())
    assert "BORRADOR" not in report
    await puno.send("/recomendaciones")
    assert "contratar personal" in puno.last_text
    await puno.click("✓ Hecha")
    await puno.click("Guardar")
    await directorate.click("Ver y decidir")
    await directorate.click("Aceptar")
    assert "la aceptó como implementada" in puno.last_text
    await odes.send("/matriz")
    assert "1" in odes.last_text
