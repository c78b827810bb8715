"""ODES loads a year's schedule from a CSV: sees what changes, confirms, and those affected know.

The example has the schedule of 2021; it is Tuesday, the fifth of January 2021, ten in the morning.
"""

from collections.abc import Iterable, Sequence

import pytest
from sqlmodel import select

from convenio.catalogue.indicators import INDICATORS
from convenio.schedule.activities import Activity, ScheduleEntry, published_schedule
from convenio.schedule.move_rules import Move, When
from documents.csv_writer import as_csv
from documents.schedule_csv import COLUMNS, schedule_rows
from handlers.new_schedule.form_state import LARGEST
from simulator.faults import Fault, FaultKind
from storage.agreements import add_agreement
from storage.models import Attendance, Outbox, RowState
from storage.people.people import find_person
from storage.schedule.entries import entries_of
from storage.schedule.moves import reschedule
from tests.cast import Bot, Player
from tests.handlers.periods.test_periods import second_odes
from tests.handlers.workbooks.test_workbooks import document
from tests.jobs.test_in_the_chat import told
from tests.second_agreement import FIVE

TOLD = "ODES cargó la programación"
PLAN = Activity(7, 1, "Plan & difusión", "DGPE", INDICATORS)
FIRST = Activity(1, 1, "Taller", "DGPE", INDICATORS)


def entry(region: str | None, month: int | None, activity: Activity = PLAN) -> ScheduleEntry:
    return ScheduleEntry(2022, activity, region, month, original_month=month)


def table(entries: Iterable[ScheduleEntry]) -> bytes:
    return as_csv(schedule_rows(tuple(entries)), COLUMNS).encode()


NEW_YEAR = (entry("puno", 3), entry("tacna", 3), entry("puno", 9))


async def stored(bot: Bot, year: int) -> Sequence[ScheduleEntry]:
    async with bot.database.transaction() as session:
        return await entries_of(session, year)


@pytest.mark.both_databases
async def test_a_new_year_is_shown_loaded_with_one_tap_and_told_once(
    staffed: Bot, odes: Player, puno: Player, tacna: Player, loreto: Player
) -> None:
    await odes.attach(table(NEW_YEAR), "cronograma-2022.csv")
    assert "Programación 2022" in odes.last_text
    assert "3 filas, 1 actividad" in odes.last_text
    assert "2022 aún no tiene programación: se añaden todas." in odes.last_text
    assert "Nada se guarda hasta que lo confirme." in odes.last_text
    assert await stored(staffed, 2022) == ()
    message, load = odes.last, odes.data_of("Cargar y avisar a ")
    await odes.press(message, load)
    await odes.press(message, load)
    assert len(await stored(staffed, 2022)) == 3
    assert any("✅ Cargada la programación de 2022: 3 filas." in text for text in odes.texts)
    [text] = told(puno, TOLD)
    assert "IdG 7.1 Plan & difusión\n• Puno: marzo, setiembre" in text
    assert "Tacna" not in text
    assert len(told(tacna, TOLD)) == 1
    assert told(loreto, TOLD) == []


async def test_a_year_that_no_name_says_is_asked_for(staffed: Bot, odes: Player) -> None:
    await odes.attach(table(NEW_YEAR), "programación.CSV")
    assert "¿De qué año es la programación de" in odes.last_text
    assert odes.labels == ["2021", "2022", "✖ Cancelar"]
    for typed in ("pronto", "1999", "20222"):
        await odes.send(typed)
        assert f"No es un año: «{typed}»" in odes.last_text
    await odes.send("2023")
    assert "Programación 2023" in odes.last_text
    await odes.click("Es de otro año")
    await odes.click("2022")
    await odes.click("Cargar")
    assert len(await stored(staffed, 2022)) == 3
    assert await stored(staffed, 2023) == ()


