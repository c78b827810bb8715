"""Whatever is changed behind the bot's back, in the data or in the trail, is named."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli.goals import read_goals, save_goals
from convenio.calendar.periods import lima_day
from convenio.catalogue.indicators import INDICATORS
from convenio.evaluation.items import Item, ItemKind
from convenio.evaluation.progress import Progress
from convenio.schedule.move_rules import Move, When
from jobs.audit_seal import seal_trail
from storage import audit
from storage.chain_heads import heads_file, note_head, read_heads
from storage.evaluations import drafts as evaluation_drafts
from storage.evaluations.progress import find_followed, record_step
from storage.installation_key import key_file, open_key
from storage.integrity.verification import Integrity, verify_all
from storage.models import PeriodRow, Person, Role
from storage.periods.nudges import extend
from storage.reports import drafts, obligations, reports
from storage.schedule.entries import entries_of
from storage.schedule.moves import reschedule
from tests.cast import Bot
from tests.sent_evaluations import Asked, recommend
from tests.tampering import tamper

ENTRY = "INSERT INTO audit_entry (at, kind, period, region, subject) VALUES "
# What is done by SQL and put back again, and what is said of it.
DATA = {
    "UPDATE figure SET executed = 99 WHERE indicator = 3": (
        "UPDATE figure SET executed = 30 WHERE indicator = 3",
        "2020-II-LORETO-1: lo que dice no tiene su huella",
    ),
    "UPDATE version SET stage = 'returned' WHERE region = 'loreto'": (
        "UPDATE version SET stage = 'received' WHERE region = 'loreto'",
        "2020-II-LORETO-1: su estado no es el de su último paso",
    ),
    "UPDATE transition SET why = 'otro' WHERE act = 'send' AND version_id IS NOT NULL": (
        "UPDATE transition SET why = '' WHERE act = 'send' AND version_id IS NOT NULL",
        "2020-II-LORETO-1: sus pasos no son los del registro",
    ),
    "UPDATE version SET receipt = '2020-II-ICA-1' WHERE region = 'loreto'": (
        "UPDATE version SET receipt = '2020-II-LORETO-1' WHERE region = 'loreto'",
        "2020-II-LORETO-1: se envió y ya no está",
    ),
    "UPDATE goal SET programmed = 1 WHERE region = 'puno' AND indicator = 1": (
        "UPDATE goal SET programmed = 60 WHERE region = 'puno' AND indicator = 1",
        "la meta del IdG 1 de puno, 2020-II",
    ),
    "INSERT INTO goal (period, region, indicator, programmed, loaded_at)"
    " VALUES ('2020-II', 'ica', 1, 5, '2021-01-05 12:00:00+00:00')": (
        "DELETE FROM goal WHERE region = 'ica'",
        "la meta del IdG 1 de ica, 2020-II",
    ),
    "UPDATE figure SET executed = 99 WHERE version_id IN"
    " (SELECT id FROM version WHERE region = 'ica') AND indicator = 4": (
        "UPDATE figure SET executed = 40 WHERE version_id IN"
        " (SELECT id FROM version WHERE region = 'ica') AND indicator = 4",
        "el IdG 4 del borrador de ica, 2020-II",
    ),
    "UPDATE figure SET cause_words = 'otra' WHERE version_id IN"
    " (SELECT id FROM version WHERE region = 'ica') AND indicator = 5": (
        "UPDATE figure SET cause_words = 'se fue la luz' WHERE version_id IN"
        " (SELECT id FROM version WHERE region = 'ica') AND indicator = 5",
        "el IdG 5 del borrador de ica, 2020-II",
    ),
    "UPDATE evaluation_item SET text = 'otro' WHERE text = 'Difundir.'": (
        "UPDATE evaluation_item SET text = 'Difundir.' WHERE text = 'otro'",
        "el borrador de la evaluación del IdG 1, 2020-II",
    ),
    "UPDATE period SET deadline = '2021-01-20'": (
        "UPDATE period SET deadline = '2021-01-15'",
        "la fecha del periodo 2020-II",
    ),
    "UPDATE version SET stage = 'received' WHERE region = 'ica'": (
        "UPDATE version SET stage = 'draft' WHERE region = 'ica'",
        "el estado del borrador de ica, 2020-II",
    ),
    "UPDATE version SET sent_by = opened_by + 1 WHERE region = 'loreto'": (
        "UPDATE version SET sent_by = opened_by WHERE region = 'loreto'",
        "2020-II-LORETO-1: lo enviado o su fecha no es lo del registro",
    ),
    "UPDATE evaluation SET stage = 'received' WHERE sent_at IS NULL": (
        "UPDATE evaluation SET stage = 'draft' WHERE sent_at IS NULL",
        "el borrador de la evaluación del IdG 1, 2020-II",
    ),
    "UPDATE recommendation SET text = 'Nada.' WHERE number = 1": (
        "UPDATE recommendation SET text = 'Difundir en radios.' WHERE number = 1",
        "la recomendación 2020-II-R-1",
    ),
    "UPDATE recommendation SET withdrawn_at = made_at WHERE number = 1": (
        "UPDATE recommendation SET withdrawn_at = NULL WHERE number = 1",
        "la recomendación 2020-II-R-1",
    ),
    "UPDATE recommendation_step SET accepted = true": (
        "UPDATE recommendation_step SET accepted = false",
        "lo avanzado en la recomendación 2020-II-R-1 en puno",
    ),
    "INSERT INTO recommendation_step (period, number, region, progress, accepted, role, at, words)"
    " SELECT period, number, 'tacna', progress, accepted, role, at, words"
    " FROM recommendation_step": (
        "DELETE FROM recommendation_step WHERE region = 'tacna'",
        "lo avanzado en la recomendación 2020-II-R-1 en tacna",
    ),
    "UPDATE period SET required = '{\"causes\": true}'": (
        "UPDATE period SET required = '{}'",
        "lo que se exige en 2020-II",
    ),
    "UPDATE period SET agreement = '2098-2099'": (
        "UPDATE period SET agreement = ''",
        "los reportes y evaluaciones: hay algo que no se puede leer",
    ),
    "UPDATE period SET published_on = '2021-01-20'": (
        "UPDATE period SET published_on = NULL",
        "la publicación del periodo 2020-II",
    ),
    "INSERT INTO expected (period, region) VALUES ('2020-II', 'nowhere')": (
        "DELETE FROM expected WHERE region = 'nowhere'",
        "la lista de regiones que reportan en 2020-II",
    ),
    "UPDATE expected SET extended_to = '2021-02-05' WHERE region = 'ica'": (
        "UPDATE expected SET extended_to = '2021-01-29' WHERE region = 'ica'",
        "el plazo de ica, 2020-II",
    ),
    "UPDATE expected SET extended_to = NULL WHERE region = 'ica'": (
        "UPDATE expected SET extended_to = '2021-01-29' WHERE region = 'ica'",
        "el plazo de ica, 2020-II",
    ),
    "UPDATE schedule_entry SET month = 12 WHERE changes = 1": (
        "UPDATE schedule_entry SET month = 11 WHERE changes = 1",
        "la fecha de la actividad 2021 1.1 ",
    ),
    "UPDATE schedule_entry SET month = 12 WHERE id = 40": (
        "UPDATE schedule_entry SET month = original_month WHERE id = 40",
        "la fecha de la actividad 2021 ",
    ),
    "UPDATE duty SET region = 'tacna' WHERE role = 'director' AND region = 'puno'": (
        "UPDATE duty SET region = 'puno' WHERE role = 'director' AND region = 'tacna'",
        "el acceso director tacna",
    ),
    "UPDATE duty SET role = 'odes' WHERE role = 'focal' AND region = 'tacna'": (
        "UPDATE duty SET role = 'focal' WHERE role = 'odes' AND region = 'tacna'",
        "el acceso odes tacna",
    ),
}


async def _verified(bot: Bot) -> Integrity:
    folder = bot.settings.evidence_folder
    noted = read_heads(folder, open_key(folder))
    async with bot.database.transaction() as session:
        await audit.seal_all(session)
        return await verify_all(session, noted)


async def _note(bot: Bot) -> None:
    """Set a goal as ODES does, and note the day's head as the clock does."""
    await tamper(bot, "DELETE FROM goal WHERE region = 'puno'")
    await recommend(bot, 3, Asked("Difundir en radios."))
    async with bot.database.transaction() as session:
        goals = read_goals("region,indicator,programmed\npuno,1,60\n", INDICATORS)
        await save_goals(session, "2020-II", goals, bot.simulator.now())
        await _work(session, bot.simulator.now())
    head = await seal_trail(bot.database)
    assert head is not None
    folder = bot.settings.evidence_folder
    note_head(folder, open_key(folder), lima_day(bot.simulator.now()), head)


