"""LibreOffice as the one that computes: what a person would see who opens a workbook."""

import re
import subprocess
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import load_workbook

SECONDS = 120
Cells = dict[tuple[str, str], object]


def recalculated(content: bytes, folder: Path) -> bytes:
    """Its formulas computed anew: their stored values are taken out before."""
    source = folder / "libro.xlsx"
    source.write_bytes(_without_values(content))
    return converted(folder, "xlsx", source)[0]


def converted(folder: Path, to: str, *sources: Path) -> list[bytes]:
    """Each file as LibreOffice saves it in that format."""
    target = folder / "calculado"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{folder / 'perfil'}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(target),
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
        timeout=SECONDS,
    )
    return [(target / source.with_suffix(f".{to}").name).read_bytes() for source in sources]


def cells_of(content: bytes) -> Cells:
    """The value of every cell that has one, by sheet and name; an empty text counts as none."""
    book = load_workbook(BytesIO(content), data_only=True)
    return {
        (sheet.title, cell.coordinate): cell.value
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value not in (None, "")
    }


def _without_values(content: bytes) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(out, "w", ZIP_DEFLATED) as target:
        for part in source.infolist():
            text = source.read(part)
            if "worksheets/" in part.filename:
                text = re.sub(rb"</f><v>[^<]*</v>", b"</f>", text)
            target.writestr(part, text)
    return out.getvalue()
