"""Facts of recommendations by month, with their extremes."""

from collections.abc import Mapping
from datetime import date

from charts.facts.base import ChartFacts
from charts.facts.matrix import MatrixFacts, RecommendationMonths
from convenio.catalogue.indicators import INDICATORS

IN_MAY = date(2021, 5, 4)
Counts = tuple[int, int, int, int]


def recommended(
    number: int,
    indicator: int,
    text: str,
    months: tuple[int, ...],
    counts: Counts,
    overdue: int = 0,
    *,
    own: bool = False,
) -> RecommendationMonths:
    return RecommendationMonths(
        period="2020-II",
        number=number,
        indicator=indicator,
        short_name=INDICATORS[indicator].short_name,
        text=text,
        months=months,
        counts=counts,
        overdue=overdue,
        own=own,
    )


_LONG = (
    "Fortalecer el servicio con el personal que hace falta, y participar de la asistencia técnica a"
    " la que convoca la dirección, para ordenar el trabajo de la región y alcanzar lo programado."
)
_MANY = (
    recommended(1, 1, "Acompañar a las regiones con citas virtuales.", (2, 4, 6), (0, 1, 0, 0)),
    recommended(2, 1, _LONG, (), (1, 1, 0, 0), 1, own=True),
    recommended(3, 3, "Visitar a las instituciones.", (2, 7), (3, 2, 5, 1), own=True),
    recommended(4, 6, _LONG, tuple(range(1, 13)), (20, 3, 3, 1), 23),
    recommended(117, 6, "Activar el observatorio.", (5,), (0, 0, 2, 0)),
    recommended(118, 12, "Difundir.", (12,), (0, 0, 0, 18), own=True),
)
MATRICES: Mapping[str, ChartFacts] = {
    "matrix_own": MatrixFacts(as_of=IN_MAY, year=2021, listed=_MANY, among=6, whose="de su región"),
    "matrix_page": MatrixFacts(
        as_of=date(2022, 1, 4), year=2021, listed=_MANY[:2], among=16, page=2, pages=2
    ),
}
ODD_MATRICES = (
    (
        "matrix_long",
        MatrixFacts(
            as_of=IN_MAY,
            year=2021,
            listed=tuple(
                recommended(
                    n,
                    1 + n // 2,
                    "Ñ" * 90 if n % 3 else " ".join([_LONG] * 4),
                    (n % 12 + 1,),
                    (26, 0, 0, 1),
                    26,
                    own=n % 2 == 0,
                )
                for n in range(1, 24)
            ),
            among=230,
            whose="de sus regiones",
        ),
    ),
)
NO_MATRIX = MatrixFacts(as_of=IN_MAY, year=2021, listed=(), among=0)
