"""What does not fit in an evaluation is found, and nothing else."""

import random
from collections.abc import Mapping
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convenio.catalogue.indicators import INDICATORS
from convenio.evaluation.coherence import findings
from convenio.evaluation.contradictions import Contradiction, ContradictionKind
from convenio.evaluation.groups import Group, group_regions
from convenio.evaluation.items import Claim, Item, ItemKind
from convenio.evaluation.reader import read_text
from convenio.report.results import Figure, State
from tests.convenio.evaluation.written import EXPECTED, written

ICA, PUNO, TACNA = "ica", "puno", "tacna"
OWING = (ICA, PUNO, TACNA)
SECTION = next(each.text for each in written() if each.name == "the section of a report")


def reported(goal: int, done: int) -> Figure:
    return Figure(3, State.REPORTED, Decimal(goal), Decimal(done))


IDLE = Figure(3, State.NOT_EXECUTED, Decimal(50))
NO_GOAL = Figure(3, State.NO_GOAL)
NOT_APPLICABLE = Figure(3, State.NOT_APPLICABLE)


def concluded(
    claim: Claim | None, *regions: str, text: str = "Así fue.", everybody: bool = False
) -> Item:
    return Item(3, ItemKind.CONCLUSION, text, regions, everybody, claim)


def advised(text: str, *regions: str) -> Item:
    return Item(3, ItemKind.RECOMMENDATION, text, regions, everybody=not regions)


FOR_ALL = advised("Mejorar el servicio.")


def found(
    *items: Item, figures: Mapping[str, Figure] | None = None
) -> list[tuple[str, ContradictionKind]]:
    return [
        (each.region, each.kind) for each in findings(items, {3: figures or {}}, OWING, INDICATORS)
    ]


@pytest.mark.parametrize(
    ("claim", "figure", "words"),
    [
        (Claim.MET, reported(70, 30), "programado 70%, ejecutado 30%"),
        (Claim.MET, IDLE, "no ejecutó, programado 50%"),
        (Claim.NOT_MET, reported(50, 50), "programado 50%, ejecutado 50%"),
        (Claim.NOT_MET, NO_GOAL, "sin meta"),
        (Claim.NOT_EXECUTED, reported(50, 5), "programado 50%, ejecutado 5%"),
        (Claim.NOT_EXECUTED, NOT_APPLICABLE, "no aplica"),
        (Claim.NO_GOAL, reported(50, 0), "programado 50%, ejecutado 0%"),
        (Claim.NO_GOAL, NOT_APPLICABLE, "no aplica"),
        (Claim.NOT_APPLICABLE, NO_GOAL, "sin meta"),
    ],
)
def test_a_claim_that_the_figure_contradicts(claim: Claim, figure: Figure, words: str) -> None:
    items = (concluded(claim, ICA), concluded(None, PUNO, TACNA, text="Siguen."), FOR_ALL)
    (only,) = findings(items, {3: {ICA: figure}}, OWING, INDICATORS)
    assert (only.region, only.kind, only.figure) == (ICA, ContradictionKind.CLAIM, words)


@pytest.mark.parametrize(
    ("claim", "figure"),
    [
        (Claim.MET, reported(50, 60)),
        (Claim.NOT_MET, reported(50, 20)),
        (Claim.NOT_MET, IDLE),
        (Claim.NOT_MET, reported(50, 0)),
        (Claim.NOT_EXECUTED, IDLE),
        (Claim.NOT_EXECUTED, reported(50, 0)),
        (Claim.NO_GOAL, NO_GOAL),
        (Claim.NOT_APPLICABLE, NOT_APPLICABLE),
        (Claim.MET, Figure(3, State.MISSING)),
        (None, reported(70, 30)),
    ],
)
def test_a_claim_that_the_figure_bears_out(claim: Claim | None, figure: Figure) -> None:
    items = (concluded(claim, ICA), concluded(None, PUNO, TACNA, text="Siguen."), FOR_ALL)
    assert found(*items, figures={ICA: figure}) == []


def test_regions_of_no_conclusion_of_two_and_of_none_that_owes() -> None:
    assert found(
        concluded(Claim.MET, ICA), concluded(Claim.NOT_MET, ICA, "junin", text="No fue."), FOR_ALL
    ) == [
        (ICA, ContradictionKind.TWO_CLAIMS),
        (PUNO, ContradictionKind.UNMENTIONED),
        (TACNA, ContradictionKind.UNMENTIONED),
        ("junin", ContradictionKind.NOT_EXPECTED),
    ]


