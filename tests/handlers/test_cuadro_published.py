"""Cuadro 04 of a semester of which no report is left: what was published stands in."""

from sqlmodel import select

from convenio.states import Stage
from storage.models import Version
from tests.cast import Bot, Player
from tests.handlers.test_summaries import is_photo, said


async def test_both_values_of_a_contradicted_average_are_shown(staffed: Bot, odes: Player) -> None:
    async with staffed.database.transaction() as session:
        for version in await session.exec(select(Version)):
            version.stage = Stage.RETURNED
    (message,) = await said(odes, "/cuadro")
    assert is_photo(message)
    assert "Con dos valores publicados: Callao" in message.text
    await odes.click("Tabla")
    assert "Callao          46% 187 / 184" in odes.last_text
