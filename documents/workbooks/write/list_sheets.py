"""The consolidated workbook's lists: completeness, causes, and who changed what."""

from xlsxwriter import Workbook

from documents.workbooks.write.facts import ConsolidatedFacts
from documents.workbooks.write.sheets import Column, Looks, Sheet


def write_reports(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> None:
    columns = (
        Column("Código", 16),
        Column("Región", 20),
        Column("Estado", 22),
        Column(f"Respondidos de {len(facts.indicators)}", 12),
        Column("Plazo", 12, "day"),
        Column("Primer envío", 17, "moment"),
        Column("Constancia", 22),
        Column("Simulada", 10),
    )
    sent = sum(each.sent_at is not None for each in facts.reports)
    note = (
        f"Enviaron {sent} de {len(facts.reports)}. Al {facts.as_of:%d/%m/%Y %H:%M}, hora de Lima."
    )
    title = f"Completitud · {facts.label}"
    sheet = Sheet(book, looks, "Completitud", columns, title, (note,))
    for each in facts.reports:
        sheet.add(
            each.region,
            each.name,
            each.state,
            each.answered,
            each.deadline,
            each.sent_at,
            each.receipt,
            "sí" if each.simulated else "no",
        )
    sheet.close()


def _warning(facts: ConsolidatedFacts) -> tuple[str, ...]:
    return (facts.warning,) if facts.warning else ()


def write_causes(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> None:
    columns = (
        Column("Región", 20),
        Column("IdG", 6),
        Column("Indicador", 18),
        Column("Programado (%)", 13),
        Column("Ejecutado (%)", 13),
        Column("Causa", 34, "wrapped"),
        Column("En sus palabras", 50, "wrapped"),
    )
    title = f"Causas de metas no alcanzadas · {facts.label}"
    sheet = Sheet(book, looks, "Causas", columns, title, _warning(facts))
    for each in facts.causes:
        sheet.add(
            each.name,
            each.indicator,
            each.short_name,
            each.programmed,
            each.executed,
            each.cause,
            each.words,
        )
    sheet.close()


def write_changes(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> None:
    columns = (
        Column("Cuándo", 17, "moment"),
        Column("Región", 20),
        Column("Versión", 9),
        Column("IdG", 6),
        Column("Quién", 26, "wrapped"),
        Column("Antes", 42, "wrapped"),
        Column("Después", 42, "wrapped"),
    )
    notes = ("Cada cambio de los reportes enviados, en orden. Hora de Lima.", *_warning(facts))
    sheet = Sheet(book, looks, "Historia", columns, f"Historia · {facts.label}", notes)
    for each in facts.changes:
        sheet.add(
            each.at,
            each.name,
            each.version,
            each.indicator,
            each.who,
            each.before,
            each.after,
        )
    sheet.close()