@pytest.mark.both_databases
async def test_what_takes_rows_away_says_so_and_tells_only_whom_it_concerns(
    staffed: Bot, odes: Player, puno: Player, tacna: Player, director: Player
) -> None:
    """Of Puno one entry goes to another month in the file, and one is not in it any more."""
    first, second, *_ = own = [each for each in published_schedule(2021) if each.region == "puno"]
    kept = [each for each in published_schedule(2021) if each not in (first, second)]
    others = {each.month for each in own if each.activity == first.activity}
    free = next(month for month in range(1, 13) if month not in others)
    moved = ScheduleEntry(2021, first.activity, "puno", free, original_month=free)
    await odes.attach(table([*kept, moved]), "2021.csv")
    assert "Se añaden: 1\n" in odes.last_text
    assert "Se quitan, por no estar en el archivo: 2" in odes.last_text
    assert "Se pierden" not in odes.last_text
    assert len(await stored(staffed, 2021)) == 518
    await odes.click("Quitar 2 filas y cargar")
    assert "se quitaron 2" in odes.last_text
    assert len(await stored(staffed, 2021)) == 517
    [text] = told(puno, TOLD)
    assert f"Puno: {first.month_name} → {moved.month_name}" in text
    assert f"Puno: {second.month_name} (se retira)" in text
    assert told(tacna, TOLD) + told(director, TOLD) == []


@pytest.mark.both_databases
async def test_moves_and_answers_that_would_be_lost_are_counted(staffed: Bot, odes: Player) -> None:
    first, *_, last = await stored(staffed, 2021)
    async with staffed.database.transaction() as session:
        person = await find_person(session, 106)
        assert person is not None
        await reschedule(
            session, {first.row or 0: 0}, Move(When(12)), person, staffed.simulator.now()
        )
        session.add(
            Attendance(
                entry_id=last.row or 0,
                month="2021-01",
                region="puno",
                took_part=True,
                person_id=person.id or 0,
                at=staffed.simulator.now(),
            )
        )
    await odes.attach(table(published_schedule(2021)[:-1]), "2021.csv")
    assert "Vuelven a su mes original: 1" in odes.last_text
    assert "Se pierden: 1 reprogramación y 1 respuesta de asistencia" in odes.last_text
    await odes.click("Quitar 1 fila y cargar")
    assert (await stored(staffed, 2021))[0].month == first.month


async def test_what_is_as_it_was_is_not_loaded(staffed: Bot, odes: Player) -> None:
    await odes.attach(table(published_schedule(2021)), "2021.csv")
    assert "Así ya está la programación: no hay nada que cargar." in odes.last_text
    assert odes.labels == ["📅 Es de otro año", "✖ Cancelar"]


async def test_every_fault_is_named_by_its_line_and_nothing_is_loaded(
    staffed: Bot, odes: Player
) -> None:
    header = ",".join(COLUMNS) + "\n"
    rows = "7,1,Plan,DGPE,puno,3\n7,1,Plan,DGPE,Marte,3\n7,1,Plan,DGPE,puno,13\n"
    whole = header + rows + "7,1,Plan,DGPE,puno,3\n"
    for content, said in (
        (whole.encode(), "• línea 3: no conozco la región «Marte»"),
        (whole.encode(), "• línea 4: No es un mes: «13»"),
        (whole.encode(), "• línea 5: está repetida: ya está en la línea 2"),
        (whole.replace("month", "mes").encode(), "• faltan las columnas: month"),
        ((header + "7,1,Difusión,DGPE,puno,3\n").encode("latin-1"), "• línea 2: no está en UTF-8"),
        (whole.encode("utf-16"), "• línea 1: no está en UTF-8"),
        (b"7,1,Plan,DGPE,puno,3\n", "• faltan las columnas: indicator"),
        (b"x" * (LARGEST + 1), "• pesa más de 300 KB"),
    ):
        await odes.attach(content, "<2022>.csv")
        assert odes.last_text.startswith("No cargué nada de «<2022>.csv»:\n")
        assert said in odes.last_text
        assert "Corrija el archivo y envíelo otra vez." in odes.last_text
    assert await stored(staffed, 2022) == ()
    async with staffed.database.transaction() as session:
        states = set(await session.exec(select(Outbox.state)))
    assert RowState.FAILED not in states


