"""What of a directorate's text is no item, or is not clear, in Spanish."""

from collections.abc import Mapping

from convenio.evaluation.reading.composer import DoubtKind
from convenio.evaluation.reading.furniture import Furniture

NOT_ITEMS: Mapping[Furniture, str] = {
    Furniture.CHART: "gráfico o cuadro",
    Furniture.PAGE: "número o membrete de página",
    Furniture.FOOTNOTE: "nota al pie",
    Furniture.LETTER: "saludo, firma o encabezado",
    Furniture.LEAD: "frase que presenta lo que sigue",
    Furniture.INTRODUCTION: "introducción",
    Furniture.TITLE: "título",
    Furniture.NO_INDICATOR: "no dice de qué indicador es",
    Furniture.UNKNOWN_INDICATOR: "ese indicador no existe en el convenio",
    Furniture.TOO_LONG: "el texto es demasiado largo: desde aquí no se leyó",
    Furniture.OTHER: "no parece conclusión ni recomendación",
}
DOUBTS: Mapping[DoubtKind, str] = {
    DoubtKind.WHICH_REGIONS: "no dice qué regiones son: elíjalas",
    DoubtKind.OTHERS_NAMED: "nombra también otras regiones: confirme de cuáles habla",
    DoubtKind.WHICH_CLAIM: "dice más de una cosa de las mismas regiones: confirme cuál",
    DoubtKind.NO_CLAIM: "habla de la meta o de lo ejecutado, y no se leyó qué afirma: elíjalo",
}
