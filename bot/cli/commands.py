"""All commands of the command line: those of a line or two here, the others by subject."""

import sys
from pathlib import Path
from typing import Annotated

import typer
from sqlmodel.ext.asyncio.session import AsyncSession

from bot.cli import (
    access,
    bot_role,
    consultations,
    decisions,
    evidence,
    people,
    receipts,
    workbooks,
)
from bot.cli.arguments import new_app, year_option
from bot.cli.audit import print_audit
from bot.cli.backup import print_backup, print_restore
from bot.cli.calendar import extensions, holidays, periods
from bot.cli.calendar.schedule import load_schedule, print_schedule
from bot.cli.common import (
    DueFormat,
    IndicatorOption,
    PeriodOption,
    RegionOption,
    fail,
    in_transaction,
    read_date,
    read_period,
    read_region,
    settings,
)
from bot.cli.documents import open_data, report
from bot.cli.evaluations import kept, recommendations
from bot.cli.evaluations.text import read_evaluation
from bot.cli.figures import print_figures, print_summary, read_figures
from bot.cli.indicators import load_indicators
from bot.config.clock import system_clock
from charts.requests import ChartKind
from convenio.calendar.periods import Period
from storage.agreements import indicators_in

app = new_app()


@app.command()
def run(
    fresh: Annotated[
        bool, typer.Option("--fresh", help="Borra lo jugado en la demostración y empieza de nuevo.")
    ] = False,
) -> None:
    """Inicia el bot: en Telegram si hay BOT_TOKEN; si no, la demostración, en el simulador.

    La demostración sigue donde quedó; con --fresh se borra lo jugado (demo.db) y empieza de nuevo.
    """
    from bot.cli.run import run_bot

    raise SystemExit(run_bot(settings(), fresh=fresh))


@app.command("delete-webhook")
def delete_webhook() -> None:
    """Quita el webhook de Telegram, para que un proceso pueda recibir por consulta."""
    from bot.cli.run import take_webhook_away

    take_webhook_away(settings())
    print("Telegram ya no usa un webhook para este bot.")


@app.command()
def migrate() -> None:
    """Pone al día la base de datos, como antes de lo suyo lo hace cada orden."""

    async def nothing(_session: AsyncSession) -> None:
        return None

    in_transaction(nothing)
    print("La base de datos está al día.")


@app.command("load-example")
def load_example(
    simulated: Annotated[
        bool, typer.Option("--simulated", help="Añade cifras inventadas de 17 regiones.")
    ] = False,
) -> None:
    """Carga lo publicado: convenios, 2020-II, cifras de Loreto, promedios y programación anual.

    Con --simulated, también cifras inventadas, y así marcadas, de otras regiones.
    """
    from bot.example.published_report import PERIOD, SCHEDULE, ExampleLoaded, load_example
    from bot.example.simulated_reports import load_simulated

    async def load(session: AsyncSession) -> tuple[ExampleLoaded, list[str]]:
        loaded = await load_example(session)
        return loaded, await load_simulated(session) if simulated else []

    loaded, invented = in_transaction(load)
    print(f"Cargado: {PERIOD}." if loaded.period else f"Ya estaba cargado: {PERIOD}.")
    if loaded.averages:
        print(f"Promedios publicados de 2020-I y 2020-II: {loaded.averages}.")
    if loaded.scheduled:
        print(f"Programación de {SCHEDULE}: {loaded.scheduled} filas.")
    if invented:
        print(f"Cifras inventadas y marcadas como simuladas, de {len(invented)} regiones:")
        print(", ".join(invented) + ".")
    elif simulated:
        print("Ninguna cifra inventada: todas las regiones ya tenían algo propio o simulado.")


@app.command("load-goals")
def load_goals(
    file: Annotated[
        Path, typer.Argument(help="CSV con columnas region, indicator, programmed, o .xlsx u .ods.")
    ],
    period: PeriodOption,
) -> None:
    """Carga metas (programación) de las regiones; con una falla en el archivo, ninguna."""
    from bot.cli.goals import read_goals_file, save_goals
    from documents.csv_reader import FileFault

    code = read_period(period).code
    try:
        of = Period.parse(code)
        indicators = in_transaction(lambda session: indicators_in(session, of.year))
        goals = read_goals_file(file, code, indicators)
        kept = in_transaction(lambda session: save_goals(session, code, goals, system_clock()))
    except FileFault as fault:
        fail(f"No se cargó nada de {file}:\n{fault}")
    print(f"Cargadas {len(goals)} metas de {code}.")
    print(f"Cambian {kept.changed}. Avisos: {kept.told}.", file=sys.stderr)


@app.command()
def chart(
    kind: Annotated[ChartKind, typer.Argument(help="Qué se dibuja.")],
    out: Annotated[Path, typer.Option("--out", help="Archivo PNG que se escribe.")],
    period: Annotated[str | None, typer.Option(help="Semestre, como 2020-II.")] = None,
    year: Annotated[int | None, year_option(help="Año (schedule, matrix).")] = None,
    region: RegionOption = None,
    indicator: IndicatorOption = None,
    earlier: Annotated[
        str | None, typer.Option(help="El otro semestre (comparison); si no, el anterior conocido.")
    ] = None,
) -> None:
    """Dibuja en un archivo PNG el gráfico que recibe el chat."""
    from bot.cli.chart import draw_to_file, earlier_of, period_or_year

    only, of = read_region(region).code if region else None, period_or_year(kind, period, year)
    draw_to_file(kind, of, only, indicator, out, earlier_of(kind, of, earlier))


@app.command()
def due(
    at: Annotated[
        str | None, typer.Option("--at", help="Momento, como 2021-01-14T09:00 (de Lima).")
    ] = None,
    first: Annotated[
        str | None, typer.Option("--from", help="Primer día, como 2021-01-04, en vez de --at.")
    ] = None,
    last: Annotated[str | None, typer.Option("--to", help="Último día.")] = None,
    staffed: Annotated[
        bool, typer.Option("--staffed", help="Como si ningún puesto estuviera vacante.")
    ] = False,
    form: Annotated[DueFormat, typer.Option("--format", help="Formato.")] = DueFormat.TEXT,
) -> None:
    """Imprime qué se enviaría en un momento, a quién y por qué, y qué se retiene; no envía nada.

    Con --from y --to, cada mensaje que saldría en esos días si nada cambia, con sus palabras; con
    --staffed, como si cada región que reporta tuviera punto focal y director, y ODES una persona.
    """
    if at is not None and first is None and last is None and not staffed:
        from bot.cli.calendar.due import print_foreseen

        if form is DueFormat.CSV:
            fail("De un momento no hay CSV: pida --format json, o días con --from y --to.")
        print_foreseen(at, json=form is DueFormat.JSON)
    elif at is None and first is not None and last is not None:
        from bot.cli.calendar.preview import print_messages

        print_messages(read_date(first), read_date(last), form, staffed=staffed)
    else:
        fail("Diga un momento con --at, o dos días con --from y --to (y --staffed).")


app.command("figures")(print_figures)
app.command("read-figures")(read_figures)
app.command("read-evaluation")(read_evaluation)
app.command("summary")(print_summary)
app.command("schedule")(print_schedule)
app.command("load-schedule")(load_schedule)
app.command("load-indicators")(load_indicators)
app.command("audit")(print_audit)
app.command("backup")(print_backup)
app.command("restore")(print_restore)
for commands in (
    access,
    periods,
    extensions,
    holidays,
    consultations,
    decisions,
    receipts,
    workbooks,
    evidence,
    people,
    kept,
    open_data,
    recommendations,
    report,
    bot_role,
):
    commands.add_to(app)
