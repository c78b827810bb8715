"""ODES words what the clock says: nothing is kept that was not seen, or Telegram would refuse."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from convenio.calendar.periods import LIMA, Period
from convenio.typed.message_markup import MARKS, read_markup
from handlers.wordings.catalogue import EXAMPLES, MESSAGES
from handlers.words import default_text, placeholders_of, say, say_in, say_within, shown_text
from storage.models import AuditEntry, OccasionKind, ReportText
from storage.report.present_words import WORDS
from tests.cast import Bot, Player
from tests.handlers.periods.test_periods import change_deadline
from tests.jobs.test_in_the_chat import clock_says

OURS = "Le agradeceremos su apoyo"
THEIRS = "Colega: la <b>{{ oficina }}</b> {{ plazo }} & espera.\n{{ avance }}\n¡Gracias!"


def test_each_message_has_words_of_its_own_and_examples_of_its_data() -> None:
    for message in MESSAGES:
        names = placeholders_of(message)
        assert names, message
        assert set(names) <= set(EXAMPLES)
        text = default_text(message)
        assert "{%" not in text
        assert read_markup(text) == text
    assert {kind for message in MESSAGES.values() for kind in message.kinds} == set(OccasionKind)
    assert {name for message in MESSAGES for name in placeholders_of(message)} == set(EXAMPLES)


@given(st.text(alphabet='ab <>/&;"', max_size=30))
def test_what_is_read_as_markup_is_whole(text: str) -> None:
    """Each mark that is kept is one of Telegram's and closed."""
    try:
        read = read_markup(text)
    except ValueError:
        return
    for mark in ("a", "b"):
        assert read.count(f"<{mark}>") == read.count(f"</{mark}>")
    if "<" not in read:
        assert shown_text(read).replace("\xa0", " ") == text or "&" in text


@pytest.mark.parametrize("mark", MARKS)
def test_a_mark_is_closed_in_its_order(mark: str) -> None:
    assert read_markup(f"<{mark}>sí</{mark}> 1 < 2 & 3") == f"<{mark}>sí</{mark}> 1 &lt; 2 &amp; 3"
    for text, why in (
        (f"<{mark}>no", f"<{mark}> no se cierra"),
        (f"no</{mark}>", f"</{mark}> está sin haberse abierto"),
        (f'<{mark}><a href="https://a.pe">no</{mark}></a>', "antes de </a>"),
        ("<script>no</script>", "no conoce la marca <script>"),
        ('<a href="javascript:1">no</a>', "no conoce la marca <a href"),
        (f"no <{mark}", "no termina"),
    ):
        with pytest.raises(ValueError, match=why.replace("(", r"\(")):
            read_markup(text)


@pytest.mark.both_databases
async def test_odes_words_a_reminder_and_takes_it_back(
    staffed: Bot, odes: Player, puno: Player, tacna: Player
) -> None:
    await clock_says(staffed, "2021-01-07T10:00")
    await odes.send("/textos")
    await odes.click("Recordatorio a la región")
    assert "{{ oficina }}" in odes.last_text
    await odes.click("Datos que puede usar")
    assert "{{ plazo }}: vence el viernes 15 de enero, faltan 7 días" in odes.last_text
    for typed, why in (
        ("Hola, {{ plaso }}", "No existe el dato {{ plaso }}. Puede usar: ultima_oportunidad,"),
        ("Hola, {{ plazo }", "van dos llaves a cada lado"),
        ("<b>Hola", "La marca <b> no se cierra"),
        ("<foo>Hola</foo>", "Telegram no conoce la marca <foo>"),
        ("Hola " * 700, "caben 3000"),
        ("Hola\n" + "{{ avance }} {{ avance }}\n" * 80, "en un mensaje de Telegram caben 4096"),
        ("{{ plazo }}", "Escríbalo con palabras"),
        ("{{ consultas }}", "No existe el dato {{ consultas }}"),  # no command
    ):
        await odes.send(typed)
        assert why in odes.last_text, typed
        assert "No se guardó" in odes.last_text
    await odes.send("Resumen")  # a command's name, and all the text that somebody wants
    assert "Ya no dice: ultima_oportunidad, semestre" in odes.last_text
    await odes.click("Dejarlo como estaba")
    await odes.send("gracias")
    assert "Ya no dice" not in odes.last_text
    await odes.send(THEIRS)
    assert "Colega: la DRTPE" in odes.last_text
    assert "& espera." in odes.last_text
    assert "Ya no dice: ultima_oportunidad, semestre" in odes.last_text
    await odes.click("Guardar")
    assert "Cambiado el jueves 7 de enero" in odes.last_text
    async with staffed.database.transaction() as session:
        [row] = (await session.exec(select(ReportText))).all()
        entries = (await session.exec(select(AuditEntry))).all()
    assert (row.part, row.agreement) == ("reminders/owed_focal", "messages")
    assert any(entry.subject == "message text reminders/owed_focal" for entry in entries)
    await odes.press(odes.last, "nudge:2020-II:tacna")  # by hand it reads alike
    await odes.click("Sí, recordar")
    assert "Colega: la DRTPE Tacna vence" in tacna.last_text
    await clock_says(staffed, "2021-01-08T08:30")
    await staffed.pass_time(timedelta(minutes=1))
    told = next(text for text in reversed(puno.texts) if "Colega" in text)
    assert "Colega: la DRTPE Puno vence el viernes 15 de enero, faltan 7 días & espera." in told
    assert told.startswith("Buen día, Punto focal Puno.")
    assert told.rstrip().endswith("¡Gracias!")
    await odes.send("/textos")
    await odes.click("Recordatorio a la región")
    await odes.click("Volver a uno anterior")
    await odes.click("El de Puntual")
    assert "El reporte del II Semestre 2020" in odes.last_text
    await odes.click("Guardar")
    await clock_says(staffed, "2021-01-12T08:30")
    await staffed.pass_time(timedelta(minutes=1))
    assert any("El reporte del II Semestre 2020" in text for text in puno.texts[-2:])
    await puno.send("/textos")
    assert "Textos de los avisos" not in puno.last_text


