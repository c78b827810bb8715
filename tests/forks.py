"""Processes that begin with all that is done once: a start costs a test no second of it.

This module is itself imported where they are forked.
"""

from hashlib import sha256
from multiprocessing import get_context
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from sqlalchemy.orm import configure_mappers

import storage.models  # noqa: F401 (what is mapped)
from handlers import words

# Another place for each way to compile them, which what is compiled does not name.
WAY = sha256(Path(words.__file__).read_bytes()).hexdigest()[:12]
COMPILED = Path(__file__).parent.parent / ".pytest_cache" / "texts" / WAY
PROCESSES = get_context("forkserver")
PROCESSES.set_forkserver_preload(
    [
        "bot.cli.commands",
        "bot.cli.main",
        "bot.cli.run",
        "bot.example.demo",
        "charts.render",
        "tests.forks",
    ]
)
SECONDS = 30  # that anything may take, however busy the machine


def keep_compiled_words() -> None:
    """Each text is compiled by the first process that says it, and read by all others."""
    COMPILED.mkdir(parents=True, exist_ok=True)
    words._TEMPLATES.bytecode_cache = FileSystemBytecodeCache(str(COMPILED))


keep_compiled_words()
configure_mappers()  # else each process takes a tenth of a second for it
