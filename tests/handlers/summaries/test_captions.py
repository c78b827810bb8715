"""What stands below a picture, and what its facts may say to whom."""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from charts.facts.comparison import ComparisonFacts
from charts.facts.empty import NothingToShow
from charts.facts.ranking import RankingFacts, RegionStanding
from charts.facts.semester import Semester
from charts.facts.simulated_notice import simulated_words
from charts.requests import KIND_OF, ChartKind
from convenio.calendar.periods import Period
from convenio.catalogue.regions import REGIONS
from convenio.report.published_averages import PUBLISHED
from convenio.report.rankings import Place
from convenio.report.results import Average, Figure, State
from convenio.schedule.activities import matching, published_schedule
from handlers.actions import Action
from handlers.summaries import captions, views
from handlers.summaries.anonymity import unnamed
from handlers.summaries.kinds import picture_kind, text_table
from handlers.summaries.next_activities import upcoming
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import average_words, points
from handlers.views import CALLBACK_DATA_BYTES, Press
from handlers.words import length_shown, plain_text
from tests.charts.samples import DAY, EMPTY, EXTREMES, LORETO, TOLD
from tests.handlers.summaries.samples import CAPTION, FIRST, HUGE, SECOND, semester, summary_of


@pytest.mark.parametrize("figures", [HUGE, EXTREMES, LORETO], ids=["huge", "extremes", "loreto"])
@pytest.mark.parametrize("region", REGIONS)
def test_a_regions_caption_fits_below_a_picture(region: str, figures: tuple[Figure, ...]) -> None:
    assert length_shown(captions.region(summary_of(region, figures))) <= CAPTION


def test_a_regions_place_is_told_where_others_reported_too() -> None:
    summary = summary_of("loreto", LORETO)
    assert "<b>puesto 26 de 26, compartido</b> (otras, con datos simulados)\n" in captions.region(
        summary
    )
    alone = replace(summary, place=Place(1, 1, shared=False))
    assert "puesto" not in captions.region(alone)


def test_a_change_since_an_invented_semester_says_that_it_was_invented() -> None:
    summary = summary_of("loreto", LORETO)
    real = replace(summary.now, simulated=False)
    invented = replace(semester(FIRST, LORETO), simulated=True)
    told = captions.region(replace(summary, now=real, before=invented))
    assert "Frente al I Semestre 2020 (datos simulados): ejecutado sin cambio" in told
    both = captions.region(replace(summary, before=invented))
    assert "Frente al I Semestre 2020: ejecutado sin cambio" in both


def test_what_is_owed_says_whether_it_is_overdue() -> None:
    summary = summary_of("loreto", LORETO)
    ahead = "Debe: I Semestre 2021, hasta el miércoles 22 de setiembre.\n"
    assert ahead in captions.region(summary)
    later = replace(summary, at=datetime(2021, 10, 5, 15, tzinfo=UTC))
    overdue = "Debe: I Semestre 2021, vencido el miércoles 22 de setiembre de 2021.\n"
    assert overdue in captions.region(later)


def test_what_comes_next_is_told_as_far_as_there_is_room() -> None:
    scheduled = matching(published_schedule(2021), region="loreto")
    activities = upcoming(scheduled, DAY)
    assert len(activities) == 2
    brief = replace(summary_of("loreto", LORETO), owes=())
    assert all(line in captions.region(brief).lower() for line in map(str.lower, activities))
    assert upcoming(scheduled, date(2021, 12, 31)) == []
    assert upcoming((), DAY) == []
    before = upcoming(scheduled, date(2020, 12, 20))
    assert [line.split(":")[0] for line in before] == ["enero de 2021", "febrero de 2021"]


def test_what_comes_next_has_its_day_if_it_is_known_and_is_not_past() -> None:
    first, second, *_ = matching(published_schedule(2021), region="loreto")
    days = (date(2021, 5, 20), date(2021, 5, 19))
    dated = [
        replace(entry, month=5, day=day) for entry, day in zip((first, second), days, strict=True)
    ]
    assert [line.split(":")[0] for line in upcoming(dated, date(2021, 5, 20))] == [
        "jueves 20 de mayo"
    ]
    assert len(upcoming(dated, date(2021, 5, 1))) == 2


def test_a_region_that_nobody_may_know_is_counted_among_the_genuine_ones() -> None:
    assert simulated_words() == "Datos simulados"
    assert simulated_words(["loreto"]) == "Datos simulados, salvo Loreto"
    assert simulated_words([None]) == "Datos simulados, salvo una región"
    assert simulated_words(["loreto", None]) == "Datos simulados, salvo 2 regiones"
    assert simulated_words(list(REGIONS)) == "Datos simulados, salvo 26 regiones"
    assert simulated_words((), SECOND) == "Datos simulados del II Semestre 2020"


def test_every_button_fits_into_64_bytes() -> None:
    longest = Wanted(ChartKind.COMPARISON, SECOND, "lima_metropolitana", 12, Period(2019, 2))
    for action in (Action.SHOW, Action.AS_WORDS, Action.AS_PNG, Action.AS_DATA):
        data = longest.button("", action).data
        assert len(data.encode()) <= CALLBACK_DATA_BYTES
        assert Wanted.of(Press.parse(data)) == longest


@pytest.mark.parametrize(
    ("value", "summands", "words"),
    [
        ("48.08", 12, "48% de 12 indicadores"),
        ("37.5", 1, "38% de 1 indicador"),
        ("2", 0, "2%"),
        (None, 0, "sin dato"),
    ],
)
def test_an_average_says_what_it_is_of(value: str | None, summands: int, words: str) -> None:
    known = Average(None if value is None else Decimal(value), summands)
    assert average_words(known, "indicador") == words


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (36, "+36 puntos"),
        (-1, "-1 punto"),
        (0, "sin cambio"),
        (None, "sin dato para comparar"),
    ],
)
def test_a_change_is_in_points(change: int | None, words: str) -> None:
    assert points(change) == words


