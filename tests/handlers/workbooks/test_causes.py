"""The form's column of causes, from the chat and back."""

from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlmodel import select

from convenio.report.requirements import Requirements
from storage.models import FigureRow
from tests.cast import Bot, Player
from tests.handlers.workbooks.test_filled_workbooks import filled, send
from tests.loreto import GOALS


@pytest.mark.both_databases
async def test_causes_of_a_form_are_shown_kept_and_stand_in_the_next_form(
    staffed: Bot, puno: Player
) -> None:
    await staffed.load_goals("puno", GOALS)
    await staffed.require(Requirements(causes=True))
    done: dict[str, float | str] = {f"D{at}": 200 for at in range(7, 19)}
    causes = {"F7": "Falta de personal", "F8": "Huaico en la vía", "F9": "Otra", "F10": "Lluvias"}
    content = await filled(puno, **(done | {"D7": 5, "D8": 5, "D9": 5} | causes))
    heading = load_workbook(BytesIO(content)).worksheets[0]["F6"].value
    assert heading == "Causa, si no se alcanzó la meta (obligatoria)"
    await send(puno, content)
    assert "Causas:\n• IdG 1: Falta de personal\n• IdG 2: Huaico en la vía\n" in puno.last_text
    assert "Su causa no se guarda, pues ahí no hay una meta sin alcanzar: IdG 4." in puno.last_text
    assert "• F9 (IdG 3): «Otra» no dice la causa." in puno.last_text
    assert "  3 Visitas CCL       70%     5%" in puno.last_text
    await puno.click("Guardar lo que está bien (12 de 12)")
    assert "IdG 3" in puno.last_text
    assert "¿Cuál fue la causa principal?" in puno.last_text
    async with staffed.database.transaction() as session:
        rows = (await session.exec(select(FigureRow))).all()
    kept = {row.indicator: (row.cause, row.cause_words) for row in rows if row.cause}
    assert kept == {1: ("staff", None), 2: ("other", "Huaico en la vía")}
    next_form = load_workbook(BytesIO(await filled(puno))).worksheets[0]
    stand = [next_form[f"F{at}"].value for at in (7, 8, 9, 10)]
    assert stand == ["Falta de personal", "Huaico en la vía", None, None]
    await send(puno, await filled(puno, F7="Lluvias"))
    assert "• IdG 1: causa «Falta de personal» → «Lluvias»" in puno.last_text
