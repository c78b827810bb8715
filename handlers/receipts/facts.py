"""The content of a receipt, from the database."""

from collections.abc import Sequence

from convenio.calendar.periods import LIMA
from convenio.catalogue.indicators import Indicators
from convenio.report.results import Average, Figure, summarise
from convenio.report.stages import Act, stage_words
from documents.receipt_facts import ReceiptFacts
from handlers.figure_words import STATES
from handlers.words import exact_percent, hour, long_day, percent
from storage.models import Transition
from storage.reports.reports import Report

_DID = {
    Act.SUBMIT: "enviado a la aprobación de su dirección",
    Act.SEND: "enviado a ODES y recibido",
    Act.REPLACE: "reemplazado por una versión más nueva",
    Act.APPROVE: "aprobado por su dirección y recibido por ODES",
    Act.RETURN: "devuelto",
    Act.BRIDGE: "recibido por ODES sin aprobación",
}
STEPS_SHOWN = 8


def receipt_facts(report: Report, history: Sequence[tuple[Transition, str | None]]) -> ReceiptFacts:
    version, totals = report.version, summarise(report.figures)
    assert version.sent_at is not None
    state = stage_words(version.stage, late=version.late)
    timing = "fuera de plazo" if version.late else "en plazo"
    about = [
        f"{report.owed.region.office} · {report.owed.period.label} · versión {version.number}",
        f"Enviado {timing} el {long_day(version.sent_at)} a las {hour(version.sent_at)}",
        f"Estado: {state}",
    ]
    if version.reason:
        about.append(f"Motivo: {version.reason}")
    if version.simulated:
        about.append("Cifras simuladas: inventadas para la demostración")
    return ReceiptFacts(
        number=version.receipt or "",
        content_hash=version.content_hash or "",
        about=tuple(about),
        rows=tuple(_row(report.indicators, figure) for figure in report.figures),
        totals=(
            f"Promedio programado: {_average(totals.programmed)}",
            f"Promedio ejecutado: {_average(totals.executed)}",
            f"Metas cumplidas: {totals.met} de {totals.with_goal}",
        ),
        steps=tuple(_step(step, name) for step, name in history[-STEPS_SHOWN:]),
        moment=int(version.sent_at.timestamp()),
    )


def _row(indicators: Indicators, figure: Figure) -> tuple[str, str, str, str]:
    name = indicators[figure.indicator].name
    absent = STATES.get(figure.state, "")
    goal = exact_percent(figure.programmed) if figure.programmed is not None else absent
    done = exact_percent(figure.executed) if figure.executed is not None else absent
    return str(figure.indicator), name, goal, done


def _average(average: Average) -> str:
    return f"{percent(average.value)} (de {average.summands} indicadores)"


def _step(step: Transition, name: str | None) -> str:
    words = f"{step.at.astimezone(LIMA):%d/%m/%Y %H:%M} {_DID[step.act]}"
    words += f" · {name or 'una persona que se retiró'}"
    return words + (f" · «{step.why}»" if step.act is Act.RETURN else "")