def test_ours_is_said_where_theirs_is_longer_than_telegram_takes() -> None:
    facts = {"name": None, "period": Period(2020, 2)}
    ours = say("periods/told_published", **facts)
    mark = WORDS.set({"periods/told_published": "Ya está el {{ semestre }}. " * 60})
    assert say("periods/told_published", **facts).startswith("Buen día. Ya está el II Semestre")
    assert say_within(1_024, "periods/told_published", **facts) == ours
    WORDS.reset(mark)


def test_what_somebody_wrote_is_quoted_in_their_words_too() -> None:
    theirs = {"consultations/for_asker": "De {{ quien_responde }}:\n{{ lo_respondido }}"}
    answer = SimpleNamespace(words="Sí & <hoy>", by="Ana")
    said = say_in(theirs, "consultations/for_asker", message=answer, asked=[], thread=None)
    assert said == "De Ana, de ODES:\n«Sí &amp; &lt;hoy&gt;»"


async def test_where_nothing_is_due_examples_stand_for_the_data(staffed: Bot, odes: Player) -> None:
    await staffed.close_period(datetime(2021, 1, 1, tzinfo=LIMA).date())
    await odes.send("/textos")
    await odes.click("Anexo 5 completo, a ODES")
    await odes.send("¡Todo listo en {{ semestre }}!")
    assert "¡Todo listo en II Semestre 2020!" in odes.last_text
    assert "Con datos de ejemplo" in odes.last_text
    await odes.click("Dejarlo como estaba")
    assert "{{ cuenta }}" in odes.last_text


@pytest.mark.both_databases
async def test_what_is_told_of_a_change_is_said_in_their_words(
    staffed: Bot, odes: Player, puno: Player
) -> None:
    """And an incident, which the clock tells."""
    await odes.send("/textos")
    await odes.click("Avisos de cambios")
    await odes.click("Cambio de fechas")
    await odes.send("Colega: nuevas fechas del {{ semestre }}.\n{{ motivo }}")
    assert "nuevas fechas del II Semestre 2020.\nMotivo: corte de luz" in odes.last_text
    assert "Con datos de ejemplo" in odes.last_text
    await odes.click("Guardar")
    await odes.click("Atrás")
    await odes.click("Incidentes, a ODES")
    await odes.send("Ojo:\n{{ incidentes }}")
    await odes.click("Guardar")
    await change_deadline(odes, "22/1")
    await odes.click("Cambiar las fechas")
    await staffed.settled(puno.actor.block())
    await staffed.pass_time()
    [told] = [text for text in puno.texts if "nuevas fechas" in text]
    assert told == (
        "Buen día, Punto focal Puno. Colega: nuevas fechas del II Semestre 2020.\n"
        "Motivo: Pedido de las regiones"
    )
    [alert] = [text for text in odes.texts if text.startswith("Ojo:\n• Punto focal Puno no recibe")]
    assert "/salud" not in alert
