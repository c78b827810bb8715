"""The beginning of a semester as ODES makes it in its chat, and the cast by what they do in it."""

from convenio.report.stages import Stage
from storage.models import Role
from tests.cast import Bot, Player
from tests.documents.workbooks.samples import sheet_with
from tests.handlers.invitation.test_invitation import code_for, read_code
from tests.jobs.test_in_the_chat import clock_says
from tests.loreto import GOALS

PERIOD = "2021-I"
REGIONS = ("Cusco", "Loreto", "Puno", "Tacna")
MET = " ".join(map(str, GOALS))


class Semester:
    """The cast by what they do in it."""

    def __init__(self, bot: Bot) -> None:
        self.bot = bot
        self.odes = bot.player(106)
        self.puno, self.puno_director = bot.player(101), bot.player(103)
        self.tacna, self.tacna_director = bot.player(104), bot.player(108)
        self.loreto, self.cusco = bot.player(105), bot.player(102)
        self.directorate = bot.player(107)

    async def at(self, moment: str) -> None:
        await clock_says(self.bot, moment)

    async def stages(self, region: str) -> list[Stage]:
        return [version.stage for version in await self.bot.versions(region, PERIOD)]


async def odes_opens_it(semester: Semester) -> None:
    """The first of ODES is the one person who comes in by a command's code."""
    odes = semester.odes
    await odes.send(f"/start {await code_for(semester.bot, Role.ODES)}")
    await semester.at("2021-06-14T09:30")
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    await odes.click("Cerrar")
    await odes.click("Sí, cerrar ahora")
    await odes.send("/periodos")
    await odes.click("Abrir I Semestre 2021")
    await odes.click("Regiones")
    await odes.click("Ninguna")
    for region in REGIONS:
        await odes.click(region)
    await odes.click("Seguir con 4")
    assert "Deben reportar 4: Cusco, Loreto, Puno, Tacna." in odes.last_text
    await odes.click("Abrir el periodo")
    assert "I Semestre 2021 · por abrir" in odes.last_text


async def odes_loads_the_goals(semester: Semester) -> None:
    odes = semester.odes
    await odes.send("/metas")
    rows = [[region, *GOALS] for region in REGIONS]
    await odes.attach(sheet_with(*rows, headings=("Región", *range(1, 13))), "metas 2021-I.xlsx")
    await odes.click("Guardar 48 cambios")
    assert "48 metas guardadas del I Semestre 2021" in odes.last_text


async def odes_invites_everybody(semester: Semester) -> None:
    regional = [
        (semester.puno, "Punto focal", "Puno"),
        (semester.puno_director, "Director", "Puno"),
        (semester.tacna, "Punto focal", "Tacna"),
        (semester.tacna_director, "Director", "Tacna"),
        (semester.loreto, "Punto focal", "Loreto"),
        (semester.cusco, "Punto focal", "Cusco"),
    ]
    for player, role, region in regional:
        await invite(semester.odes, player, role, region)
        assert region in player.last_text
    await invite(semester.odes, semester.directorate, "Dirección", "1")


async def invite(odes: Player, player: Player, role: str, of: str) -> None:
    await odes.send("/invitar")
    await odes.click(role)
    await odes.send(of)
    await odes.send(f"{role} de {of if of.isalpha() else 'Formación'}")
    await player.send(f"/start {read_code(odes.last_text)}")


async def send(player: Player) -> None:
    await player.click("Enviar")
    await player.click("Sí, enviar")
