"""The day on which what is being worded is read: set for each update, tick, message and command."""

from contextvars import ContextVar
from datetime import date

READ_ON: ContextVar[date | None] = ContextVar("read_on", default=None)