async def _work(session: AsyncSession, now: datetime) -> None:
    """A draft of a report and one of an evaluation, an extension and a moved activity."""
    by = (await session.exec(select(Person).order_by(col(Person.id)))).first()
    owed = await obligations.find_owed(session, "2020-II", "ica")
    assert by is not None
    assert owed is not None
    draft = await drafts.open_draft(session, owed, by, now)
    report = await reports.load(session, draft.id or 0)
    assert report is not None
    figures = [replace(each, executed=Decimal(40)) for each in report.entries[3:5]]
    figures[1] = replace(figures[1], cause="other", cause_words="se fue la luz")
    report = await drafts.save(session, report, figures, by, now)
    period = await session.get_one(PeriodRow, "2020-II")
    evaluation = await evaluation_drafts.open_draft(session, period, 1, by, now)
    item = Item(1, ItemKind.RECOMMENDATION, "Difundir.", ("ica",))
    await evaluation_drafts.save_items(session, evaluation, [item], by, now)
    until = period.deadline + timedelta(days=14)
    days = {"before": period.deadline, "after": until}
    assert await extend(session, "2020-II", "ica", **days, reason="", given_by=by, now=now)
    (first, *_) = await entries_of(session, 2021, indicator=1, number=1)
    await reschedule(session, {first.row or 0: 0}, Move(When(11)), by, now)
    followed = await find_followed(session, "2020-II", 1, "puno", lima_day(now))
    assert followed is not None
    await record_step(session, followed, Progress.UNDERWAY, by, Role.FOCAL, now)