@pytest.mark.parametrize(
    ("before", "now", "moved"),
    [
        ("30.4", "30.6", "ejecutado +1 punto,"),
        ("30.4", "31.5", "ejecutado +2 puntos,"),
        ("30.1", "30.2", "ejecutado sin cambio,"),
    ],
)
def test_a_comparison_tells_the_change_between_the_averages_beside_it(
    before: str, now: str, moved: str
) -> None:
    earlier, later = (
        semester(period, (Figure(1, State.REPORTED, Decimal(60), Decimal(done)),))
        for period, done in ((FIRST, before), (SECOND, now))
    )
    facts = ComparisonFacts(as_of=DAY, region="loreto", earlier=earlier, later=later)
    caption = plain_text(picture_kind(facts).caption(facts))
    assert f"Cambio: {moved}" in caption
    assert ("Subió: IdG 1" in caption) is ("+" in moved)


def test_two_values_of_the_report_leave_an_average_without_one_and_are_both_named() -> None:
    facts = ComparisonFacts(
        as_of=DAY,
        region="callao",
        earlier=semester(FIRST, (), "callao"),
        later=Semester(
            period=SECOND,
            programmed=Average(Decimal(46), 0),
            executed=Average(None, 0),
            published=tuple(
                p for p in PUBLISHED if (p.period, p.region) == (SECOND.code, "callao")
            ),
        ),
    )
    caption = picture_kind(facts).caption(facts)
    assert "187% (Cuadro N.° 04) y 184% (Cuadro N.° 05)" in caption
    assert "sin dato" in caption


def test_a_picture_goes_out_even_if_its_numbers_can_not_be_put_into_words() -> None:
    nowhere = RegionStanding(region="atlantis", state=State.MISSING)
    facts = RankingFacts(as_of=DAY, period=SECOND, indicator=1, standings=(nowhere,))
    with pytest.raises(KeyError):
        views.words_of(facts)
    picture = views.of_facts(facts, Wanted(ChartKind.RANKING, SECOND, indicator=1))
    assert picture.alternative == captions.file_caption(facts)


def test_a_comparison_says_what_each_average_leaves_out() -> None:
    facts = TOLD["comparison_twelve"]
    assert isinstance(facts, ComparisonFacts)
    before, after = str(picture_kind(facts).caption(facts)).split("II Semestre 2020")[-2:]
    assert "No aplica: IdG 2; sin meta: IdG 3, 5; falta: IdG 6, 7; no se ejecutó: IdG 8" in before
    assert "IdG 2" not in after.split("Cambio")[0]


def test_a_comparison_says_of_which_semester_nothing_is_known() -> None:
    facts = ComparisonFacts(
        as_of=DAY,
        region="loreto",
        earlier=semester(SECOND, LORETO),
        later=semester(Period(2021, 1), ()),
    )
    caption = plain_text(picture_kind(facts).caption(facts))
    assert "Del I Semestre 2021 no hay cifras: no se puede decir cuánto cambió." in caption
    assert "sin dato para comparar" not in caption


def test_a_comparison_shows_both_values_of_the_report_and_names_it_as_the_source() -> None:
    facts = TOLD["comparison_contradicted"]
    assert isinstance(facts, ComparisonFacts)
    assert "Ejecutado: 187 / 184" in plain_text(picture_kind(facts).caption(facts))
    assert text_table(facts).splitlines()[2].endswith(" 187 / 184")
    assert facts.heading.source == (
        "2020-I: Informe situacional, Cuadro N.° 05. "
        "2020-II: Informe situacional, Cuadro N.° 04, Cuadro N.° 05."
    )


def test_regions_without_a_name_have_none_in_words() -> None:
    facts = TOLD["ranking_unnamed"]
    assert isinstance(facts, RankingFacts)
    assert "sin nombre" in picture_kind(facts).caption(facts)
    assert text_table(facts).count("otra región") == 9


def test_the_order_of_regions_without_a_name_does_not_tell_who_they_are() -> None:
    goals = (State.REPORTED, 30), (State.REPORTED, 70), (State.NO_GOAL, None), (State.MISSING, None)

    def told(codes: tuple[str, ...]) -> tuple[RegionStanding, ...]:
        standings = [
            RegionStanding(
                region=code,
                state=state,
                programmed=None if goal is None else Decimal(goal),
                executed=None if goal is None else Decimal(5),
            )
            for code, (state, goal) in zip(codes, goals, strict=True)
        ]
        by_code = tuple(sorted(standings, key=lambda standing: standing.region or ""))
        facts = RankingFacts(as_of=DAY, period=SECOND, indicator=4, standings=by_code)
        return unnamed(facts, own=()).standings

    assert told(("ancash", "ica", "puno", "tacna")) == told(("tacna", "puno", "ica", "ancash"))


def test_what_was_published_names_no_region_that_the_reader_may_not_know() -> None:
    facts = TOLD["ranking_contradicted"]
    assert isinstance(facts, RankingFacts)
    told = unnamed(facts, own=()).standings
    assert {standing.region for standing in told} == {None}
    assert {published.region for standing in told for published in standing.published} == {None}
    assert any(standing.told for standing in told)


def test_nothing_is_drawn_of_nothing() -> None:
    for facts in EMPTY:
        with pytest.raises(NothingToShow):
            views.of_facts(facts, Wanted(KIND_OF[type(facts)], SECOND))
