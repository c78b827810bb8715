"""Reading one figure as a person types it: what is understood, asked back, or not understood."""

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.typed.figures import (
    LARGEST,
    SHOWN_BACK,
    Ambiguous,
    Doubt,
    FigureFault,
    Mark,
    Percentage,
    UnreadableFigure,
    read_figure,
)

SPACE = "\N{NO-BREAK SPACE}"
PERCENTAGES = st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False)
COUNTS = st.integers(0, 999_999)
BASES = st.integers(1, 999_999)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("45", "45"),
        ("45%", "45"),
        ("45 %", "45"),
        (f"45{SPACE}%", "45"),
        ("４５％", "45"),
        ("+45", "45"),
        ("  45.  ", "45"),
        ("«45»", "45"),
        ("45,5", "45.5"),
        ("45.5", "45.5"),
        ("45,50 %", "45.5"),
        ("-22", "-22"),
        ("−22 %", "-22"),
        ("–22%", "-22"),
        ("- 22", "-22"),
        ("113", "113"),
        ("60 por ciento", "60"),
        ("60 porciento", "60"),
        ("60 POR CIENTO.", "60"),
        ("cero", "0"),
        ("Cero por ciento", "0"),
        ("cero %", "0"),
        ("cien", "100"),
        ("cien por cien", "100"),
        ("-0", "0"),
        ("0,00", "0"),
        ("007", "7"),
        ("1 234", "1234"),
        (f"1{SPACE}234,5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("12345", "12345"),
        ("45%.", "45"),
        ("45%%", "45"),
        ("45 por 100", "45"),
        ("el 45%", "45"),
        ("fue 45", "45"),
        ("= 45", "45"),
        ("45 y medio", "45.5"),
        ("45½", "45.5"),
        ("cuarenta y cinco", "45"),
        ("Cuarenta y cinco por ciento", "45"),
        ("treinta y un por ciento", "31"),
        ("treinticinco", "35"),
        ("veintidós %", "22"),
        ("menos veintidós", "-22"),
        ("ciento trece", "113"),
        ("doscientas diez", "210"),
        ("cuarenta y cinco coma cinco", "45.5"),
        ("cuarenta y cinco y medio", "45.5"),
    ],
)
def test_a_percentage_is_read(text: str, value: str) -> None:
    assert read_figure(text) == Percentage(Decimal(value))


