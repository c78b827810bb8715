"""A comment that returns a report: what says nothing to correct."""

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.report.typed_remarks import RemarkDoubt, TypedRemark, read_remark

APPROVALS = (
    *("apruebo", "Apruebo.", "lo apruebo", "aprobado", "sí, apruebo", "apruebo el reporte"),
    *("queda aprobado", "doy mi aprobación", "visto bueno", "ok", "sí", "conforme", "👍"),
    *("V°B°", "está bien", "todo bien", "apruebe por favor"),
)
SUBJECTS = ("el 5", "5", "IdG 5", "idg5", "indicador 5", "es el 5", "sobre el indicador 5", "al 5")
UNSAID = (
    *("45", "45%", "33/55", "cuarenta y cinco", "no aplica", "mañana", "el viernes", "Tacna"),
    *("29 de enero", "Juan Pérez"),
)
COMMENTS = (
    *("está mal el 5", "no apruebo", "falta el sustento", "Incompleto", "el 5 debe ser 45"),
    *("no se aprueba así", "revisar las metas aprobadas", "el IdG 5 no coincide con el acta"),
    *("no está conforme con el acta", "falta la aprobación del gerente"),
)


@pytest.mark.parametrize("text", APPROVALS)
def test_a_yes_may_be_an_approval(text: str) -> None:
    assert read_remark(text, INDICATORS) == TypedRemark(RemarkDoubt.APPROVAL)


@pytest.mark.parametrize("text", SUBJECTS)
def test_an_indicator_alone_is_what_it_is_about(text: str) -> None:
    assert read_remark(text, INDICATORS) == TypedRemark(RemarkDoubt.SUBJECT, 5)


@pytest.mark.parametrize("text", UNSAID)
def test_a_figure_a_day_or_a_name_says_nothing_to_correct(text: str) -> None:
    assert read_remark(text, INDICATORS) == TypedRemark(RemarkDoubt.UNSAID)


@pytest.mark.parametrize("text", COMMENTS)
def test_what_is_to_be_corrected_is_a_comment(text: str) -> None:
    assert read_remark(text, INDICATORS) == TypedRemark()