def test_a_claim_of_everybody_contradicts_that_of_one() -> None:
    all_met = concluded(Claim.MET, everybody=True)
    assert found(all_met, concluded(Claim.NOT_MET, PUNO, text="Puno, no."), FOR_ALL) == [
        (PUNO, ContradictionKind.TWO_CLAIMS)
    ]
    idle = concluded(Claim.NOT_EXECUTED, PUNO, text="Puno, nada.")
    missed = concluded(Claim.NOT_MET, everybody=True)
    assert found(missed, idle, FOR_ALL) == []


@pytest.mark.parametrize(
    ("claim", "words", "kind"),
    [
        (Claim.NOT_APPLICABLE, "Ica debe cumplir la meta", ContradictionKind.GOAL_ASKED),
        (Claim.NO_GOAL, "Ica debe alcanzar lo programado", ContradictionKind.GOAL_ASKED),
        (Claim.NOT_APPLICABLE, "Ica debe abrir su centro", ContradictionKind.PRESUPPOSED),
        (Claim.NO_GOAL, "Ica: continuar con las visitas", ContradictionKind.PRESUPPOSED),
        (Claim.NOT_EXECUTED, "Ica: mantener el servicio", ContradictionKind.PRESUPPOSED),
        (
            Claim.MET,
            "Ica, que no cumplió la meta, debe hacerlo",
            ContradictionKind.PRESUPPOSED,
        ),
        (
            Claim.NOT_MET,
            "Ica debe mantener el cumplimiento de la meta",
            ContradictionKind.PRESUPPOSED,
        ),
        (Claim.MET, "Ica debe mantener el cumplimiento de la meta", None),
        (Claim.NO_GOAL, "Ica debe programar su meta", None),
        (Claim.NOT_APPLICABLE, "Ica debe evaluar si incluye el indicador", None),
        (Claim.NO_GOAL, "Ica debe capacitar a su personal", None),
        (Claim.NOT_MET, "Ica debe cumplir la meta", None),
        (Claim.MET, "Ica: continuar con las visitas", None),
    ],
)
def test_a_recommendation_beside_a_conclusion(
    claim: Claim, words: str, kind: ContradictionKind | None
) -> None:
    others = concluded(None, PUNO, TACNA, text="Siguen.")
    expected = [(ICA, kind)] if kind else []
    assert found(concluded(claim, ICA), others, advised(words, ICA), FOR_ALL) == expected


def test_chosen_regions_beside_those_that_the_text_names() -> None:
    item = concluded(Claim.MET, ICA, PUNO, text="Ica y Tacna cumplieron.")
    assert found(item, concluded(None, TACNA, text="Sigue."), FOR_ALL) == [
        (TACNA, ContradictionKind.NAMED_NOT_CHOSEN),
        (PUNO, ContradictionKind.CHOSEN_NOT_NAMED),
    ]
    by_button = concluded(Claim.NOT_MET, ICA, PUNO, TACNA, text="Faltó personal.")
    assert found(by_button, FOR_ALL) == []
    rest = concluded(Claim.NOT_MET, PUNO, TACNA, text="Todas menos Ica fallaron.")
    assert found(rest, concluded(Claim.MET, ICA, text="Bien."), FOR_ALL) == []


def test_a_sentence_that_sets_regions_against_each_other() -> None:
    said = (
        "Conclusiones:\n- No fue Ica sino Puno la que cumplió la meta.\n- Tacna no ejecutó.\n"
        "Recomendaciones:\n- Todas deben mejorar."
    )
    figures = {ICA: reported(50, 60), PUNO: reported(50, 60), TACNA: IDLE}
    assert found(*read_text(said, INDICATORS, OWING, 3).items, figures=figures) == [
        (ICA, ContradictionKind.CLAIM)
    ]
    for alone in ("Todas cumplieron la meta, salvo Tacna.", "Ninguna, salvo Ica, cumplió la meta."):
        items = read_text(f"Conclusiones:\n- {alone}", INDICATORS, OWING, 3).items
        met = {ICA: reported(50, 60), PUNO: reported(50, 60), TACNA: reported(50, 60)}
        missed = {**met, TACNA: reported(50, 6), PUNO: reported(50, 60 if "Todas" in alone else 6)}
        assert found(*items, FOR_ALL, figures=missed) == []
        assert (TACNA, ContradictionKind.CLAIM) in found(*items, FOR_ALL, figures=met)
        without = {**missed, TACNA: NO_GOAL} if "Todas" in alone else missed
        assert found(*items, FOR_ALL, figures=without) == []
    some = (
        "Conclusiones:\n- De las tres regiones (Ica, Puno y Tacna), solo una, Ica, cumplió la meta;"
        " las demás no cumplieron.\nRecomendaciones:\n- Se exhorta a Puno, no así a Ica, a"
        " reprogramar.\n- Tacna debe reprogramar."
    )
    items = read_text(some, INDICATORS, OWING, 3).items
    assert found(*items, figures={ICA: reported(50, 60)}) == []


