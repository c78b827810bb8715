"""A heading says whether its column is the semester's goal or execution, or something else."""

import pytest

from convenio.calendar.periods import Period
from convenio.typed.column_headings import ColumnRole, WhyLeftOut, read_heading, settle_roles

PERIOD = Period(2020, 2)


@pytest.mark.parametrize(
    ("heading", "why"),
    [
        ("No ejecutado", WhyLeftOut.REMAINING),
        ("Saldo por ejecutar", WhyLeftOut.REMAINING),
        ("Falta ejecutar (%)", WhyLeftOut.REMAINING),
        ("Meta pendiente", WhyLeftOut.REMAINING),
        ("Ejecución presupuestal", WhyLeftOut.BUDGET),
        ("Avance financiero %", WhyLeftOut.BUDGET),
        ("PIM ejecutado", WhyLeftOut.BUDGET),
        ("Meta nacional", WhyLeftOut.ELSEWHERE),
        ("Ejecutado respecto de la meta", WhyLeftOut.COMPLIANCE),
        ("Ejecutado / lo programado (sobre lo programado)", WhyLeftOut.COMPLIANCE),
        ("Meta vs ejecutado", WhyLeftOut.COMPLIANCE),
        ("Ejecutado al 30/06/2020", WhyLeftOut.OTHER_SEMESTER),
        ("Avance del 1 de enero al 30 de junio de 2020", WhyLeftOut.OTHER_SEMESTER),
    ],
)
def test_what_is_something_else_is_left_out_with_its_reason(heading: str, why: WhyLeftOut) -> None:
    found = read_heading(heading, PERIOD)
    assert found is not None
    assert (found.role, found.why) == (ColumnRole.LEFT_OUT, why)


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Ejecutado al 31/12/2020", ColumnRole.EXECUTED),
        ("Ejecución física (%)", ColumnRole.EXECUTED),
        ("Meta: Plan Nacional de Seguridad", ColumnRole.GOAL),
        ("Resultados", ColumnRole.EXECUTED),
        ("Orientados", ColumnRole.COUNT),
        ("Causa de lo no ejecutado", ColumnRole.CAUSE),
    ],
)
def test_what_only_looks_so_keeps_its_role(heading: str, role: ColumnRole) -> None:
    found = read_heading(heading, PERIOD)
    assert found is not None
    assert found.role is role


def test_programmed_beside_people_who_were_served_is_a_count() -> None:
    headings = ["Orientados", "Programados", "Ejecución"]
    found = settle_roles([read_heading(each, PERIOD) for each in headings])
    roles = [heading.role for heading in found if heading]
    assert roles == [ColumnRole.COUNT, ColumnRole.BASE, ColumnRole.EXECUTED]
