"""One's own words for a cause: what is kept at once, and what is asked back."""

from decimal import Decimal

import pytest

from convenio.catalogue.indicators import INDICATORS
from convenio.report.entries import Entry, LoadedGoal
from convenio.report.typed_answers import Choice
from convenio.report.typed_reasons import ReasonDoubt, TypedReason, read_reason
from convenio.typed.figures import Mark, Percentage

ENTRY = Entry(5, LoadedGoal(Decimal(89)), executed=Decimal(1))


def read(text: str) -> TypedReason:
    return read_reason(text, ENTRY, INDICATORS[5], ranged=False)


@pytest.mark.parametrize(
    "text",
    [
        "lo mismo",
        "Lo mismo.",
        "igual",
        "ídem",
        "IDEM",
        "la misma",
        "la misma causa",
        "el mismo motivo",
        "misma razón",
        "igual que el anterior",
        "lo mismo de antes",
        "lo mismo que arriba",
        "por lo mismo",
        "la misma causa anterior",
        "es lo mismo",
        "la causa anterior",
        "mismo problema",
        "repite la anterior",
    ],
)
def test_the_same_is_the_one_before(text: str) -> None:
    assert read(text) == TypedReason(text, ReasonDoubt.SAME, words=False)


@pytest.mark.parametrize("text", ["igual que el 4", "lo mismo que en el IdG 4", "misma del 4"])
def test_the_same_as_an_indicator_names_it(text: str) -> None:
    assert read(text) == TypedReason(text, ReasonDoubt.SAME, words=False, of=4)


@pytest.mark.parametrize(
    "text",
    [
        "75",
        "75 %",
        "era 75",
        "eran 75",
        "corrijo: 75",
        "Corrijo, era 75%",
        "perdón, es 75",
        "me equivoqué: 75",
        "en realidad fue 75",
        "debe decir 75",
        "no es 1 sino 75",
        "no 1, 75",
        "75, no 1",
        "es 75 y no 1",
        "digo 75",
        "cambiar a 75",
        "setenta y cinco",
        "el correcto es 75",
        "ejecutado 75",
    ],
)
def test_a_figure_alone_is_offered_as_the_answer_and_cannot_be_words(text: str) -> None:
    figures = (Choice(executed=Percentage(Decimal(75))),)
    assert read(text) == TypedReason(text, ReasonDoubt.FIGURE, figures, words=False)


@pytest.mark.parametrize(
    "text",
    [
        "era 75, falta de personal",
        "75%: faltó personal",
        "75, por el feriado",
        "corrijo 75 por el feriado",
        "perdón, era 75 (faltó sumar diciembre)",
    ],
)
def test_a_figure_with_words_may_be_either(text: str) -> None:
    figures = (Choice(executed=Percentage(Decimal(75))),)
    assert read(text) == TypedReason(text, ReasonDoubt.FIGURE, figures)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("1", ()),
        ("no aplica", (Mark.NOT_APPLICABLE,)),
        ("No se ejecutó", (Mark.NOT_EXECUTED,)),
        ("1,5", (Choice(executed=Percentage(Decimal("1.5"))),)),
        (
            "entre 40 y 50",
            tuple(Choice(executed=Percentage(Decimal(value))) for value in (40, 50)),
        ),
        ("33/55", (Choice(executed=Percentage(Decimal(60), Decimal(33), Decimal(55))),)),
    ],
)
def test_other_answers_are_offered_where_they_change_something(
    text: str, figures: tuple[Choice | Mark, ...]
) -> None:
    assert read(text) == TypedReason(text, ReasonDoubt.FIGURE, figures, words=False)


@pytest.mark.parametrize(
    "text",
    [
        "mañana",
        "el viernes",
        "pasado mañana",
        "29 de enero",
        "hasta el 29 de enero",
        "la próxima semana",
        "hoy",
        "ayer",
        "enero",
        "en marzo y abril",
        "tacna",
        "Puno",
        "puno y tacna",
        "madre de dios",
        "región La Libertad",
        "IdG 4 y 5",
        "indicadores 4 y 5",
        "II semestre 2020",
        "juan",
        "Juan Pérez",
        "María Elena Quispe Mamani",
        "repotar",
    ],
)
def test_what_only_names_something_is_asked_back(text: str) -> None:
    assert read(text) == TypedReason(text, ReasonDoubt.NAME)


@pytest.mark.parametrize("text", ["¿qué pongo aquí?", "cuál es?", "-", "...", "¿75?"])
def test_a_question_or_signs_are_no_words(text: str) -> None:
    assert read(text).doubt is ReasonDoubt.UNSAID
    assert not read(text).words


@pytest.mark.parametrize(
    "text",
    [
        "pandemia",
        "Covid-19",
        "la pandemia",
        "huelga",
        "Falta Personal",
        "corte de luz",
        "no hubo demanda",
        "no hubo atención en enero",
        "por el paro en Puno",
        "3 de los 5 inspectores con licencia",
        "por 3 meses sin personal",
        "se trabajó la misma cantidad con menos personal",
        "el mismo equipo atiende Tacna",
        "se cerró hasta el 29 de enero",
        "el IdG 5 depende del 4 y no hubo convocatoria",
        "cierre de la oficina por mudanza",
        "recién en marzo se contrató",
    ],
)
def test_words_that_explain_are_kept(text: str) -> None:
    assert read(text) == TypedReason(text)
