"""Peru as a grid of tiles: each region's row (from the north) and column (from the west)."""

from collections.abc import Mapping

TILES: Mapping[str, tuple[int, int]] = {
    "tumbes": (0, 0),
    "amazonas": (0, 2),
    "loreto": (0, 3),
    "piura": (1, 0),
    "cajamarca": (1, 1),
    "san_martin": (1, 2),
    "ucayali": (1, 3),
    "lambayeque": (2, 0),
    "la_libertad": (2, 1),
    "huanuco": (2, 2),
    "pasco": (2, 3),
    "ancash": (3, 1),
    "lima_provincias": (3, 2),
    "junin": (3, 3),
    "madre_de_dios": (3, 4),
    "callao": (4, 1),
    "lima_metropolitana": (4, 2),
    "huancavelica": (4, 3),
    "cusco": (4, 4),
    "ica": (5, 2),
    "ayacucho": (5, 3),
    "apurimac": (5, 4),
    "arequipa": (6, 3),
    "puno": (6, 4),
    "moquegua": (7, 3),
    "tacna": (7, 4),
}
ROWS = 1 + max(row for row, _ in TILES.values())
COLUMNS = 1 + max(column for _, column in TILES.values())

NARROW: Mapping[str, tuple[str, str]] = {
    "huancavelica": ("Huanca-", "velica"),
    "lambayeque": ("Lamba-", "yeque"),
    "lima_metropolitana": ("Lima Metro-", "politana"),
    "lima_provincias": ("Lima", "Provincias"),
    "madre_de_dios": ("Madre", "de Dios"),
}
"""Names that are wider than a tile, in two lines."""
