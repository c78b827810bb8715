"""Invented evaluations of a few indicators, so that every screen of Anexo 5 has something to show.

Their words are the demonstration's own. As in the report of 2020-II, one contradicts a figure and
two recommend the same.
"""

from dataclasses import replace
from datetime import date, datetime

from sqlmodel.ext.asyncio.session import AsyncSession

from bot.example.published_report import OPENED_AT
from bot.example.simulated_reports import author
from convenio.evaluation.items import ItemKind
from convenio.evaluation.reader import read_text
from handlers.evaluations.standing import as_facts, findings_of, standing_of
from storage.evaluations import drafts
from storage.evaluations.evaluations import versions_of
from storage.models import PeriodAct, PeriodRow
from storage.periods.periods import period_status, set_dates

PERIOD = "2020-II"
EVALUATED_BY = date(2021, 2, 26)  # the report names no day
SENT = {
    3: """Conclusiones:
- Las G/DRTPE de Ica, Lima y Loreto cumplieron la meta de visitas.
- Las G/DRTPE de Apurímac y Moquegua no tenían meta programada.
- Las demás G/DRTPE no cumplieron la meta.
Recomendaciones:
- Reprogramar con cada empresa las visitas que quedaron pendientes, de preferencia virtuales.
- A las G/DRTPE de Puno y Tacna: enviar a la dirección su padrón de centros de evaluación.""",
    4: """Conclusiones:
- La bolsa de trabajo pasó a atenderse por internet y las inscripciones crecieron.
Recomendaciones:
- Difundir el portal de empleo del ministerio en radios y ferias de la región.""",
    5: """Conclusiones:
- Las G/DRTPE de Cusco, Ica y Piura cumplieron la meta.
Recomendaciones:
- Difundir el portal de empleo del ministerio en radios y ferias de la región.""",
}
BEGUN = {
    1: """Conclusiones:
- Las G/DRTPE de Cajamarca, Ica y Loreto cumplieron la meta.
Recomendaciones:
- Continuar con las charlas de orientación vocacional por videollamada.""",
}


async def load_evaluations(session: AsyncSession, now: datetime) -> None:
    """Load them where nothing was begun, and a deadline where there is none."""
    period = await session.get_one(PeriodRow, PERIOD)
    if period.evaluated_by is None:
        status = await period_status(session, PERIOD)
        assert status is not None
        dates = replace(status.dates, evaluated_by=EVALUATED_BY)
        await set_dates(session, status, dates, PeriodAct.CHANGED, None, OPENED_AT)
    for number, text in (SENT | BEGUN).items():
        if not await versions_of(session, PERIOD, number):
            await _load(session, period, number, text, now)


async def _load(
    session: AsyncSession, period: PeriodRow, number: int, text: str, now: datetime
) -> None:
    writer = await author(session)
    standing = await standing_of(session, period)
    draft = await drafts.open_draft(session, period, number, writer, now)
    assert draft.row is not None
    draft.row.simulated = True
    read = read_text(text, period.indicators, standing.expected, number).items
    items = [
        replace(item, activities=(1,)) if item.kind is ItemKind.RECOMMENDATION else item
        for item in read
    ]
    draft = await drafts.save_items(session, draft, items, writer, now)
    if number in SENT:
        found = [as_facts(finding) for finding in await findings_of(session, draft, standing)]
        await drafts.send(session, draft, found, standing.expected, writer, now)
