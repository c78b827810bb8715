"""What a sentence claims of a goal, as officials write it."""

import pytest

from convenio.evaluation.items import Claim
from convenio.evaluation.reading.claims.sentence_claims import chief_claim, claims_in

MET = (
    "superaron la meta",
    "Ica alcanzó la meta prevista",
    "lograron lo programado",
    "lograron cumplir con la meta",
    "alcanzó el 120 % de la meta",
    "cumplieron al 100%",
    "la meta fue superada en Ica",
    "vienen cumpliendo con la meta",
    "sí cumplen la meta",
    "llegaron a la meta",
    "se cumplió la meta",
    "han superado ampliamente sus metas",
    "cumplieron con su meta",
    "cumplió con lo programado",
    "cumplieron con la meta del 70%",
    "cumplió el 70% programado",
    "cumplieron",
    "lograron la meta propuesta",
    "meta cumplida",
    "han logrado alcanzar la meta",
    "Ica, Lima y Puno han cumplido sus metas”",
)
NOT_MET = (
    "no lograron cumplir con la meta",
    "Puno no pudo cumplir la meta",
    "no cumplieron",
    "no han cumplido con la meta programada",
    "no alcanzaron la meta",
    "incumplieron la meta",
    "quedaron por debajo de la meta",
    "cumplieron parcialmente la meta",
    "cumplieron la meta parcialmente",
    "alcanzaron el 45% de la meta",
    "cumplió la meta al 80 %",
    "Ninguna G/DRTPE cumplió la meta",
    "la meta no fue alcanzada por Puno",
    "no ejecutaron la totalidad de actividades",
    "la ejecución es inferior a la meta",
    "no cumplieron la meta porque no ejecutaron",
    "tampoco cumplió",
    "no superaron lo programado",
    "no llegaron a cumplir la meta",
    "no se cumplió la meta",
    "cumplió solo el 50%",
    "cumplieron el 50 % de la meta",
    "no cumplen",
    "no lograron la meta",
    "no cumplió con la programación",
)
NOT_EXECUTED = (
    "no ejecutaron visitas por falta de movilidad",
    "no realizaron actividades",
    "no se ejecutó",
    "sin ejecución",
    "no registraron avance",
    "no reportaron ejecución",
    "no se han ejecutado actividades",
    "la ejecución fue de 0%",
    "no obtuvieron avances",
    "no desarrollaron ninguna visita",
    "no presentan ejecución",
)
NO_GOAL = (
    "no tenían una meta",
    "no hubo meta programada",
    "no remitieron su meta",
    "no programaron metas",
    "no cuentan con meta",
    "no presentaron programación",
    "no se programó meta",
    "no ha programado",
    "no tuvieron meta",
)
NOT_APPLICABLE = (
    "no aplica",
    "no les corresponde",
    "el indicador no aplica a Callao",
    "«NO APLICA», pues no programaron metas",
    "a Callao este indicador le resulta ajeno",
    "está exonerada del indicador",
    "exceptuada del indicador",
)
NOTHING = (
    "deben cumplir la meta",
    "cumplir con las metas programadas",
    "para cumplir la meta",
    "no cumplieron con remitir el informe",
    "cumplieron con las medidas sanitarias",
    "lograron insertar a más jóvenes",
    "no remitieron el reporte",
    "En promedio la ejecución es mayor a la meta",
    "si no cumplen la meta, se les apoyará",
    "El logro de las metas",
    "a Callao este indicador no le resulta ajeno",
    "no aplicaron la directiva",
    "superaron las dificultades",
    "dejaron de ejecutar",
    "no lograron suscribir el convenio",
    "con miras a cumplir las metas",
    "de acuerdo con lo programado por la oficina",
)


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        *((words, Claim.MET) for words in MET),
        *((words, Claim.NOT_MET) for words in NOT_MET),
        *((words, Claim.NOT_EXECUTED) for words in NOT_EXECUTED),
        *((words, Claim.NO_GOAL) for words in NO_GOAL),
        *((words, Claim.NOT_APPLICABLE) for words in NOT_APPLICABLE),
        *((words, None) for words in NOTHING),
    ],
)
def test_the_verb_claims(sentence: str, claim: Claim | None) -> None:
    assert chief_claim(claims_in(sentence)) is claim
