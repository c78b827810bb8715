"""Several figures pasted at once. Cells are written as short text: '60>45' is
programmed and executed, '.' is nothing said, '?' is not understood."""

from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import (
    SHOWN_BACK,
    Ambiguous,
    Mark,
    Percentage,
    Reading,
    UnreadableFigure,
)
from convenio.typed.pasted.tables import PastedTable, read_table

PROGRAMMED = "60% 60% 70% 10% 89% 50% 7% 75% 55% 1% 50% 50%"
EXECUTED = "60% 45% 30% 10% 89% 58% 7% 25% 66% 1% 33% 27%"
LORETO = "60>60 60>45 70>30 10>10 89>89 50>58 7>7 75>25 55>66 1>1 50>33 50>27"
LORETO_ROWS = list(zip(PROGRAMMED.split(), EXECUTED.split(), strict=True))
ONLY_EXECUTED = " ".join(f".>{figure.rstrip('%')}" for figure in EXECUTED.split())


def shown(reading: Reading | None) -> str:
    if reading is None:
        return "."
    if isinstance(reading, Percentage):
        base = f"({reading.executed}/{reading.base})" if reading.base else ""
        return f"{reading.value}{base}"
    if isinstance(reading, Ambiguous):
        return "|".join(str(each.value) for each in reading.readings)
    return str(reading) if isinstance(reading, Mark) else "?"


def cells(table: PastedTable | None) -> dict[int, str]:
    assert table is not None
    return {row.indicator: f"{shown(row.programmed)}>{shown(row.executed)}" for row in table.rows}


def in_order(text: str) -> dict[int, str]:
    return dict(enumerate(text.split(), start=1))


@pytest.mark.parametrize(
    "text",
    [
        "60 45 30 10 89 58 7 25 66 1 33 27",
        EXECUTED,
        "60, 45, 30, 10, 89, 58, 7, 25, 66, 1, 33, 27",
        "60,45,30,10,89,58,7,25,66,1,33,27",
        "60;45;30;10;89;58;7;25;66;1;33;27",
        "60\t45\t30\t10\t89\t58\t7\t25\t66\t1\t33\t27",
        "60\n45\n30\n10\n89\n58\n7\n25\n66\n1\n33\n27",
        "60\r\n45\r\n30\r\n10\r\n89\r\n58\r\n7\r\n25\r\n66\r\n1\r\n33\r\n27\r\n",
        "60 45 30\n10 89 58\n7 25 66\n1 33 27",
        f"Ejecutado: {EXECUTED}",
        "\n".join(f"{n}\t{done}" for n, done in enumerate(EXECUTED.split(), start=1)),
        "\n".join(f"{n}.- {done}" for n, done in enumerate(EXECUTED.split(), start=1)),
    ],
)
def test_one_line_or_column_of_twelve_is_what_was_executed(text: str) -> None:
    assert cells(read_table(INDICATORS, text)) == in_order(ONLY_EXECUTED)


@pytest.mark.parametrize(
    "text",
    [
        f"PROGRAM. {PROGRAMMED}\n\nEJECUCIÓN {EXECUTED}",
        f"1 2 3 4 5 6 7 8 9 10 11 12\nPROGRAM. {PROGRAMMED}\nEJECUCIÓN {EXECUTED}",
        f"Ejecutado: {EXECUTED}\nMeta: {PROGRAMMED}",
        "\n".join(f"{goal}\t{done}" for goal, done in LORETO_ROWS),
        "Programado\tEjecutado\n" + "\n".join(f"{goal}\t{done}" for goal, done in LORETO_ROWS),
        "\n".join(f"{goal} {done}" for goal, done in LORETO_ROWS),
        "\n".join(f"{n}) {g} {d}" for n, (g, d) in enumerate(LORETO_ROWS, start=1)),
        "\n".join(f"{n}\t{g}\t{d}" for n, (g, d) in enumerate(LORETO_ROWS, start=1)),
        "\n".join(f"{n} {g} {d}" for n, (g, d) in enumerate(LORETO_ROWS, start=1)),
        "\n".join(f"IdG {n}: {g} {d}" for n, (g, d) in enumerate(LORETO_ROWS, start=1)),
        "\n".join(
            f"{n}\t{INDICATORS[n].name}\t{g}\t{d}" for n, (g, d) in enumerate(LORETO_ROWS, start=1)
        ),
        "\n".join(
            f"{INDICATORS[n].short_name} {g} {d}" for n, (g, d) in enumerate(LORETO_ROWS, start=1)
        ),
    ],
)
def test_grafico_11_is_read_however_it_is_laid_out(text: str) -> None:
    table = read_table(INDICATORS, text)
    assert cells(table) == in_order(LORETO)
    assert table is not None
    assert table.rejected == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1: 60%/45%", {1: "60>45"}),
        ("7: 7", {7: ".>7"}),
        ("IdG 3: 45\nIdG 5 60", {3: ".>45", 5: ".>60"}),
        ("12: 27\n1: 60", {1: ".>60", 12: ".>27"}),
        ("SOVIO 45\nMigrante -22", {1: ".>45", 10: ".>-22"}),
        ("4: −22% / −10%", {4: "-22>-10"}),
        ("no aplica 45 sin meta", {1: ".>not_applicable", 2: ".>45", 3: ".>no_goal"}),
        ("60 N/A no se ejecutó", {1: ".>60", 2: ".>not_applicable", 3: ".>not_executed"}),
        ("60,5 45.5 30", {1: ".>60.5", 2: ".>45.5", 3: ".>30"}),
        ("60\t\n\t45\n70\t30", {1: "60>.", 2: ".>45", 3: "70>30"}),
        ("60 45 - 30", {1: ".>60", 2: ".>45", 3: ".>.", 4: ".>30"}),
        ("60 45 abc 30", {1: ".>60", 2: ".>45", 3: ".>?", 4: ".>30"}),
        ("1: abc\n2: 45", {1: ".>?", 2: ".>45"}),
    ],
)
def test_figures_go_to_the_indicators_they_are_of(text: str, expected: dict[int, str]) -> None:
    assert cells(read_table(INDICATORS, text)) == expected