@pytest.mark.parametrize(
    ("text", "value", "executed", "base"),
    [
        ("33/55", "60", 33, 55),
        ("33 de 55", "60", 33, 55),
        ("33 sobre 55", "60", 33, 55),
        ("33 ENTRE 55", "60", 33, 55),
        ("33⁄55", "60", 33, 55),
        ("33 / 55 %", "60", 33, 55),
        ("1 234 / 2 000", "61.7", 1234, 2000),
        ("1.234/2.000", "61.7", 1234, 2000),
        ("1,234 de 2,000", "61.7", 1234, 2000),
        ("0/55", "0", 0, 55),
        ("33 de las 55", "60", 33, 55),
        ("33 de un total de 55", "60", 33, 55),
        ("treinta y tres de cincuenta y cinco", "60", 33, 55),
        ("60% (33 de 55)", "60", 33, 55),
        ("33/55 = 60%", "60", 33, 55),
        ("33 de 55, 60%", "60", 33, 55),
        ("46 % (33 de 72)", "45.833333", 33, 72),
        ("45,83% (33/72)", "45.833333", 33, 72),
        ("5/3", "166.666667", 5, 3),
        ("1/3", "33.333333", 1, 3),
    ],
)
def test_executed_over_base_keeps_both_numbers(
    text: str, value: str, executed: int, base: int
) -> None:
    assert read_figure(text) == Percentage(Decimal(value), Decimal(executed), Decimal(base))


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("no aplica", Mark.NOT_APPLICABLE),
        ("No Aplica.", Mark.NOT_APPLICABLE),
        ("N/A", Mark.NOT_APPLICABLE),
        ("n.a.", Mark.NOT_APPLICABLE),
        ("NA", Mark.NOT_APPLICABLE),
        ("sin meta", Mark.NO_GOAL),
        ("s/m", Mark.NO_GOAL),
        ("Sin  programación", Mark.NO_GOAL),
        ("no se ejecutó", Mark.NOT_EXECUTED),
        ("NO SE EJECUTO", Mark.NOT_EXECUTED),
        ("no ejecutado", Mark.NOT_EXECUTED),
        ("«sin ejecución»", Mark.NOT_EXECUTED),
    ],
)
def test_a_mark_is_read_whatever_its_case_and_accents(text: str, mark: Mark) -> None:
    assert read_figure(text) == mark


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,234", ("1.234", "1234")),
        ("1.234", ("1.234", "1234")),
        ("-1.234 %", ("-1.234", "-1234")),
        ("100.000", ("100", "100000")),
        ("0,45", ("0.45", "45")),
        ("0.45%", ("0.45", "45")),
        ("0,123", ("0.123", "12.3")),
        ("-0,45", ("-0.45", "-45")),
    ],
)
def test_what_can_be_read_two_ways_is_given_back(text: str, readings: tuple[str, ...]) -> None:
    expected = tuple(Percentage(Decimal(value)) for value in readings)
    assert read_figure(text) == Ambiguous(text, expected)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", FigureFault.EMPTY),
        (" \n\t ", FigureFault.EMPTY),
        ("...", FigureFault.EMPTY),
        ("🙂", FigureFault.NO_NUMBER),
        ("45 personas", FigureFault.NO_NUMBER),
        ("no llegamos a 45", FigureFault.NO_NUMBER),
        ("cien por si acaso", FigureFault.NO_NUMBER),
        ("cero porque estuvimos en emergencia", FigureFault.NO_NUMBER),
        (".5", FigureFault.NO_NUMBER),
        (",5", FigureFault.NO_NUMBER),
        ("45¾", FigureFault.NO_NUMBER),
        ("45²", FigureFault.NO_NUMBER),
        ("--45", FigureFault.NO_NUMBER),
        ("12.34.56", FigureFault.NO_NUMBER),
        ("NaN", FigureFault.NO_NUMBER),
        ("Infinity", FigureFault.NO_NUMBER),
        ("45 60", FigureFault.SEVERAL_NUMBERS),
        ("1e5", FigureFault.SEVERAL_NUMBERS),
        ("33/55/2", FigureFault.SEVERAL_NUMBERS),
        ("45--50", FigureFault.SEVERAL_NUMBERS),
        ("1" * 40, FigureFault.TOO_LONG),
        (
            "fueron muchas las personas que vinieron este semestre a la oficina",
            FigureFault.TOO_LONG,
        ),
        ("100001", FigureFault.TOO_LARGE),
        ("1.234.567", FigureFault.TOO_LARGE),
        ("1001/1", FigureFault.TOO_LARGE),
        ("33/0", FigureFault.ZERO_BASE),
        ("0 de 0", FigureFault.ZERO_BASE),
        ("33/-5", FigureFault.NEGATIVE_BASE),
        ("-3/5", FigureFault.NEGATIVE_COUNT),
    ],
)
def test_what_is_not_understood_says_why(text: str, fault: FigureFault) -> None:
    found = read_figure(text)
    assert isinstance(found, UnreadableFigure)
    assert found.fault is fault


@pytest.mark.parametrize(
    "text",
    [
        *("No hay", "no hay datos", "pendiente", "no sé", "No lo sé.", "ninguno", "ninguna"),
        *("todavía no", "aún no", "Todavía no tenemos las cifras", "s/d", "S.D.", "sd", "n/d"),
        *("no corresponde", "-", "—", "--", "?", "x", "no", "sin datos", "por definir", "🤷"),
        *("en proceso", "falta", "después", "mañana", "desconozco", "por ahora no", "no llegamos"),
        "No se ejecutó porque hubo emergencia y la oficina estuvo cerrada todo el semestre",
    ],
)
def test_what_says_that_there_is_no_figure_is_told_from_what_is_unclear(text: str) -> None:
    found = read_figure(text)
    assert isinstance(found, UnreadableFigure)
    assert found.fault is FigureFault.NOTHING_SAID


