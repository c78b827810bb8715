"""Every message that would go out between two days, with its words; it sends nothing."""

from datetime import date

from bot.cli.common import DueFormat, as_json, fail, on_database, settings
from bot.config.log_setup import configure_logs
from convenio.schedule.activities import FIRST_YEAR, LAST_YEAR
from documents.csv_writer import as_csv
from handlers.preview.foreseen import COLUMNS, Foreseen, listing
from jobs.forecast.semester import LONGEST, beginning_of, foresee_messages
from jobs.notice_rechecks import NOTICES
from storage.database import Database


def print_messages(first: date, last: date, form: DueFormat, *, staffed: bool) -> None:
    """Print them by day; as JSON or CSV, one for each message."""
    if last < first:
        fail(f"El último día, {last}, es anterior al primero, {first}.")
    if last - first > LONGEST:
        fail(f"De {first} a {last} hay más de {LONGEST.days} días: pida un año a la vez.")
    if first.year < FIRST_YEAR or last.year > LAST_YEAR:
        fail(f"Pida días de los años {FIRST_YEAR} a {LAST_YEAR}.")
    leads = settings().leads

    async def foresee(database: Database) -> list[Foreseen]:
        configure_logs("WARNING")  # what the clock notes while it is played has not happened
        await database.migrate()
        return await foresee_messages(database, beginning_of(first), last, leads, staffed=staffed)

    found = on_database(foresee)
    rows = [message.row for message in found]
    match form:
        case DueFormat.JSON:
            print(as_json(rows), end="")
        case DueFormat.CSV:
            print(as_csv(rows, COLUMNS), end="")
        case DueFormat.TEXT:
            print(listing(found, NOTICES), end="")
