"""Moments of the guide's pictures in which a chat is easily lost, played in the demonstration."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter import Workbook

if TYPE_CHECKING:
    from docs.take_pictures import Chat

ODES, TACNA = 106, 104
SHEET = (
    ("N.°", "Indicador", "Meta", "Ejecutado"),
    (1, "SOVIO", 60, 45.833333),
    (2, "Plan formación", 60, "por confirmar"),
    (3, "Visitas CCL", 70, 30),
    (14, "Otro", 50, 10),
)


async def play_moments(chat: Chat) -> None:
    """The card below other messages, a narrow screen, a sheet with faults, ODES's screens."""
    await chat.become(TACNA)
    await chat.say("/reportar", "0 de 12")
    await chat.press("4 Bolsa trabajo", "IdG 4 de 12")
    await chat.say("60", "¿Cuánto se ejecutó?")
    await chat.say("/ayuda", "Cómo funciona Puntual")
    await chat.say("75", "IdG 4 guardado")
    await chat.picture("tarjeta-abajo")
    await chat.page.set_viewport_size({"width": 360, "height": 780})
    await chat.press("Los doce", "1 de 12")
    await chat.picture("tarjeta-360")
    await chat.page.set_viewport_size({"width": 390, "height": 844})
    with tempfile.TemporaryDirectory() as folder:
        await chat.page.set_input_files("#file", _sheet(Path(folder) / "cifras.xlsx"))
        await chat.see("Esto leí")
    await chat.picture("excel-errores")
    await chat.become(ODES)
    await chat.say("/estado tacna", "DRTPE Tacna")
    await chat.picture("estado-region")
    await chat.say("/ayuda", "Cómo funciona Puntual")
    await chat.picture("ayuda-odes")


def _sheet(path: Path) -> Path:
    with Workbook(path) as book:
        sheet = book.add_worksheet("Cifras")
        for number, row in enumerate(SHEET):
            sheet.write_row(number, 0, row)
    return path
