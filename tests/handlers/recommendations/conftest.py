"""Indicator 1 has two recommendations to Puno and Tacna and one to the ministry; published."""

import pytest

from convenio.evaluation.items import Responsible
from tests.cast import Bot
from tests.sent_evaluations import MAY, Asked, recommend

HIRE = "Contratar personal para la asistencia técnica."
VISIT = "Realizar visitas de orientación vocacional a los colegios."
HELP = "Continuar con el monitoreo de las regiones mediante citas virtuales."


@pytest.fixture
async def sent(staffed: Bot) -> Bot:
    """Sent, and not published."""
    ministry = Responsible.MINISTRY
    await recommend(
        staffed,
        1,
        Asked(HIRE, due=MAY),
        Asked(VISIT, activities=(2,)),
        Asked(HELP, (), ministry),
    )
    return staffed


@pytest.fixture
async def followed(sent: Bot) -> Bot:
    await sent.publish_period()
    return sent
