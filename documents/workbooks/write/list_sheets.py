"""The consolidated workbook's lists: completeness, causes, and who changed what."""

from xlsxwriter import Workbook

from documents.workbooks.write.facts import ConsolidatedFacts
from documents.workbooks.write.sheets import Looks, SheetColumn, TableSheet


def write_reports(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> None:
    columns = (
        SheetColumn("Código", 16),
        SheetColumn("Región", 20),
        SheetColumn("Estado", 22),
        SheetColumn(f"Respondidos de {len(facts.indicators)}", 12),
        SheetColumn("Plazo", 12, "day"),
        SheetColumn("Primer envío", 17, "moment"),
        SheetColumn("Constancia", 22),
        SheetColumn("Simulada", 10),
    )
    sent = sum(report.sent_at is not None for report in facts.reports)
    note = (
        f"Enviaron {sent} de {len(facts.reports)}. Al {facts.as_of:%d/%m/%Y %H:%M}, hora de Lima."
    )
    title = f"Completitud · {facts.label}"
    sheet = TableSheet(book, looks, "Completitud", columns, title, (note,))
    for report in facts.reports:
        sheet.add(
            report.region,
            report.name,
            report.state,
            report.answered,
            report.deadline,
            report.sent_at,
            report.receipt,
            "sí" if report.simulated else "no",
        )
    sheet.close()


def _warning(facts: ConsolidatedFacts) -> tuple[str, ...]:
    return (facts.warning,) if facts.warning else ()


def write_causes(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> None:
    columns = (
        SheetColumn("Región", 20),
        SheetColumn("IdG", 6),
        SheetColumn("Indicador", 18),
        SheetColumn("Programado (%)", 13),
        SheetColumn("Ejecutado (%)", 13),
        SheetColumn("Causa", 34, "wrapped"),
        SheetColumn("En sus palabras", 50, "wrapped"),
    )
    title = f"Causas de metas no alcanzadas · {facts.label}"
    sheet = TableSheet(book, looks, "Causas", columns, title, _warning(facts))
    for cause in facts.causes:
        sheet.add(
            cause.name,
            cause.indicator,
            cause.short_name,
            cause.programmed,
            cause.executed,
            cause.cause,
            cause.words,
        )
    sheet.close()


def write_changes(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> None:
    columns = (
        SheetColumn("Cuándo", 17, "moment"),
        SheetColumn("Región", 20),
        SheetColumn("Versión", 9),
        SheetColumn("IdG", 6),
        SheetColumn("Quién", 26, "wrapped"),
        SheetColumn("Antes", 42, "wrapped"),
        SheetColumn("Después", 42, "wrapped"),
    )
    notes = ("Cada cambio de los reportes enviados, en orden. Hora de Lima.", *_warning(facts))
    sheet = TableSheet(book, looks, "Historia", columns, f"Historia · {facts.label}", notes)
    for change in facts.changes:
        sheet.add(
            change.at,
            change.name,
            change.version,
            change.indicator,
            change.who,
            change.before,
            change.after,
        )
    sheet.close()


def write_effects(book: Workbook, looks: Looks, facts: ConsolidatedFacts) -> None:
    """What came after reminders, by lead time and by region."""
    columns = (
        SheetColumn("Semestre", 12),
        SheetColumn("Región", 20),
        SheetColumn("Recordatorio", 34),
        SheetColumn("Recordadas", 12),
        SheetColumn("Ya había enviado", 12),
        SheetColumn("En 24 horas", 12),
        SheetColumn("En 3 días", 12),
        SheetColumn("Más tarde", 12),
        SheetColumn("No envió", 12),
    )
    notes = (
        "Qué vino después de cada recordatorio; «En 3 días» incluye las de 24 horas.",
        "Son cuentas de lo que pasó después, no de su causa.",
    )
    title = f"Recordatorios y envíos · {facts.label}"
    sheet = TableSheet(book, looks, "Recordatorios", columns, title, notes)
    for line in facts.effects:
        sheet.add(
            line.period,
            line.region,
            line.lead,
            line.reminded,
            line.before,
            line.within_a_day,
            line.within_three_days,
            line.later,
            line.never,
        )
    sheet.close()
