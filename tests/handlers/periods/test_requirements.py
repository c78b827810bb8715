"""ODES says what a period requires, in /periodos."""

from storage.models import AuditKind, PeriodAct
from tests.cast import Bot, Player
from tests.handlers.approval.test_trail import intact, trail
from tests.handlers.periods.test_periods import history, row_of, second_odes

NOTHING = {"causes": False, "reasons": False, "ranges": {}}


async def begin(odes: Player, semester: str = "II Semestre 2020") -> None:
    await odes.send("/periodos")
    await odes.click(semester)
    await odes.click("Qué se exige")


async def required(bot: Bot, code: str = "2020-II") -> dict[str, object]:
    row = await row_of(bot, code)
    assert row is not None
    return row.requirements.facts()


async def test_nothing_is_required_until_odes_says_so_with_one_tap_and_saves_it(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("II Semestre 2020")
    assert "exige" not in odes.last_text
    await odes.click("Qué se exige")
    assert "Sin lo exigido, un reporte no se envía." in odes.last_text
    assert "✅ Guardar" not in odes.labels
    await odes.click("☐ La causa de cada meta no alcanzada")
    assert "☑ La causa de cada meta no alcanzada" in odes.labels
    assert await required(staffed) == NOTHING
    await odes.click("Guardar")
    assert "Lo que se exige en el II Semestre 2020 está registrado." in odes.last_text
    assert "Se exige la causa de cada meta no alcanzada." in odes.last_text
    assert await required(staffed) == NOTHING | {"causes": True}


async def test_it_is_in_the_periods_history_and_in_the_audit_trail(
    staffed: Bot, odes: Player
) -> None:
    await begin(odes)
    await odes.click("La causa")
    await odes.click("El motivo")
    await odes.send("3: 20..150\nIdG 8 de 0% a 90%")
    assert "• IdG 3: de 20% a 150%\n• IdG 8: de 0% a 90%" in odes.last_text
    await odes.click("Guardar")
    assert (
        "ODES: se exige la causa de cada meta no alcanzada; se exige el motivo de cada"
        " «no aplica»; IdG 3: de 20% a 150%; IdG 8: de 0% a 90%" in odes.last_text
    )
    await begin(odes)
    await odes.click("El motivo")
    await odes.send("3: no")
    await odes.click("Guardar")
    assert "ya no se exige el motivo de cada «no aplica»; IdG 3: sin rango" in odes.last_text
    first, second = await history(staffed)
    assert (first.act, first.before) == (PeriodAct.REQUIREMENTS, NOTHING)
    assert second.before == first.after
    assert second.after == {"causes": True, "reasons": False, "ranges": {"8": ["0", "90"]}}
    trailed = await trail(staffed, AuditKind.PERIOD_REQUIREMENTS)
    assert [said["by"] for said in trailed] == ["ODES", "ODES"]
    assert trailed[1]["after"] == second.after | {"reason": ""}
    assert await intact(staffed)


async def test_a_range_is_asked_of_the_indicator_that_is_tapped(staffed: Bot, odes: Player) -> None:
    await begin(odes)
    await odes.click("IdG 3")
    assert "¿Entre qué porcentajes se espera lo ejecutado?" in odes.last_text
    await odes.send("mucho")
    assert "No entendí «mucho» como un rango." in odes.last_text
    await odes.send("de 20% a 150%")
    assert "☑ IdG 3" in odes.labels
    await odes.click("IdG 3")
    assert "Ahora: de 20% a 150%." in odes.last_text
    await odes.click("Atrás")
    await odes.click("IdG 3")
    await odes.click("Sin rango")
    assert "☐ IdG 3" in odes.labels
    await odes.send("13: 0 a 100")
    assert "No hay indicador 13: van del 1 al 12." in odes.last_text
    await odes.click("IdG 4")
    await odes.send("-20 a 60")
    await odes.click("Guardar")
    assert await required(staffed) == NOTHING | {"ranges": {"4": ["-20", "60"]}}


async def test_cancelled_it_changes_nothing(staffed: Bot, odes: Player) -> None:
    await begin(odes)
    await odes.click("La causa")
    await odes.click("Cancelar")
    assert "no se cambió nada" in odes.last_text
    assert await history(staffed) == []
    assert await required(staffed) == NOTHING


async def test_a_period_that_is_opened_requires_nothing_yet_and_can_be_told(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/periodos")
    await odes.click("Abrir I Semestre 2021")
    await odes.click("Abrir el periodo")
    assert await required(staffed, "2021-I") == NOTHING
    await odes.click("Qué se exige")
    await odes.click("El motivo")
    await odes.click("Guardar")
    assert await required(staffed, "2021-I") == NOTHING | {"reasons": True}
    assert await required(staffed) == NOTHING


async def test_of_two_who_change_it_at_once_one_wins_and_the_other_is_told(
    staffed: Bot, odes: Player
) -> None:
    other = await second_odes(staffed)
    await begin(odes)
    await odes.click("La causa")
    await begin(other)
    await other.click("El motivo")
    await odes.click("Guardar")
    await other.click("Guardar")
    assert "Entretanto otra persona cambió lo que se exige" in other.last_text
    assert await required(staffed) == NOTHING | {"causes": True}
    assert len(await history(staffed)) == 1


async def test_what_is_published_requires_nothing_new(staffed: Bot, odes: Player) -> None:
    await begin(odes)
    await odes.click("La causa")
    await staffed.publish_period()
    await odes.click("Guardar")
    assert "ya se publicó: lo que se exige no cambia" in odes.last_text
    assert "✎ Qué se exige" not in odes.labels
    assert await history(staffed) == []


async def test_nobody_but_odes_changes_it(
    staffed: Bot, odes: Player, puno: Player, director: Player, auditor: Player, directorate: Player
) -> None:
    await begin(odes)
    await odes.click("La causa")
    buttons = [button["callback_data"] for row in odes.last.buttons for button in row]
    for player in (puno, director, auditor, directorate):
        await player.send("/start")
        for data in ("prules:2020-II", *map(str, buttons)):
            await player.press(player.last, data)
    await auditor.send("/periodos")
    await auditor.click("II Semestre 2020")
    assert "✎ Qué se exige" not in auditor.labels
    assert await required(staffed) == NOTHING
