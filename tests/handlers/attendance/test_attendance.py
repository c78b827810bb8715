"""Each region says for itself whether it took part; ODES sees who did, and who has not answered.

It is the first of March 2021; in February Puno had activities of indicators 4, 5 and 7.
"""

import pytest
from sqlmodel import select

from storage.models import Attendance
from tests.cast import Bot, Player
from tests.handlers.summaries.test_summaries import rows_of
from tests.jobs.test_in_the_chat import clock_says

FEBRUARY = "Puno · febrero de 2021"


@pytest.fixture
async def asked(staffed: Bot) -> Bot:
    await clock_says(staffed, "2021-03-01T08:30")
    return staffed


async def answers(bot: Bot) -> list[tuple[str, bool, str, str]]:
    async with bot.database.transaction() as session:
        rows = (await session.exec(select(Attendance).order_by(Attendance.id))).all()  # type: ignore[arg-type]
        return [(row.region, row.took_part, row.reason, row.words) for row in rows]


@pytest.mark.both_databases
async def test_a_region_answers_activity_by_activity(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    assert "¿Participó Puno? Febrero de 2021, 1 de 3" in puno.last_text
    await puno.click("✅ Sí")
    assert "✔ Sí · IdG 4" in puno.last_text
    await puno.click("❌ No")
    assert "¿Por qué no participó Puno?" in puno.last_text
    await puno.click("Falta de personal")
    assert "✔ No · Falta de personal" in puno.last_text
    await puno.click("❌ No")
    await puno.send("se fue la luz en <toda> la ciudad")
    assert f"Gracias. {FEBRUARY} está completo" in puno.last_text
    assert "No · se fue la luz en <toda> la ciudad" in puno.last_text
    assert await answers(asked) == [
        ("puno", True, "", ""),
        ("puno", False, "", ""),
        ("puno", False, "staff", ""),
        ("puno", False, "", ""),
        ("puno", False, "other", "se fue la luz en <toda> la ciudad"),
    ]


async def test_a_no_in_a_sentence_is_no_reason(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    await puno.send("no participamos")
    assert "¿Por qué no participó Puno?" in puno.last_text
    assert await answers(asked) == [("puno", False, "", "")]


async def test_it_may_be_typed(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    await puno.send("quizás")
    assert "Responda sí o no" in puno.last_text
    await puno.send("Sí")
    await puno.send("no, hubo paro")
    await puno.send("no")
    await puno.send("...")
    assert "Escriba el motivo con palabras" in puno.last_text
    await puno.click("Seguir sin motivo")
    assert "está completo" in puno.last_text
    assert await answers(asked) == [
        ("puno", True, "", ""),
        ("puno", False, "other", "hubo paro"),
        ("puno", False, "", ""),
    ]


@pytest.mark.both_databases
async def test_a_colleagues_answer_shows_and_may_be_changed(
    asked: Bot, puno: Player, colleague: Player
) -> None:
    await puno.click("Responder: Puno")
    await puno.click("✅ Sí")
    await colleague.click("Responder: Puno")
    assert "2 de 3" in colleague.last_text
    await colleague.click("◀ Anterior")
    assert "Respuesta: Sí (Punto focal Puno, lunes 1 de marzo). Puede cambiarla." in (
        colleague.last_text
    )
    await colleague.click("❌ No")
    await colleague.click("No llegó la convocatoria")
    await puno.send("/asistencia")
    assert "Falta responder por 3 actividades" in puno.last_text
    await puno.click("Puno · febrero de 2021 (faltan 2)")
    await puno.click("◀ Anterior")
    assert "Respuesta: No · No llegó la convocatoria (Punto focal Puno (suplente)" in puno.last_text


async def test_what_was_answered_can_always_be_changed(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    for _ in range(3):
        await puno.click("✅ Sí")
    await clock_says(asked, "2021-11-08T10:00")
    await puno.send("/asistencia")
    await puno.click("✏️ Puno · febrero de 2021 (3 de 3)")
    await puno.click("❌ No")
    await puno.click("Se reprogramó")
    assert "está completo" in puno.last_text
    assert "No · Se reprogramó o no se realizó" in puno.last_text


async def test_nobody_answers_for_another_region(
    asked: Bot, puno: Player, tacna: Player, director: Player, odes: Player, stranger: Player
) -> None:
    await puno.click("Responder: Puno")
    yes = puno.data_of("✅ Sí")
    forged = (
        yes,
        yes.replace("puno", "tacna"),
        yes.replace("took", "absent")[:-1] + "staff",
        "attend:puno:2021-02",
    )
    await stranger.send("/start")
    for other in (tacna, director, odes, stranger):
        for data in forged:
            await other.press(other.last, data)
    assert await answers(asked) == []


async def test_forged_buttons_change_nothing(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    yes = puno.data_of("✅ Sí")
    row = yes.split(":")[3]
    for data in (
        f"took:puno:2021-03:{row}:1",  # not over
        f"took:puno:2021-01:{row}:1",  # of another month
        f"took:puno:2019-02:{row}:1",
        f"took:puno:2021-99:{row}:1",
        f"took:atlantis:2021-02:{row}:1",
        "took:puno:2021-02:999999:1",
        f"took:puno:2021-02:{row}:2",
        f"took:puno:2021-02:{row}",
        f"absent:puno:2021-02:{row}:weather",
        "attend:puno",
        "attend:puno:2021-02:x",
    ):
        await puno.press(puno.last, data)
    assert await answers(asked) == []
    assert "¿Participó Puno? Febrero de 2021, 1 de 3" in puno.last_text


@pytest.mark.both_databases
async def test_odes_sees_attendance_by_activity_and_by_region(
    asked: Bot, puno: Player, odes: Player
) -> None:
    await puno.click("Responder: Puno")
    await puno.click("✅ Sí")
    await puno.click("❌ No")
    await puno.send("se fue la luz")
    await odes.send("/asistencia")
    assert "Asistencia · febrero de 2021\nParticiparon 1, no 1; sin respuesta 105." in (
        odes.last_text
    )
    assert "4.1  Estrategias de di   1   0  25" in odes.last_text
    assert "Sin respuesta: Loreto (4), Puno (1), Tacna (5)." in odes.last_text
    assert all(len(line) <= 34 for line in table_of(odes.last_text))
    await odes.click("Por región")
    assert "Puno                     1   1   1" in odes.last_text
    assert all(len(line) <= 34 for line in table_of(odes.last_text))
    await odes.click("Motivos")
    assert "Otro motivo: 1" in odes.last_text
    assert "• Puno, actividad 5.1: se fue la luz" in odes.last_text
    await odes.click("◀ Asistencia")
    await odes.click("◀ enero")
    assert "Asistencia · enero de 2021" in odes.last_text
    assert "febrero ▶" in odes.labels


def table_of(text: str) -> list[str]:
    return text.split(":\n", 1)[1].split("\n\n")[0].splitlines()


@pytest.mark.both_databases
async def test_odes_gets_it_as_a_table(asked: Bot, puno: Player, odes: Player) -> None:
    await puno.click("Responder: Puno")
    await puno.click("❌ No")
    await puno.click("Falta de personal")
    await odes.send("/asistencia")
    await odes.click("CSV")
    rows = await rows_of(asked, odes)
    assert {row["month"] for row in rows} == {"2021-01", "2021-02"}
    [said] = [row for row in rows if row["answer"]]
    assert (said["region"], said["indicator"], said["answer"]) == ("puno", "4", "no")
    assert (said["reason"], said["answered_by"]) == ("staff", "Punto focal Puno")


async def test_only_odes_sees_the_country(asked: Bot, tacna: Player, director: Player) -> None:
    for other in (tacna, director):
        for data in ("turnout:2021-02:region", "absences:2021-02", "attendcsv"):
            await other.press(other.last, data)
        assert not any("Asistencia ·" in text for text in other.texts)
    await director.send("/asistencia")
    assert "Asistencia" not in director.last_text


async def test_before_any_month_is_over_there_is_nothing_to_see(
    staffed: Bot, puno: Player, odes: Player
) -> None:
    await odes.send("/asistencia")
    assert "Aún no termina ningún mes con actividades" in odes.last_text
    await puno.send("/asistencia")
    assert "Su región no tiene actividades de meses pasados" in puno.last_text
    for data in ("attendcsv", "turnout:2021-01:region", "turnout:2020-13:region", "turnout"):
        await odes.press(odes.last, data)
    assert not any("Asistencia ·" in text for text in odes.texts)


async def test_a_stale_button_shows_the_present_question(asked: Bot, puno: Player) -> None:
    await puno.click("Responder: Puno")
    await puno.click("Siguiente ▶")
    await puno.press(puno.last, "took:puno:2021-02:999999:1")
    assert "¿Participó Puno? Febrero de 2021, 2 de 3" in puno.last_text