@pytest.mark.parametrize(
    ("text", "rejected"),
    [
        ("13: 45\n1: 3", ("13: 45",)),
        ("0: 45\n1: 3", ("0: 45",)),
        ("1: 45\n1: 45", ("1: 45",)),
        ("1: 45\n2: 1 2 3", ("2: 1 2 3",)),
    ],
)
def test_what_has_no_place_is_said_back(text: str, rejected: tuple[str, ...]) -> None:
    table = read_table(INDICATORS, text)
    assert table is not None
    assert table.rejected == rejected


def asked(text: str) -> dict[int, dict[str, str]]:
    """What each way to read it says, by its words."""
    table = read_table(INDICATORS, text)
    assert table is not None
    assert table.rows == ()
    return {
        figure.indicator: {
            way.words: f"{shown(way.row.programmed)}>{shown(way.row.executed)}" if way.row else ""
            for way in figure.meanings
        }
        for figure in table.asked
    }


SHARE = "ejecutado 75% (45 de 60)"


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "1: 45/60",
            {
                "meta 45, ejecutado 60": "45>60",
                SHARE: ".>75(45/60)",
                "meta 60, ejecutado 45": "60>45",
            },
        ),
        ("1: 45 de 60", {SHARE: ".>75(45/60)", "meta 60, ejecutado 45": "60>45"}),
        ("1) 45 sobre 60", {SHARE: ".>75(45/60)", "meta 60, ejecutado 45": "60>45"}),
        ("IdG\tEjecutado\n1\t45/60", {SHARE: ".>75(45/60)", "meta 60, ejecutado 45": "60>45"}),
        (
            "IdG\tMeta\tEjecutado\n1\t60\t45/60",
            {SHARE: "60>75(45/60)", "meta 60, ejecutado 45": "60>45"},
        ),
        (
            "4: -22/-10",
            {"meta -22, ejecutado -10": "-22>-10", "meta -10, ejecutado -22": "-10>-22"},
        ),
        ("1: 0,45", {"0.45": ".>0.45", "45": ".>45"}),
        ("1: ~45", {"45": ".>45"}),
        (
            "1: 60 60\n1: 60 45",
            {"meta 60, ejecutado 60": "60>60", "meta 60, ejecutado 45": "60>45"},
        ),
    ],
)
def test_what_can_be_read_in_several_ways_says_what_each_comes_to(
    text: str, ways: dict[str, str]
) -> None:
    [found] = asked(text).values()
    assert found == ways


