"""The fonts of documents, which come with packages: what is installed changes nothing.

Typst brings Libertinus; DejaVu, for charts and for letters that Libertinus lacks, is matplotlib's.
That is not loaded for it.
"""

from functools import cache
from importlib.util import find_spec
from pathlib import Path

import typst

_PLAIN = frozenset(range(0x20, 0x7F)) | frozenset(range(0xA1, 0x180)) - {0xAD, 0x149}
_SIGNS = frozenset(map(ord, "‘’“”–—…•·№€✓"))
_USUAL = _PLAIN | _SIGNS


@cache
def fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[str(_folder())])


def has_shape(letter: str) -> bool:
    """Whether each of the fonts that may be asked has a shape for it."""
    return ord(letter) in _USUAL or ord(letter) in _known()


@cache
def _known() -> frozenset[int]:
    files = (_folder() / f"DejaVuSans{weight}.ttf" for weight in ("", "-Bold"))
    regular, bold = map(_letters_of, files)
    return regular & bold


def _letters_of(file: Path) -> frozenset[int]:
    from fontTools.ttLib import TTFont  # few documents have a letter that is looked up

    with TTFont(file, lazy=True) as font:
        return frozenset(font.getBestCmap())


def _folder() -> Path:
    found = find_spec("matplotlib")
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent / "mpl-data" / "fonts" / "ttf"
