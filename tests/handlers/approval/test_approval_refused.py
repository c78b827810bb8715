"""Every act on a report, at every stage, by everyone who may not do it."""

from datetime import timedelta

import pytest

from convenio.report.stages import Act, Stage, rule_for
from storage.models import Role
from tests.cast import Bot, Player
from tests.handlers.loreto_report import history
from tests.handlers.test_access import contents
from tests.loreto import send_again

ACTS = {
    Act.SUBMIT: "send:{}:0",
    Act.APPROVE: "approve:{}",
    Act.RETURN: "turnback:{}",
    Act.BRIDGE: "bridge:{}",
}


CAST = {
    "puno": Role.FOCAL,
    "colleague": Role.FOCAL,
    "director": Role.DIRECTOR,
    "odes": Role.ODES,
    "tacna": None,
    "directorate": None,
    "stranger": None,
}


async def lead_to(stage: Stage, sent: int, players: dict[str, Player]) -> int:
    """A version of Puno's report at that stage."""
    puno, director = players["puno"], players["director"]
    match stage:
        case Stage.RECEIVED:
            await director.click("Aprobar")
        case Stage.RETURNED:
            await director.click("Devolver")
            await director.click("Todo el reporte")
            await director.send("Falta el acta")
            await director.click("Devolver")
        case Stage.DRAFT | Stage.REPLACED:
            await puno.send("/corregir")
            await puno.send("error en el IdG 1")
            await puno.click("Abrir la versión")
            await puno.click("1 SOVIO")
            await puno.send("66")
            await puno.click("Corregir un indicador")
            if stage is Stage.REPLACED:
                await puno.click("Revisar y enviar")
                await send_again(puno)
    found = [each for each in await puno.bot.versions("puno") if each.stage is stage]
    return found[0].id or 0


@pytest.mark.parametrize("stage", Stage)
async def test_every_act_at_every_stage_by_everyone_who_may_not_is_refused(
    staffed: Bot, sent: int, request: pytest.FixtureRequest, stage: Stage
) -> None:
    """Long after the working days of patience, so that only who asks decides."""
    players: dict[str, Player] = {who: request.getfixturevalue(who) for who in CAST}
    version = await lead_to(stage, sent, players)
    staffed.simulator.advance(timedelta(days=10))
    before, told = await contents(staffed.database), await history(staffed)
    for who, role in CAST.items():
        player = players[who]
        await player.send("/start")
        for act, data in ACTS.items():
            rule = rule_for(act, stage)
            if rule is not None and rule.by == role:
                continue
            await player.press(player.last, data.format(version))
            if act is Act.RETURN:
                await player.press(player.last, f"remark:{version}:3")
                await player.send("No está bien")
    assert await contents(staffed.database) == before
    assert await history(staffed) == told
