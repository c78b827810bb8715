"""A director names who approves in their place for some days; both are told, and ODES sees it.

It is Tuesday, the fifth of January of 2021, ten in the morning.
"""

from collections.abc import Sequence

from sqlmodel import select

from convenio.report.stages import Stage
from storage.models import Duty, Invitation, Role, StandIn
from storage.people.people import duties_of, find_person
from tests.cast import Bot, Player
from tests.handlers.loreto_report import load_and_send, stages
from tests.handlers.pending.trials import tried
from tests.handlers.staff.test_staff import code_in, duties, named
from tests.jobs.test_in_the_chat import clock_says, told

WAITS = "Espera su aprobación"
REMINDED = "Un reporte espera su aprobación"


async def rows(bot: Bot) -> Sequence[StandIn]:
    async with bot.database.transaction() as session:
        return (await session.exec(select(StandIn))).all()


async def name_colleague(director: Player, first: str = "hoy", last: str = "12/1") -> None:
    await director.send("/ausencia")
    if first == "hoy":
        await director.click("martes 5 de enero")
    else:
        await director.send(first)
    await director.send(last)
    await director.click("Punto focal Puno (suplente)")
    await director.click("Nombrar y avisar")


async def test_a_director_names_a_colleague_and_both_are_told(
    staffed: Bot, director: Player, colleague: Player, odes: Player
) -> None:
    await director.send("/ausencia")
    assert "Nombre a quien aprobará los reportes de su región" in director.last_text
    assert (
        "Se ausenta: usted, del jueves 7 de enero al martes 12 de enero."
        in (await tried(director, "del 7 al 12 de enero")).text
    )
    assert "Termina antes de empezar" in (await tried(director, "del 12/1 al 7/1")).text
    await director.send("7/1")
    await director.send("6/1")
    assert "Termina antes de empezar" in director.last_text
    await director.send("12 de enero")
    assert "Se ausenta: usted, del jueves 7 de enero al martes 12 de enero." in director.last_text
    offered = [label for label in director.labels if "Punto focal" in label]
    assert offered == ["Punto focal Puno", "Punto focal Puno (suplente)"]
    await director.send("loreto")
    assert "Nadie de su región con acceso se llama «loreto»." in director.last_text
    await director.send("suplente")
    await director.click("Punto focal Puno (suplente)")
    assert "los reportes por aprobar, y sus recordatorios, le llegan a esa persona" in (
        director.last_text
    )
    sure = director.data_of("Nombrar y avisar")
    await director.press(director.last, sure)
    await director.press(director.last, sure)
    (text,) = told(colleague, "Director Puno le nombra director/a suplente de la DRTPE Puno")
    assert "por su ausencia: del jueves 7 de enero al martes 12 de enero de 2021" in text
    assert "véalos con /aprobar" in text
    assert len(told(director, "Punto focal Puno (suplente) será su suplente")) == 1
    [row] = await rows(staffed)
    assert (row.role, row.region, row.named_by) == (Role.DIRECTOR, "puno", row.absent_id)
    [kept] = await named(staffed)
    assert '"role":"director"' in (kept.after or "")
    assert await duties(staffed, 102) == [(Role.FOCAL, "puno")]
    await odes.send("/personas")
    words = "le suple Punto focal Puno (suplente), del jueves 7 de enero al martes 12 de enero"
    assert words in odes.last_text
    await odes.click("👤 Director Puno")
    assert "🏝 Suplente: Punto focal Puno (suplente)" in odes.last_text


async def test_in_those_days_what_waits_goes_to_whoever_stands_in(
    staffed: Bot, director: Player, colleague: Player, puno: Player
) -> None:
    await name_colleague(director)
    assert await duties(staffed, 102) == [(Role.FOCAL, "puno"), (Role.DIRECTOR, "puno")]
    await load_and_send(staffed, puno)
    assert await stages(staffed) == [Stage.WAITING]
    assert len(told(colleague, WAITS)) == 1
    assert told(director, WAITS) == []
    await clock_says(staffed, "2021-01-07T08:30")
    assert len(told(colleague, REMINDED)) == 1
    assert told(director, REMINDED) == []
    await colleague.send("/aprobar")
    assert "✅ Aprobar" in colleague.labels
    await colleague.click("Aprobar")
    assert await stages(staffed) == [Stage.RECEIVED]
    assert len(told(puno, "Punto focal Puno (suplente) aprobó el reporte")) == 1
    assert len(told(director, "Punto focal Puno (suplente) aprobó el reporte")) == 1


