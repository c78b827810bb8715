"""What a picture and its data are called when they are kept as files."""

from charts import facts as f


def file_name(facts: f.Facts, ending: str = "png") -> str:
    """'loreto-2020-II.png'"""
    return "-".join(map(str, _parts(facts))) + f".{ending}"


def _parts(facts: f.Facts) -> tuple[object, ...]:
    match facts:
        case f.RegionFacts(region=region, period=period):
            return region, period.code
        case f.ComparisonFacts(region=region, earlier=earlier, later=later):
            return region, earlier.period.code, later.period.code
        case f.IndicatorFacts(indicator=indicator, period=period):
            return "indicador", indicator, period.code
        case f.RankingFacts(indicator=None, period=period):
            return "regiones", period.code
        case f.RankingFacts(indicator=indicator, period=period):
            return "regiones", "indicador", indicator, period.code
        case f.HeatmapFacts(period=period):
            return "cumplimiento", period.code
        case f.StatusFacts(period=period):
            return "recepcion", period.code
        case f.ProgressFacts(current=current):
            return "avance", current.period.code
        case f.ScheduleFacts(year=year, region=None):
            return "cronograma", year
        case f.ScheduleFacts(year=year, region=region):
            return "cronograma", year, region
