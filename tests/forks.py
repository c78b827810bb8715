"""Processes that begin with everything imported: a start costs a test no second of imports."""

from multiprocessing import get_context

PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(
    ["bot.cli.commands", "bot.cli.main", "bot.cli.run", "bot.example.demo", "charts.render"]
)
SECONDS = 30  # that anything may take, however busy the machine
