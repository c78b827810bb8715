"""The month that a recommendation's words set, as a careful clerk reads it."""

import pytest

from convenio.calendar.periods import Period
from convenio.evaluation.due_months import due_in

SAID = (
    ("Puno debe reprogramar a más tardar en marzo de 2021", "2021-03"),
    ("Remitir el plan hasta junio", "2021-06"),
    ("Contratar personal durante el 2021", None),
    ("hasta el 30 de abril de 2021", "2021-04"),
    ("antes del 15 de mayo", "2021-05"),
    ("antes de mayo", "2021-04"),
    ("antes de fines de mayo", "2021-05"),
    ("con plazo máximo al 31 de marzo de 2021", "2021-03"),
    ("Plazo: julio", "2021-07"),
    ("para el mes de agosto", "2021-08"),
    ("como máximo, en setiembre de 2021", "2021-09"),
    ("Realizar en marzo un taller", "2021-03"),
    ("Realizar talleres en marzo y abril de 2021", "2021-04"),
    ("de marzo a junio de 2021", "2021-06"),
    ("desde marzo hasta junio", "2021-06"),
    ("entre marzo y junio", "2021-06"),
    ("a partir de marzo de 2021", None),
    ("Reprogramar las actividades no ejecutadas en diciembre", None),
    ("lo suspendido en marzo de 2020", None),
    ("la R.M. del 12 de marzo de 2021", None),
    ("hasta fin de año", "2021-12"),
    ("hasta el primer trimestre de 2021", "2021-03"),
    ("al cierre del primer semestre 2021", "2021-06"),
    ("a fines de octubre de 2021", "2021-10"),
    ("hasta marzo de 2023", None),
    ("con miras a reportar avances en el primer semestre de 2021", None),
    ("Remitir hasta marzo y culminar a más tardar en junio de 2021", "2021-06"),
    ("Se recomienda que, para diciembre, Ica cuente con un gestor", "2021-12"),
    ("a más tardar el viernes 26 de febrero", "2021-02"),
    ("al 30 de junio de 2021", "2021-06"),
    ("hasta el 31 de febrero", None),
    ("hasta septiembre", "2021-09"),
    ("HASTA JUNIO DEL 2021", "2021-06"),
    ("para fines de 2021", "2021-12"),
    ("hasta el cierre del 2021", "2021-12"),
    ("no más allá de abril", "2021-04"),
    ("durante el año 2021", None),
    ("durante el presente año", None),
    ("hasta el II trimestre", "2021-06"),
    ("Av. 28 de Julio", None),
    ("en el mes de mayo", "2021-05"),
    ("Dar respuesta hasta el 15 de enero", "2021-01"),
    ("en un plazo de 30 días", None),
    ("Programar metas para el 2021", None),
    ("capacitar a las G/DRTPE para marzo de 2021", "2021-03"),
)


@pytest.mark.parametrize(("words", "month"), SAID)
def test_the_words_set_a_month(words: str, month: str | None) -> None:
    due = due_in(words, Period(2020, 2))
    assert (due.code if due else None) == month
