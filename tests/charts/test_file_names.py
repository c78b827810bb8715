"""A picture's file is named after what it shows."""

import pytest

from tests.charts.samples import SAMPLES


@pytest.mark.parametrize(
    ("sample", "name"),
    [
        ("region_loreto", "loreto-2020-II.png"),
        ("comparison_averages", "loreto-2020-I-2020-II.png"),
        ("indicator_negative", "indicador-10-2020-II.png"),
        ("ranking_26", "regiones-2020-II.png"),
        ("ranking_extremes", "regiones-indicador-4-2020-II.png"),
        ("heatmap_26", "cumplimiento-2020-II.png"),
        ("status_all", "recepcion-2020-II.png"),
        ("progress_both", "avance-2020-II.png"),
        ("schedule_all", "cronograma-2021.png"),
        ("schedule_own", "cronograma-2021-lima_metropolitana.png"),
    ],
)
def test_a_file_is_named_after_what_it_shows(sample: str, name: str) -> None:
    assert SAMPLES[sample].file_name() == name


def test_the_data_behind_a_picture_are_called_as_it_is() -> None:
    assert SAMPLES["heatmap_26"].file_name("csv") == "cumplimiento-2020-II.csv"