@pytest.mark.both_databases
async def test_what_is_changed_in_the_data_or_taken_from_the_triggers_is_named(
    prepared: Bot,
) -> None:
    await _note(prepared)
    assert (await _verified(prepared)).faults == []
    for change, (undo, said) in DATA.items():
        await tamper(prepared, change)
        faults = (await _verified(prepared)).faults
        assert any(fault.startswith(said) for fault in faults), (change, faults)
        await tamper(prepared, undo)
    assert (await _verified(prepared)).faults == []
    yesterday = prepared.simulator.now() - timedelta(days=1)
    late = f"{ENTRY}('{yesterday:%Y-%m-%d %H:%M:%S+00:00}', 'nudge', '', '', 'x')"
    await tamper(prepared, late.replace("nudge", "report_text"))
    assert "se encadenó tarde" in (await _verified(prepared)).faults[0]
    await tamper(prepared, "UPDATE goal SET mark = mark", silently=False)
    assert any("disparador audit_entry" in fault for fault in (await _verified(prepared)).faults)


@pytest.mark.both_databases
async def test_a_trail_that_was_cut_emptied_or_written_anew_is_not_what_was_noted(
    prepared: Bot,
) -> None:
    await _note(prepared)
    folder = prepared.settings.evidence_folder
    await tamper(
        prepared,
        "DELETE FROM audit_seal WHERE number = (SELECT max(number) FROM audit_seal)",
        "DELETE FROM audit_entry WHERE id = (SELECT max(id) FROM audit_entry)",
    )
    assert "fue cortado o rehecho" in (await _verified(prepared)).faults[0]
    await tamper(prepared, "DELETE FROM audit_seal")  # and chained anew by whoever verifies
    found = await _verified(prepared)
    assert found.chain.broken is None
    assert "fue cortado o rehecho" in found.faults[0]
    await tamper(prepared, "DELETE FROM audit_seal", "DELETE FROM audit_entry")
    assert "fue cortado o rehecho" in (await _verified(prepared)).faults[0]
    file = heads_file(folder)
    line = file.read_text()
    file.write_text(line.replace("2021-01-05", "2021-01-04"))
    assert (await _verified(prepared)).faults[0] == "las huellas anotadas cada día fueron cambiadas"
    for kept in (file, key_file(folder)):
        assert kept.stat().st_mode & 0o777 == 0o600