async def test_the_director_may_approve_all_the_same(
    staffed: Bot, director: Player, colleague: Player, puno: Player
) -> None:
    await name_colleague(director)
    await load_and_send(staffed, puno)
    await director.send("/aprobar")
    await director.click("Aprobar")
    assert await stages(staffed) == [Stage.RECEIVED]
    assert not any("✅ Aprobar" in m.labels for m in colleague.actor.messages)


async def test_what_waits_already_is_told_on_the_first_day_and_it_ends_by_itself(
    staffed: Bot, director: Player, colleague: Player, puno: Player
) -> None:
    await name_colleague(director, "7/1")
    await load_and_send(staffed, puno)
    assert len(told(director, WAITS)) == 1
    assert told(colleague, WAITS) == []
    await clock_says(staffed, "2021-01-07T00:01")
    await clock_says(staffed, "2021-01-07T08:30")
    words = "Hasta el martes 12 de enero usted suple a la dirección de la DRTPE Puno"
    assert len(told(colleague, words)) == 1
    await clock_says(staffed, "2021-01-13T08:30")
    await clock_says(staffed, "2021-01-13T08:31")
    assert await duties(staffed, 102) == [(Role.FOCAL, "puno")]
    assert len(told(colleague, "Terminó su suplencia en la DRTPE Puno")) == 1
    assert len(told(director, "Terminó la suplencia por su ausencia en la DRTPE Puno")) == 1
    await colleague.send("/aprobar")
    assert "✅ Aprobar" not in colleague.labels


async def test_somebody_new_stands_in_with_a_code(
    staffed: Bot, director: Player, stranger: Player, puno: Player
) -> None:
    await director.send("/yo")
    await director.click("Me ausento: quién aprueba")
    await director.click("martes 5 de enero")
    await director.click("sábado 9 de enero")
    await director.click("Alguien sin acceso")
    await director.click("Crear el código")
    assert "Director Puno le invita a Puntual" in director.last_text
    assert "Director/a o gerente regional, DRTPE Puno, suplente" in director.last_text
    await stranger.send(code_in(director.last_text))
    assert await duties(staffed, 108) == [(Role.DIRECTOR, "puno")]
    assert len(told(director, "por ausencia de Director Puno")) == 1
    await load_and_send(staffed, puno)
    assert len(told(stranger, WAITS)) == 1
    await stranger.click("Devolver")
    await stranger.send("Falta el acta")
    await stranger.click("↩️ Devolver")
    assert await stages(staffed) == [Stage.RETURNED]
    await stranger.send("/ausencia")
    assert "Usted ya suple a quien dirige la región" in stranger.last_text
    await clock_says(staffed, "2021-01-11T08:30")
    assert await duties(staffed, 108) == []


async def test_a_director_who_is_back_ends_it(
    staffed: Bot, director: Player, colleague: Player, puno: Player
) -> None:
    await name_colleague(director)
    await director.send("/ausencia")
    assert "Le suple Punto focal Puno (suplente), del martes 5 de enero" in director.last_text
    await director.click("Ya volví")
    assert "¿Ya volvió?" in director.last_text
    sure = director.data_of("Sí, ya volví")
    await director.press(director.last, sure)
    assert "le llegan de nuevo a usted" in director.last_text
    assert await duties(staffed, 102) == [(Role.FOCAL, "puno")]
    assert len(told(colleague, "Terminó su suplencia")) == 1
    await director.press(director.last, sure)
    assert "Esa suplencia ya terminó o se anuló." in director.toasts[-1]
    await load_and_send(staffed, puno)
    assert len(told(director, WAITS)) == 1
    assert told(colleague, WAITS) == []