async def test_the_indicators_are_those_of_the_file_s_year(staffed: Bot, odes: Player) -> None:
    """Also of one that was shown before another agreement came in."""
    await odes.attach(table(NEW_YEAR), "2022.csv")
    async with staffed.database.transaction() as session:
        await add_agreement(session, 2022, 2025, FIVE.listed, None, staffed.simulator.now())
    await odes.click("Cargar")
    assert "• línea 2: el indicador «7» no es un número de 1 a 5" in odes.last_text
    assert await stored(staffed, 2022) == ()
    await odes.attach(table(NEW_YEAR), "2026.csv")
    await odes.click("Cargar")
    assert len(await stored(staffed, 2026)) == 3


async def test_of_very_many_faults_all_come_in_a_file(staffed: Bot, odes: Player) -> None:
    rows = "".join(f"7,1,Plan,DGPE,Marte {number},3\n" for number in range(40))
    await odes.attach((",".join(COLUMNS) + "\n" + rows).encode(), "2022.csv")
    assert "y 25 fallas más: están todas en el archivo de arriba." in odes.last_text
    file, words = [each for each in odes.actor.messages if each.from_bot][-2:]
    assert words.text == odes.last_text
    assert "document" in file.body
    faults = document(odes).decode().splitlines()
    assert len(faults) == 40
    assert faults[-1].startswith("línea 41: no conozco la región «Marte 39»")


@pytest.mark.both_databases
async def test_what_a_colleague_loaded_meanwhile_is_shown_before_it_is_loaded(
    staffed: Bot, odes: Player
) -> None:
    other = await second_odes(staffed)
    await odes.attach(table(NEW_YEAR), "2022.csv")
    await other.attach(table(NEW_YEAR[:1]), "2022.csv")
    await other.click("Cargar")
    await odes.click("Cargar")
    assert "Entretanto cambió algo" in odes.last_text
    assert len(await stored(staffed, 2022)) == 1
    await odes.click("Cargar")
    assert len(await stored(staffed, 2022)) == 3


async def test_nobody_but_odes_loads_a_schedule(
    staffed: Bot, odes: Player, outsiders: tuple[Player, ...]
) -> None:
    await odes.attach(table(NEW_YEAR), "2022.csv")
    load = odes.data_of("Cargar")
    for outsider in outsiders:
        await outsider.attach(table(NEW_YEAR), "2022.csv")
        await outsider.send("/cargar")
        for data in ("load", "lyear:2022", "lother", load, "lcancel"):
            await outsider.press(outsider.last, data)
        assert not any("Programación 2022" in text for text in outsider.texts)
        assert not any("archivo CSV" in text for text in outsider.texts)
    assert await stored(staffed, 2022) == ()


async def test_odd_presses_load_nothing(staffed: Bot, odes: Player) -> None:
    await odes.attach(table(NEW_YEAR), "tabla.csv")
    for data in ("lyear:0", "lyear:99999", "lyear", "lsave:0", "lsave"):
        await odes.press(odes.last, data)
        assert "¿De qué año es la programación de" in odes.last_text
    await odes.click("2022")
    await odes.press(odes.last, "lsave:0")
    assert "Entretanto cambió algo" in odes.last_text
    await odes.click("Cancelar")
    assert odes.last_text == "De acuerdo, no se cargó nada."
    assert await stored(staffed, 2022) == ()


async def test_a_file_waits_while_telegram_and_the_bot_are_away(staffed: Bot, odes: Player) -> None:
    held = staffed.simulator.faults.add(Fault(FaultKind.TIME_OUT, ("getFile",), times=None))
    sent = await odes.actor.send_document(table(NEW_YEAR), "2022.csv")
    await staffed.simulator.confirmed_through(sent)
    await staffed.kill()
    staffed.simulator.faults.remove(held)
    await staffed.start()
    await odes.actor.until(lambda text: "Programación 2022" in text)


async def test_how_the_file_must_be_is_explained_with_one_to_begin_with(
    staffed: Bot, odes: Player
) -> None:
    await odes.send("/cargar")
    assert ", ".join(COLUMNS) in odes.last_text
    await odes.click("CSV de 2021")
    await odes.attach(document(odes), odes.last.body["document"]["file_name"])
    assert "Así ya está la programación" in odes.last_text
