"""The pool of workbook processes, one for each workbook: nothing stays loaded.

A file that somebody sent can do no harm there but to its own reading.
"""

import asyncio
import signal
import sys
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog
from pydantic import TypeAdapter

from bot.workers.child_process import answer_of
from bot.workers.lanes import Lanes
from bot.workers.workbook_worker import (
    ABOUT,
    EVALUATION_TEXT,
    GOALS,
    KIND,
    LETTERHEAD,
    LIST,
    LISTING,
    OUT_OF_MEMORY,
    OUTCOME,
    READ,
    READ_GOALS,
    TEXT,
)
from convenio.report.evidence_kinds import Refusal
from documents.texts.reader import DocumentText, is_plain, text_of
from documents.texts.unfit import NotReadable, TextFault, UnfitText
from documents.workbooks.read.findings import Findings, GoalFindings, Reason, UnfitWorkbook
from documents.workbooks.read.indicator_list import Listing
from documents.workbooks.read.known_indicators import Lists, dump_lists
from documents.workbooks.read.ways import AS_IT_STANDS, Settled
from documents.workbooks.write.facts import WorkbookKind

log = structlog.get_logger()
Found = TypeVar("Found")

PATIENCE_SECONDS = 40.0  # waiting for its turn included; a claimed row has sixty
READING_SECONDS = 20.0
DIED = "el bot tuvo un problema, no el archivo. Envíelo otra vez en unos minutos"
WORKER = "bot.workers.workbook_worker"
PROJECT = Path(__file__).parents[2]


def as_input(lists: Lists, name: str, content: bytes, settled: Settled = AS_IT_STANDS) -> bytes:
    """The bytes that the process gets: what it may be about, how to read it, and the file."""
    return b"\n".join((dump_lists(lists), ABOUT.dump_json((name, settled)), content))


class NotMade(Exception):
    """A workbook that was not made: its process failed or took too long; the log has its words."""


class TooSlow(NotMade):
    pass


class OutOfMemory(NotMade):
    """What a process may take is not enough for the file."""


class ProcessDied(NotMade):
    """The process did not come about, was killed or failed: that says nothing of the file."""


class WorkbookPool:
    """The pool, as seen by one sender: their files wait in turn with those of others."""

    def __init__(
        self, patience: float = PATIENCE_SECONDS, *, lanes: Lanes | None = None, sender: int = 0
    ) -> None:
        self._patience = patience
        self._lanes = lanes or Lanes()
        self._sender = sender

    def of(self, sender: int) -> "WorkbookPool":
        """The same pool, for what that chat sent or asked for."""
        return WorkbookPool(self._patience, lanes=self._lanes, sender=sender)

    async def make(self, kind: WorkbookKind, facts_json: str) -> bytes:
        """Make an .xlsx. Raises NotMade."""
        return await self._work(kind, facts_json.encode(), PATIENCE_SECONDS)

    async def read(
        self, lists: Lists, content: bytes, name: str, settled: Settled = AS_IT_STANDS
    ) -> Findings | UnfitWorkbook:
        """Read a filled workbook, or why it can't be read; `lists`: what it may be about."""
        return await self._read(READ, OUTCOME, as_input(lists, name, content, settled))

    async def read_goals(
        self, lists: Lists, content: bytes, name: str, settled: Settled = AS_IT_STANDS
    ) -> GoalFindings | UnfitWorkbook:
        """Read a sheet of goals, or why it can't be read; `lists`: of its semester."""
        return await self._read(READ_GOALS, GOALS, as_input(lists, name, content, settled))

    async def _read(
        self, job: str, outcomes: TypeAdapter[Found], given: bytes
    ) -> Found | UnfitWorkbook:
        try:
            return outcomes.validate_json(await self._work(job, given, READING_SECONDS))
        except TooSlow:
            return UnfitWorkbook(Reason.TOO_SLOW)
        except OutOfMemory:
            return UnfitWorkbook(Reason.OUT_OF_MEMORY)
        except ProcessDied:
            return UnfitWorkbook(Reason.READER_DIED)

    async def read_indicators(self, content: bytes) -> Listing:
        """Read an agreement's file, or its faults."""
        try:
            return LISTING.validate_json(await self._work(LIST, content, READING_SECONDS))
        except ProcessDied:
            return Listing(faults=(f"no se pudo leer: {DIED}",))
        except NotMade:
            return Listing(faults=("no se pudo leer: deje en él solo la tabla de indicadores",))

    async def read_evaluation_text(self, content: bytes) -> DocumentText | UnfitText:
        """Read the words of a .docx, .odt or .txt; what is plain already needs no process."""
        if is_plain(content):
            try:
                return DocumentText(text_of(content))
            except NotReadable as refused:
                return refused.unfit
        try:
            made = await self._work(EVALUATION_TEXT, content, READING_SECONDS)
            return TEXT.validate_json(made)
        except TooSlow:
            return UnfitText(TextFault.TOO_SLOW)
        except OutOfMemory:
            return UnfitText(TextFault.OUT_OF_MEMORY)
        except ProcessDied:
            return UnfitText(TextFault.READER_DIED)

    async def kind_of(self, content: bytes, name: str) -> str | Refusal:
        """The kind of a file by what it holds, or why it is refused. Raises ProcessDied."""
        given = b"\n".join((" ".join(name.split()).encode(), content))
        try:
            found = (await self._work(KIND, given, READING_SECONDS)).decode()
        except (TooSlow, OutOfMemory):
            return Refusal.LOCKED
        return Refusal(found) if found in {*Refusal} else found

    async def try_letterhead(self, content: bytes) -> str:
        """In words why a file can't be the report's letterhead; empty where it can."""
        try:
            return (await self._work(LETTERHEAD, content, READING_SECONDS)).decode()
        except ProcessDied:
            return f"No se pudo leer el membrete: {DIED}."
        except NotMade:
            return "No se pudo leer el membrete: guárdelo como .docx, sin imágenes pesadas."

    async def _work(self, job: str, given: bytes, seconds: float) -> bytes:
        try:
            async with asyncio.timeout(self._patience):
                return await self._lanes.run(partial(_in_time, job, given, seconds), self._sender)
        except TimeoutError:
            log.error("a workbook took too long", job=job)
            raise TooSlow(job) from None


async def _in_time(job: str, given: bytes, seconds: float) -> bytes:
    async with asyncio.timeout(seconds):
        try:
            return await _in_a_process(job, given)
        except ProcessDied:
            return await _in_a_process(job, given)  # as when memory was short for a moment


async def _in_a_process(job: str, given: bytes) -> bytes:
    try:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", WORKER, job),
            cwd=PROJECT,
            env={},  # what reads what others sent knows neither the token nor a password
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            start_new_session=True,  # Ctrl-C is the bot's own business
        )
    except OSError as error:
        log.error("a workbook's process did not start", job=job, error=error.strerror)
        raise ProcessDied(job) from None
    made, words = await answer_of(process, given)
    if process.returncode:
        log.error("a workbook failed", job=job, code=process.returncode, trace=_last(words))
        if process.returncode == -signal.SIGXCPU:
            raise TooSlow(job)
        raise OutOfMemory(job) if process.returncode == OUT_OF_MEMORY else ProcessDied(job)
    return made


def _last(words: bytes) -> str:
    return words.decode(errors="replace")[-2000:]
