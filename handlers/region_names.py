"""Names of regions, short enough for a button and for a table's column."""

from convenio.catalogue.regions import REGIONS

WIDTH = 13
SHORTEST = 10  # letters
_SHORT = {
    "lima_metropolitana": "Lima Metrop.",
    "lima_provincias": "Lima Provinc.",
}
_SHORTEST = {
    "huancavelica": "Hvca.",
    "la_libertad": "Libertad",
    "lima_metropolitana": "Lima Metr.",
    "lima_provincias": "Lima Prov.",
    "madre_de_dios": "M. de Dios",
}


def short_name(region: str | None, room: int = WIDTH) -> str:
    """The name, never cut, or a well-known short form if it exceeds `room` (`SHORTEST` or more)."""
    if region is None:
        return "otra región"
    name = _SHORT.get(region, REGIONS[region].name)
    return name if len(name) <= room else _SHORTEST[region]
