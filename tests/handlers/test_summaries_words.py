"""What stands below a picture, in a table and in a file, in its longest cases."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from charts import facts as f
from charts.headings import comparison_heading
from charts.requests import KIND_OF, Kind
from charts.simulated import simulated_words
from charts.something import NothingToShow
from convenio.agreements import AGREEMENTS
from convenio.contradictions import Disputed
from convenio.indicators import INDICATORS
from convenio.periods import Period
from convenio.published import PUBLISHED
from convenio.regions import REGIONS
from convenio.results import Average, Figure, Part, State, average
from convenio.schedule import matching, schedule
from convenio.standings import Place
from convenio.statements import STATEMENTS
from convenio.states import Stage
from handlers.country import views as country_views
from handlers.country.access import Differences
from handlers.summaries import captions, country_captions, views
from handlers.summaries.access import unnamed
from handlers.summaries.both_table import both_semesters
from handlers.summaries.data import csv_of
from handlers.summaries.region_summary import RegionSummary
from handlers.summaries.tables import short_name, table_of
from handlers.summaries.upcoming import upcoming
from handlers.summaries.wanted import Wanted
from handlers.summaries.words import average_words, points
from handlers.views import CALLBACK_DATA_BYTES, Press
from handlers.words import letters, plain_text
from storage.models import Version
from storage.reports import Owed
from tests.charts.samples import DAY, EMPTY, EXTREMES, LORETO, SAMPLES

NOW = datetime(2021, 1, 5, 15, tzinfo=UTC)
FIRST, SECOND = Period(2020, 1), Period(2020, 2)
_SAID = {"true", "false"}
CAPTION, MESSAGE, LINE = 1024, 4096, 34
HUGE, LARGE = (
    tuple(
        Figure(number, State.REPORTED, Decimal(most), Decimal(most * (number % 3) / 2))
        for number in INDICATORS
    )
    for most in (100_000, 998)
)
ALL_REGIONS = tuple(
    f.Standing(
        region=code,
        state=State.REPORTED,
        programmed=Decimal(999),
        executed=Decimal(-99),
        programmed_summands=11,
        executed_summands=12,
    )
    for code in REGIONS
)
LONGEST: tuple[f.Facts, ...] = (
    f.RegionFacts(
        as_of=DAY, simulated=True, period=SECOND, region="lima_metropolitana", figures=LARGE
    ),
    f.ComparisonFacts(
        as_of=DAY,
        simulated=True,
        region="lima_metropolitana",
        earlier=f.Semester(
            period=FIRST, programmed=Average(None, 0), executed=Average(None, 0), figures=LARGE
        ),
        later=f.Semester(
            period=SECOND, programmed=Average(None, 0), executed=Average(None, 0), figures=LORETO
        ),
    ),
    f.RankingFacts(as_of=DAY, simulated=True, period=SECOND, indicator=None, standings=ALL_REGIONS),
    f.HeatmapFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        rows=tuple(f.RegionFigures(region=code, figures=LARGE) for code in REGIONS),
    ),
    f.StatusFacts(
        as_of=DAY,
        simulated=True,
        period=SECOND,
        deadline=DAY,
        regions=tuple(
            f.RegionStatus(
                region=code, state=f.ReportState.OVERDUE, answered=11, reach=f.Reach.MUTE
            )
            for code in REGIONS
        ),
    ),
)


def semester(period: Period, figures: tuple[Figure, ...], region: str = "loreto") -> f.Semester:
    return f.Semester(
        period=period,
        programmed=average(figures, Part.PROGRAMMED),
        executed=average(figures, Part.EXECUTED),
        figures=figures,
        published=tuple(p for p in PUBLISHED if (p.period, p.region) == (period.code, region)),
        simulated=bool(figures),
    )


def summary_of(region: str, figures: tuple[Figure, ...]) -> RegionSummary:
    def owed(period: Period) -> Owed:
        return Owed(period, REGIONS[region], DAY, date(2021, 9, 22), None, INDICATORS)

    first = Version(
        period=SECOND.code, region=region, number=1, opened_at=NOW, sent_at=NOW, late=True
    )
    second = Version(
        period=SECOND.code, region=region, number=2, opened_at=NOW, stage=Stage.WAITING
    )
    return RegionSummary(
        region=REGIONS[region],
        now=semester(SECOND, figures, region),
        before=semester(FIRST, (), region),
        after=Period(2021, 1),
        by_indicator=True,
        owed=owed(SECOND),
        first=first,
        pending=second,
        answered=3,
        owes=tuple(owed(Period(2021 + n, 1)) for n in range(5)),
        scheduled=matching(schedule(2021), region=region),
        at=NOW,
        place=Place(26, 26, shared=True),
        beside_simulated=True,
    )


@pytest.mark.parametrize("figures", [HUGE, EXTREMES, LORETO], ids=["huge", "extremes", "loreto"])
@pytest.mark.parametrize("region", REGIONS)
def test_a_regions_caption_fits_below_a_picture(region: str, figures: tuple[Figure, ...]) -> None:
    assert letters(captions.region(summary_of(region, figures))) <= CAPTION


def test_a_regions_place_is_told_where_others_reported_too() -> None:
    summary = summary_of("loreto", LORETO)
    assert "<b>puesto 26 de 26, compartido</b> (otras, con datos simulados)\n" in captions.region(
        summary
    )
    alone = replace(summary, place=Place(1, 1, shared=False))
    assert "puesto" not in captions.region(alone)


def test_what_comes_next_is_told_as_far_as_there_is_room() -> None:
    scheduled = matching(schedule(2021), region="loreto")
    activities = upcoming(scheduled, DAY)
    assert len(activities) == 2
    brief = replace(summary_of("loreto", LORETO), owes=())
    assert all(line in captions.region(brief).lower() for line in map(str.lower, activities))
    assert upcoming(scheduled, date(2021, 12, 31)) == []
    assert upcoming((), DAY) == []


def test_what_comes_next_has_its_day_if_it_is_known_and_is_not_past() -> None:
    first, second, *_ = matching(schedule(2021), region="loreto")
    days = (date(2021, 5, 20), date(2021, 5, 19))
    dated = [
        replace(each, month=5, day=day) for each, day in zip((first, second), days, strict=True)
    ]
    assert [line.split(":")[0] for line in upcoming(dated, date(2021, 5, 20))] == [
        "jueves 20 de mayo"
    ]
    assert len(upcoming(dated, date(2021, 5, 1))) == 2


@pytest.mark.parametrize(
    "facts", [*SAMPLES.values(), *LONGEST], ids=lambda facts: type(facts).__name__
)
def test_captions_tables_and_alternatives_fit(facts: f.Facts) -> None:
    picture = views.of_facts(facts, Wanted(KIND_OF[type(facts)], SECOND))
    assert letters(picture.caption) <= CAPTION
    assert letters(picture.alternative) <= MESSAGE
    assert max(map(len, table_of(facts).splitlines())) <= LINE
    assert facts.simulated == ("Datos simulados" in picture.caption)
    assert facts.simulated == ("Datos simulados" in picture.alternative)


@pytest.mark.parametrize("facts", SAMPLES.values(), ids=SAMPLES)
def test_the_data_is_a_table_with_names_in_english(facts: f.Facts) -> None:
    rows = list(csv.DictReader(io.StringIO(csv_of(facts))))
    assert rows
    simulated = {row.get("simulated") for row in rows}
    assert simulated == {None} if isinstance(facts, f.ScheduleFacts) else simulated <= _SAID
    assert all(None not in row and None not in row.values() for row in rows)


def test_that_nobody_has_reported_is_in_the_table_and_in_the_data() -> None:
    facts = SAMPLES["progress_none"]
    assert table_of(facts).splitlines()[1].split(maxsplit=1)[1] == "0 de 21"
    (row,) = csv.DictReader(io.StringIO(csv_of(facts)))
    assert [row["date"], row["received"], row["expected"]] == ["", "0", "21"]


def test_the_data_tells_what_the_heat_maps_colours_do() -> None:
    told = csv.DictReader(io.StringIO(csv_of(SAMPLES["heatmap_extremes"])))
    cells = {(row["region"], row["indicator"]): row for row in told}
    of_zero, negative = cells["lima_metropolitana", "3"], cells["lima_metropolitana", "10"]
    assert [of_zero["compliance"], of_zero["met"]] == ["", "true"]
    assert [negative["compliance"], negative["met"]] == ["", "false"]
    fell, idle = cells["piura", "4"], cells["piura", "8"]
    assert [fell["compliance"], fell["met"]] == ["-220.00", "false"]
    assert [idle["compliance"], idle["met"]] == ["0.00", "false"]


def test_a_region_that_nobody_may_know_is_counted_among_the_genuine_ones() -> None:
    assert simulated_words() == "Datos simulados"
    assert simulated_words(["loreto"]) == "Datos simulados, salvo Loreto"
    assert simulated_words([None]) == "Datos simulados, salvo una región"
    assert simulated_words(["loreto", None]) == "Datos simulados, salvo 2 regiones"
    assert simulated_words(list(REGIONS)) == "Datos simulados, salvo 26 regiones"
    assert simulated_words((), SECOND) == "Datos simulados del II Semestre 2020"


@pytest.mark.parametrize("figures", [LORETO, EXTREMES, LARGE, HUGE])
def test_cuadro_05_fits_with_all_regions(figures: tuple[Figure, ...]) -> None:
    rows = [
        f.ComparisonFacts(
            as_of=DAY,
            simulated=True,
            region=code,
            earlier=semester(FIRST, () if code == "puno" else figures, "loreto"),
            later=semester(SECOND, figures),
        )
        for code in REGIONS
    ]
    assert letters(country_views.both(rows, list(REGIONS)).text) <= MESSAGE
    assert max(map(len, both_semesters(rows).splitlines())) <= LINE


def test_the_semesters_of_cuadro_05_stand_apart_where_one_has_no_figures() -> None:
    rows = [
        f.ComparisonFacts(
            as_of=DAY,
            simulated=False,
            region="loreto",
            earlier=semester(SECOND, LORETO),
            later=semester(Period(2021, 1), ()),
        )
    ]
    assert both_semesters(rows).splitlines()[0].split() == ["2020-II", "2021-I"]


@pytest.mark.parametrize("room", [13, 12, 11, 10])
def test_a_regions_name_is_never_cut(room: int) -> None:
    names = [short_name(code, room) for code in REGIONS]
    assert max(map(len, names)) <= room
    assert len(set(names)) == len(REGIONS)
    assert all(
        "." in name or name in each.name for name, each in zip(names, REGIONS.values(), strict=True)
    )


def test_the_heat_map_in_words_has_whole_names_and_says_what_its_signs_mean() -> None:
    facts = SAMPLES["heatmap_beyond"]
    assert isinstance(facts, f.HeatmapFacts)
    marked = replace(facts, rows=tuple(replace(row, corrected=(1,)) for row in facts.rows))
    lines = table_of(marked).splitlines()
    assert sum(line.startswith("Madre de Dios*") for line in lines) == 3
    assert sum(line.startswith("Lima Provinc.*") for line in lines) == 3
    assert all(f" {n}" in table_of(facts) for n in range(1, 13))
    assert "≪: menos de -9 veces la meta" in views.words_of(facts)
    assert "✗" not in views.words_of(facts)


def test_differences_fit_and_say_how_many_are_left_out() -> None:
    found = tuple(Disputed(each, Figure(each.indicator, State.NOT_EXECUTED)) for each in STATEMENTS)
    differing = Differences(SECOND, found, compared=True, warning="Datos simulados")
    text = country_views.differences(differing).text
    assert letters(text) <= MESSAGE
    assert f"Y {len(found) - country_views.DIFFERENCES_SHOWN} más." in text


def test_the_list_of_offices_fits() -> None:
    facts = next(each for each in LONGEST if isinstance(each, f.StatusFacts))
    assert letters(country_views.offices(facts).text) <= MESSAGE
    assert len(AGREEMENTS) <= len(facts.regions)


def test_every_button_fits_into_64_bytes() -> None:
    longest = Wanted(Kind.COMPARISON, SECOND, "lima_metropolitana", 12, Period(2019, 2))
    for action in ("show", "words", "png", "data"):
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
    facts = f.ComparisonFacts(as_of=DAY, region="loreto", earlier=earlier, later=later)
    caption = plain_text(captions.comparison(facts))
    assert f"Cambio: {moved}" in caption
    assert ("Subió: IdG 1" in caption) is ("+" in moved)


def test_two_values_of_the_report_leave_an_average_without_one_and_are_both_named() -> None:
    facts = f.ComparisonFacts(
        as_of=DAY,
        region="callao",
        earlier=semester(FIRST, (), "callao"),
        later=f.Semester(
            period=SECOND,
            programmed=Average(Decimal(46), 0),
            executed=Average(None, 0),
            published=tuple(
                p for p in PUBLISHED if (p.period, p.region) == (SECOND.code, "callao")
            ),
        ),
    )
    caption = captions.comparison(facts)
    assert "187% (Cuadro N.° 04) y 184% (Cuadro N.° 05)" in caption
    assert "sin dato" in caption


def test_an_average_that_two_tables_contradict_has_both_values_in_the_ranking() -> None:
    facts = SAMPLES["ranking_contradicted"]
    assert isinstance(facts, f.RankingFacts)
    assert table_of(facts).splitlines()[1:] == [
        " 1 Callao          46% 187 / 184",
        " 2 Puno            56%   13%",
    ]
    places = {row["place"] for row in csv.DictReader(io.StringIO(csv_of(facts)))}
    assert places == {"1", "2"}
    assert "Con barra (/), dos valores publicados." in views.words_of(facts)
    caption = plain_text(country_captions.ranking(facts))
    assert "Con dos valores publicados: Callao" in caption
    assert "lo programado o más: 0 de 1" in caption


def test_the_table_of_overdue_reports_says_who_hears_no_message() -> None:
    facts = SAMPLES["status_overdue"]
    assert "! vencido ∅ 11 de 12" in table_of(facts)
    assert "∅: sin persona registrada, ✗: no recibe mensajes." in views.words_of(facts)
    reached = {row["reach"] for row in csv.DictReader(io.StringIO(csv_of(facts)))}
    assert reached == {"heard", "mute", "nobody"}


def test_the_table_of_progress_has_the_semester_before_beside_it() -> None:
    facts = SAMPLES["progress_both"]
    lines = table_of(facts).splitlines()
    assert lines[0] == "Día            2020-II      2020-I"
    assert "08/01/2021     7 de 21     3 de 21" in lines
    assert lines[-1] == "21/01/2021                12 de 21"
    assert "2020-I: a los mismos días de su propio plazo." in views.words_of(facts)


def test_a_picture_goes_out_even_if_its_numbers_can_not_be_put_into_words() -> None:
    nowhere = f.Standing(region="atlantis", state=State.MISSING)
    facts = f.RankingFacts(as_of=DAY, period=SECOND, indicator=1, standings=(nowhere,))
    with pytest.raises(KeyError):
        views.words_of(facts)
    picture = views.of_facts(facts, Wanted(Kind.RANKING, SECOND, indicator=1))
    assert picture.alternative == views.file_caption(facts)


def test_a_comparison_says_what_each_average_leaves_out() -> None:
    facts = SAMPLES["comparison_twelve"]
    assert isinstance(facts, f.ComparisonFacts)
    before, after = str(captions.comparison(facts)).split("II Semestre 2020")[-2:]
    assert "No aplica: IdG 2; sin meta: IdG 3, 5; falta: IdG 6, 7; no se ejecutó: IdG 8" in before
    assert "IdG 2" not in after.split("Cambio")[0]


def test_a_comparison_says_of_which_semester_nothing_is_known() -> None:
    facts = f.ComparisonFacts(
        as_of=DAY,
        region="loreto",
        earlier=semester(SECOND, LORETO),
        later=semester(Period(2021, 1), ()),
    )
    caption = plain_text(captions.comparison(facts))
    assert "Del I Semestre 2021 no hay cifras: no se puede decir cuánto cambió." in caption
    assert "sin dato para comparar" not in caption


def test_a_comparison_shows_both_values_of_the_report_and_names_it_as_the_source() -> None:
    facts = SAMPLES["comparison_contradicted"]
    assert isinstance(facts, f.ComparisonFacts)
    assert "Ejecutado: 187 / 184" in plain_text(captions.comparison(facts))
    assert table_of(facts).splitlines()[2].endswith(" 187 / 184")
    assert comparison_heading(facts).source == (
        "2020-I: Informe situacional, Cuadro N.° 05. "
        "2020-II: Informe situacional, Cuadro N.° 04, Cuadro N.° 05."
    )


def test_regions_without_a_name_have_none_in_words() -> None:
    facts = SAMPLES["ranking_unnamed"]
    assert isinstance(facts, f.RankingFacts)
    assert "sin nombre" in country_captions.ranking(facts)
    assert table_of(facts).count("otra región") == 9


def test_the_order_of_regions_without_a_name_does_not_tell_who_they_are() -> None:
    goals = (State.REPORTED, 30), (State.REPORTED, 70), (State.NO_GOAL, None), (State.MISSING, None)

    def told(codes: tuple[str, ...]) -> tuple[f.Standing, ...]:
        standings = [
            f.Standing(
                region=code,
                state=state,
                programmed=None if goal is None else Decimal(goal),
                executed=None if goal is None else Decimal(5),
            )
            for code, (state, goal) in zip(codes, goals, strict=True)
        ]
        by_code = tuple(sorted(standings, key=lambda each: each.region or ""))
        facts = f.RankingFacts(as_of=DAY, period=SECOND, indicator=4, standings=by_code)
        return unnamed(facts, own=()).standings

    assert told(("ancash", "ica", "puno", "tacna")) == told(("tacna", "puno", "ica", "ancash"))


def test_what_was_published_names_no_region_that_the_reader_may_not_know() -> None:
    facts = SAMPLES["ranking_contradicted"]
    assert isinstance(facts, f.RankingFacts)
    told = unnamed(facts, own=()).standings
    assert {each.region for each in told} == {None}
    assert {published.region for each in told for published in each.published} == {None}
    assert any(each.told for each in told)


def test_nothing_is_drawn_of_nothing() -> None:
    for facts in EMPTY:
        with pytest.raises(NothingToShow):
            views.of_facts(facts, Wanted(KIND_OF[type(facts)], SECOND))
