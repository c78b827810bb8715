"""Tables with headings in every order, beside columns of something else, read as they say."""

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from convenio.calendar.periods import Period
from convenio.catalogue.indicators import INDICATORS
from convenio.typed.figures import Percentage, Reading
from convenio.typed.pasted.tables import read_table

GOALS = ("Meta", "Programado", "Prog.", "Meta (%)", "% Programado", "Meta 2020-II", "Meta S2")
DONE = ("Ejecutado", "Avance", "Ejec.", "Logro", "EJEC. 2020-II", "Avance II Semestre", "Ejec S2")
NUMBERS = ("N°", "IdG", "Nro.", "Ítem", "#")
NAMES = ("Indicador", "Nombre del indicador", "Indicador de gestión")
BESIDE = {
    **dict.fromkeys(("Meta 2019", "Ejecutado 2020-I", "Meta S1", "Ejec. ene-jun"), "33"),
    **dict.fromkeys(("% Cumplimiento", "Brecha", "Saldo", "Variación", "Promedio"), "44"),
    **dict.fromkeys(("Avance acumulado", "Meta anual", "Trimestre III", "Línea base"), "55"),
    **dict.fromkeys(("Personas atendidas", "Mujeres", "Presupuesto (S/)"), "66"),
    **{"Estado": "Cumplido", "Responsable": "Rosa", "Observaciones": "", "Fecha": "31/12/2020"},
    "Unidad de medida": "Porcentaje",
}
FIGURES = st.tuples(st.integers(1, 120), st.integers(1, 120))


@settings(max_examples=60)
@given(
    figures=st.dictionaries(st.sampled_from(sorted(INDICATORS)), FIGURES, min_size=3),
    heads=st.tuples(st.sampled_from(GOALS), st.sampled_from(DONE)).map(list),
    beside=st.lists(st.sampled_from(sorted(BESIDE)), max_size=3, unique=True),
    number=st.sampled_from(NUMBERS),
    name=st.none() | st.sampled_from(NAMES),
    sign=st.sampled_from("\t;"),
    seed=st.randoms(use_true_random=False),
)
def test_no_column_is_taken_for_another_one(
    figures: dict[int, tuple[int, int]],
    heads: list[str],
    beside: list[str],
    number: str,
    name: str | None,
    sign: str,
    seed: Random,
) -> None:
    values = [*heads, *beside]
    seed.shuffle(values)
    head = [number, *([name] if name else []), *values]
    rows = [head]
    for at, (goal, done) in figures.items():
        own = {heads[0]: f"{goal}", heads[1]: f"{done}"} | {each: BESIDE[each] for each in beside}
        named = [INDICATORS[at].short_name] if name else []
        rows.append([str(at), *named, *(own[each] for each in values)])
    table = read_table(INDICATORS, "\n".join(map(sign.join, rows)), Period(2020, 2), "puno")
    rows_read = table.rows if table else ()
    read = {row.indicator: (value(row.programmed), value(row.executed)) for row in rows_read}
    assert all(both == figures.get(at) for at, both in read.items())


WAYS = (
    ("meta {}%, ejecutado {}%", True),
    ("prog. {} % ejec. {} %", True),
    ("{}% programado, {}% ejecutado", True),
    ("{}%", False),
    ("avance {}%.", False),
    ("{} por ciento ejecutado", False),
    ("{}% (por la pandemia)", False),
)
LEADS = ("IdG {}: ", "IdG-{:02d} - ", "IdG N° {} = ", "{}.- ", "{}) ", "{}º ")
AROUND = ("", "Buenas tardes, adjunto avance", "Avance general 52%", "DRTPE Puno", "Saludos")


@settings(max_examples=60)
@given(
    figures=st.dictionaries(st.sampled_from(sorted(INDICATORS)), FIGURES, min_size=2),
    way=st.sampled_from(WAYS),
    lead=st.sampled_from(LEADS),
    above=st.sampled_from(AROUND),
    below=st.sampled_from(AROUND),
)
def test_no_line_is_taken_for_another_indicators(
    figures: dict[int, tuple[int, int]],
    way: tuple[str, bool],
    lead: str,
    above: str,
    below: str,
) -> None:
    form, both = way
    own = {at: (goal if both else None, done) for at, (goal, done) in figures.items()}
    lines = [
        lead.format(at) + form.format(*(each for each in own[at] if each is not None))
        for at in figures
    ]
    table = read_table(INDICATORS, "\n".join([above, *lines, below]), Period(2020, 2), "puno")
    rows_read = table.rows if table else ()
    read = {row.indicator: (value(row.programmed), value(row.executed)) for row in rows_read}
    assert all(said == own.get(at) for at, said in read.items())
    assert len(read) == len(own)


def value(reading: Reading | None) -> int | None:
    return int(reading.value) if isinstance(reading, Percentage) else None