@pytest.mark.parametrize(
    "text",
    [
        *(
            "aprox 45",
            "aprox. 45%",
            "45 aprox",
            "45 aprox.",
            "45 (aprox)",
            "unos 45",
            "~45",
            "≈ 45",
        ),
        *("más o menos 45", "45, más o menos", "45 o más", "casi 45", "cerca de 45", "45?", "45+"),
        *("alrededor del 45%", "más de 45", "menos de 45", "al menos 45", "hasta 45", ">45", "±45"),
        *("creo que 45", "no sé, unos 45", "aproximadamente el 45%", "unos cuarenta y cinco"),
    ],
)
def test_what_is_about_right_is_asked(text: str) -> None:
    assert read_figure(text) == Ambiguous(text, (Percentage(Decimal(45)),), Doubt.APPROXIMATE)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        *((text, Doubt.TWO_NUMBERS) for text in ("40-50", "40 - 50", "40–50%", "40% - 50%")),
        *((text, Doubt.TWO_NUMBERS) for text in ("40%/50%", "40 y 50", "cuarenta y cincuenta")),
        *((text, Doubt.RANGE) for text in ("entre 40 y 50", "de 40 a 50", "40 a 50%", "40 o 50")),
        *((text, Doubt.RANGE) for text in ("entre cuarenta y cincuenta", "40 hasta 50")),
    ],
)
def test_of_two_figures_each_is_offered(text: str, doubt: Doubt) -> None:
    both = (Percentage(Decimal(40)), Percentage(Decimal(50)))
    assert read_figure(text) == Ambiguous(text, both, doubt)


@pytest.mark.parametrize(
    "text",
    [
        "45 % (33 de 72)",
        "45% = 33/72",
        "33 de 72 (45%)",
        "33/72 = 45",
        "33 de 72, 45%",
        "45 (33/72)",
    ],
)
def test_a_percentage_that_its_share_is_not_is_asked(text: str) -> None:
    share = Percentage(Decimal("45.833333"), Decimal(33), Decimal(72))
    assert read_figure(text) == Ambiguous(text, (Percentage(Decimal(45)), share), Doubt.DIFFER)


@pytest.mark.parametrize("text", ["medio", "½"])
def test_a_half_may_be_of_all_or_of_one_per_cent(text: str) -> None:
    halves = (Percentage(Decimal(50)), Percentage(Decimal("0.5")))
    assert read_figure(text) == Ambiguous(text, halves)


def test_what_is_shown_back_is_on_one_line_and_short() -> None:
    found = read_figure("hay\n  muchas " + "palabras " * 40)
    assert isinstance(found, UnreadableFigure)
    assert found.text.startswith("hay muchas palabras")
    assert len(found.text) <= SHOWN_BACK


@given(st.text() | st.text(alphabet="0123456789.,%/+-− de\n½²٣"))
def test_any_text_gets_an_answer(text: str) -> None:
    found = read_figure(text)
    assert isinstance(found, Percentage | Mark | Ambiguous | UnreadableFigure)
    if isinstance(found, UnreadableFigure | Ambiguous):
        assert len(found.text) <= SHOWN_BACK
    if isinstance(found, Percentage):
        assert found.value.is_finite()
        assert abs(found.value) <= LARGEST


@given(st.text(alphabet="0123456789.,%/+- "))
def test_an_ambiguous_figure_has_different_readings(text: str) -> None:
    found = read_figure(text)
    if isinstance(found, Ambiguous):
        least = 1 if found.doubt is Doubt.APPROXIMATE else 2
        distinct = {reading.value for reading in found.readings}
        assert len(distinct) == len(found.readings) >= least or found.doubt is Doubt.DIFFER


@given(PERCENTAGES, st.sampled_from(["{}", "{}%", "{} %", "{} por ciento"]), st.booleans())
def test_a_percentage_written_out_is_read_back(value: Decimal, form: str, comma: bool) -> None:
    text = form.format(str(value).replace(".", ",") if comma else value)
    found = read_figure(text)
    if 0 < abs(value) < 1:
        assert isinstance(found, Ambiguous)
        assert [each.value for each in found.readings] == [value, value * 100]
    else:
        assert found == Percentage(value)


@given(COUNTS, BASES, st.sampled_from(["{}/{}", "{} / {}", "{} de {}", "{} sobre {}"]))
def test_executed_over_base_agrees_with_its_value(executed: int, base: int, form: str) -> None:
    found = read_figure(form.format(executed, base))
    if executed > base * 1000:
        assert isinstance(found, UnreadableFigure)
        return
    share = Decimal(executed) * 100 / base
    value = share.quantize(Decimal("0.000001"), ROUND_HALF_UP)
    assert found == Percentage(value, Decimal(executed), Decimal(base))