def test_a_conclusion_for_nobody_and_one_group_that_is_advised_nothing() -> None:
    missed = {ICA: reported(50, 10), PUNO: IDLE, TACNA: reported(50, 60)}
    everybody = concluded(None, everybody=True, text="Hubo pandemia.")
    assert found(everybody, advised("Mejorar.", TACNA), figures=missed) == [
        ("", ContradictionKind.NO_RECOMMENDATION),
        ("", ContradictionKind.NO_RECOMMENDATION),
    ]
    assert found(everybody, concluded(None, text="Nada."), FOR_ALL) == [
        ("", ContradictionKind.FOR_NOBODY)
    ]


def test_the_same_words_twice_here_and_elsewhere() -> None:
    here = concluded(None, everybody=True, text="Según la R.M. N° 103, «siguió» el trabajo.")
    again = concluded(None, everybody=True, text="según la RM 103, siguió el TRABAJO")
    there = Item(4, ItemKind.CONCLUSION, "Según la RM 103 siguió el trabajo", everybody=True)
    kinds = [(each.indicator, each.kind) for each in _of(here, again, there, FOR_ALL)]
    assert kinds == [
        (3, ContradictionKind.SAME_TEXT),
        (3, ContradictionKind.SAME_TEXT_ELSEWHERE),
        (4, ContradictionKind.SAME_TEXT_ELSEWHERE),
    ]


def test_the_real_cases_of_a_report() -> None:
    read = read_text(SECTION, INDICATORS, EXPECTED)
    figures = {3: {"loreto": reported(70, 30)}}
    leads = [(lead.indicator, lead.text) for lead in read.leads]
    told = findings(read.items, figures, EXPECTED, INDICATORS, leads)
    kinds = {(each.indicator, each.region, each.kind) for each in told}
    assert kinds - {each for each in kinds if each[2] is ContradictionKind.UNMENTIONED} == {
        (3, "loreto", ContradictionKind.CLAIM),
        (8, "pasco", ContradictionKind.PRESUPPOSED),
        (4, "", ContradictionKind.SAME_TEXT),
        (4, "", ContradictionKind.SAME_TEXT_ELSEWHERE),
        (5, "", ContradictionKind.SAME_TEXT_ELSEWHERE),
        (11, "", ContradictionKind.OTHER_PROPONENT),
    }
    other = next(each for each in told if each.kind is ContradictionKind.OTHER_PROPONENT)
    assert other.said == "proponente: Dirección de Seguridad y Salud en el Trabajo"
    assert other.figure.endswith("Dirección de Seguridad Social y Migración Laboral")


STATES = st.one_of(
    st.builds(reported, st.integers(0, 100), st.integers(0, 120)),
    st.sampled_from([IDLE, NO_GOAL, NOT_APPLICABLE, Figure(3, State.MISSING)]),
)
FIGURES = st.dictionaries(st.sampled_from(EXPECTED), STATES)
ITEMS = st.builds(
    Item,
    st.integers(1, 12),
    st.sampled_from(ItemKind),
    st.sampled_from(["Ica debe cumplir la meta.", "Así fue.", "Puno y Tacna, no.", "Continuar."]),
    st.lists(st.sampled_from([*EXPECTED, "junin"]), unique=True, max_size=5).map(tuple),
    st.booleans(),
    st.one_of(st.none(), st.sampled_from(Claim)),
)


@given(FIGURES)
def test_each_expected_region_is_in_exactly_one_group(figures: dict[str, Figure]) -> None:
    grouped = group_regions(EXPECTED, figures)
    assert set(grouped) == set(Group)
    assert sorted(region for regions in grouped.values() for region in regions) == sorted(EXPECTED)


@given(st.lists(ITEMS, max_size=8), FIGURES, st.randoms(use_true_random=False))
def test_the_order_of_items_changes_nothing(
    items: list[Item], figures: dict[str, Figure], chance: random.Random
) -> None:
    shuffled = items[:]
    chance.shuffle(shuffled)
    before = findings(items, {3: figures}, EXPECTED, INDICATORS)
    assert findings(shuffled, {3: figures}, EXPECTED[::-1], INDICATORS) == before


def _of(*items: Item) -> tuple[Contradiction, ...]:
    return findings(items, {}, OWING, INDICATORS)