async def test_it_is_called_off_before_the_first_day(
    staffed: Bot, director: Player, colleague: Player
) -> None:
    await name_colleague(director, "7/1")
    await director.send("/ausencia")
    await director.click("Anular la suplencia de")
    await director.click("No, dejarla")
    await director.click("Anular la suplencia de")
    await director.click("Sí, anular y avisar")
    assert "✅ Se anuló la suplencia en la DRTPE Puno." in director.last_text
    assert len(told(colleague, "Se anuló su suplencia en la DRTPE Puno")) == 1
    await clock_says(staffed, "2021-01-07T00:01")
    assert await duties(staffed, 102) == [(Role.FOCAL, "puno")]


async def test_odes_calls_it_off_too(staffed: Bot, director: Player, odes: Player) -> None:
    await name_colleague(director, "7/1")
    await odes.send("/personas")
    await odes.click("👤 Director Puno")
    await odes.click("Anular suplencia")
    await odes.click("Sí, anular")
    assert "🏝 Suplente:" not in odes.last_text
    [row] = await rows(staffed)
    assert row.ended_at is not None


async def test_another_may_be_named_for_other_days(
    staffed: Bot, director: Player, puno: Player
) -> None:
    await name_colleague(director)
    await director.send("/ausencia")
    await director.click("Nombrar a alguien para otros días")
    await director.send("20/1")
    await director.send("22/1")
    await director.click("Punto focal Puno")
    await director.click("Nombrar y avisar")
    assert len(await rows(staffed)) == 2
    await director.send("/ausencia")
    assert director.last_text.count("🏝 Le suple") == 2


async def test_whom_no_message_reaches_does_not_keep_them_from_the_director(
    staffed: Bot, director: Player, colleague: Player, puno: Player
) -> None:
    await name_colleague(director)
    async with staffed.database.transaction() as session:
        person = await find_person(session, 102)
        assert person is not None
        person.unreachable_since = staffed.simulator.now()
    await load_and_send(staffed, puno)
    assert len(told(director, WAITS)) == 1


async def test_it_can_be_left(staffed: Bot, director: Player) -> None:
    await director.send("/ausencia")
    await director.send("del 15 al 29 de febrero")
    assert "2021 no tiene 29 de febrero" in director.last_text
    await director.click("Cancelar")
    assert "No se nombró a nadie" in director.last_text
    assert await rows(staffed) == []


async def test_the_menu_and_the_help_name_it(director: Player, puno: Player) -> None:
    assert "ausencia" in director.actor.commands
    await director.send("/ayuda")
    assert "Si se ausenta, con /ausencia nombra a quien aprueba en su lugar" in director.last_text
    await puno.send("/yo")
    assert not any("ausento" in label for label in puno.labels)


async def test_nobody_else_can_press_any_of_it(
    staffed: Bot,
    director: Player,
    puno: Player,
    tacna: Player,
    odes: Player,
    directorate: Player,
    stranger: Player,
) -> None:
    await name_colleague(director)
    [row] = await rows(staffed)
    async with staffed.database.transaction() as session:
        person = await find_person(session, 103)
        assert person is not None
        duty = (await duties_of(session, person))[0].id
    forged = (
        *(f"absmine:{duty}", f"absmore:{duty}", "absleave", "absmine:x", "absmine:999"),
        *(f"absend:{duty}:{row.id}", f"absended:{duty}:{row.id}:1", f"absended:{duty}:{row.id}:0"),
        *("absday:2021-01-07", "abswho:1", "absnew", "abssure:0", f"absence:{duty}"),
    )
    for outsider in (puno, tacna, odes, directorate, stranger):
        await outsider.send("/start")
        await outsider.send("/ausencia")
        for data in forged:
            await outsider.press(outsider.last, data)
    for data in (
        "absend:1:999",
        f"absend:{duty}:999",
        f"absended:{duty}:{row.id}:0",
        "absmine:999",
    ):
        await director.press(director.last, data)
    assert [found.ended_at for found in await rows(staffed)] == [None]
    async with staffed.database.transaction() as session:
        assert (await session.exec(select(Invitation))).all() == []
        assert len((await session.exec(select(Duty).where(Duty.alternate))).all()) == 2