def test_a_share_whose_base_is_not_the_goal_beside_it_is_one() -> None:
    table = read_table(INDICATORS, "IdG\tMeta\tEjecutado\n1\t70\t33/55")
    assert cells(table) == {1: "70>60(33/55)"}


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "60\n70\n80\n45\n30\n20",
            {
                "En orden: IdG 1 a 6": ".>60 .>70 .>80 .>45 .>30 .>20",
                "3 metas y 3 ejecutados": "60>45 70>30 80>20",
                "Meta y ejecutado, de dos en dos": "60>70 80>45 30>20",
            },
        ),
        (
            "60\t45\t30\n70\t80\t90\n10\t20\t50",
            {
                "Por filas: 60 45 30…": ".>60 .>45 .>30 .>70 .>80 .>90 .>10 .>20 .>50",
                "Por columnas: 60 70 10…": ".>60 .>70 .>10 .>45 .>80 .>20 .>30 .>90 .>50",
            },
        ),
        (
            " ".join(map(str, range(20, 33))),
            {
                "Sin 32: en orden: IdG 1 a 12": " ".join(f".>{n}" for n in range(20, 32)),
                "Sin 20: en orden: IdG 1 a 12": " ".join(f".>{n}" for n in range(21, 33)),
            },
        ),
    ],
)
def test_figures_whose_places_do_not_tell_are_asked_as_a_whole(
    text: str, ways: dict[str, str]
) -> None:
    table = read_table(INDICATORS, text)
    assert table is not None
    assert table.rows == ()
    found = {way.words: cells(read_table(INDICATORS, way.text)) for way in table.ways}
    assert found == {words: in_order(rows) for words, rows in ways.items()}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("60\t45\n70\t30\n10\t5\n140\t80", "meta 140, ejecutado 80"),
        ("60\n45\n30\n10\n145", "ejecutado 145"),
        ("60\n45\n30\n45", None),
        ("60 45 30 12 36.75", "ejecutado 36.75"),
        ("60\n45\n30\n10\n89\n58\n7\n25\n66\n1\n33\n424", "ejecutado 424"),
        ("50\n50\n50\n50\n50", None),
    ],
)
def test_a_last_line_that_sums_the_others_up_is_asked(text: str, last: str | None) -> None:
    table = read_table(INDICATORS, text)
    assert table is not None
    why = "puede ser el total o el promedio de las demás"
    sums = [figure.readings for figure in table.asked if figure.why == why]
    assert sums == ([] if last is None else [(last, "es el total o el promedio")])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "45",
        "33 de 55",
        "hola",
        "🙂",
        "no aplica",
        "hola, atendimos a 45 personas",
        "En 2020 atendimos 45 personas y 30 empresas",
        "1: abc",
    ],
)
def test_a_single_figure_or_a_sentence_is_not_a_table(text: str) -> None:
    assert read_table(INDICATORS, text) is None


@example("²\t45\n1\t2")
@example("9" * 5000 + "\t45")
@example("0000/")
@example("1500/1200")
@given(st.text() | st.text(alphabet="0123456789 \t\n:/%-.,²nea"))
def test_any_text_is_a_table_of_known_indicators_or_none(text: str) -> None:
    table = read_table(INDICATORS, text)
    if table is not None:
        assert {row.indicator for row in table.rows} <= INDICATORS.keys()
        assert len({row.indicator for row in table.rows}) == len(table.rows)
        assert all(len(fragment) <= SHOWN_BACK for fragment in table.rejected)
    if table is not None:
        read = [part for row in table.rows for part in (row.programmed, row.executed) if part]
        assert table.asked or any(not isinstance(part, UnreadableFigure) for part in read)


@given(st.text(alphabet="0123456789 \t\n:/%-,"))
def test_every_way_to_answer_a_doubt_leads_to_rows_and_an_end(text: str) -> None:
    """Answered one by one, each way gives an indicator of this agreement what its words say."""
    table = read_table(INDICATORS, text)
    for way in table.ways if table else ():
        assert read_table(INDICATORS, way.text) is not None
    for at in (0, -1):
        left = table
        for _ in range(3 * len(INDICATORS)):
            if left is None or not left.asked:
                break
            figure = left.asked[0]
            left = left.settled(figure, figure.meanings[at])
            assert {row.indicator for row in left.rows} <= INDICATORS.keys()
        assert left is None or not left.asked


@given(st.lists(st.integers(0, 150), min_size=12, max_size=12), st.sampled_from([" ", "\n", "; "]))
def test_twelve_figures_written_out_are_read_back(figures: list[int], between: str) -> None:
    table = read_table(INDICATORS, between.join(map(str, figures)))
    assert table is not None
    read = [row.executed for row in table.rows]
    assert read == [Percentage(Decimal(figure)) for figure in figures]


@pytest.mark.parametrize(
    "pasted",
    ["3: Visitas de una región 70 30", "IdG 3 dos visitas 70 30"],
)
def test_a_number_word_in_a_name_is_no_figure(pasted: str) -> None:
    table = read_table(INDICATORS, pasted)
    assert table is not None
    assert [row.indicator for row in table.rows] == [3]
    assert table.rows[0].executed == Percentage(Decimal(30))


def test_figures_in_words_are_read_in_a_table() -> None:
    table = read_table(INDICATORS, "1: sesenta cuarenta\n2: treinta y tres")
    assert table is not None
    first = table.rows[0]
    assert (first.programmed, first.executed) == (Percentage(Decimal(60)), Percentage(Decimal(40)))
    assert table.rows[1].executed == Percentage(Decimal(33))
    column = read_table(INDICATORS, "sesenta\n45\n30")
    assert column is not None
    assert column.rows[0].executed == Percentage(Decimal(60))
