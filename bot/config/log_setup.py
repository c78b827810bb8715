"""Structured logs, one JSON line an event; and no secret on any stream."""

import logging
import re
import sys
import traceback
from collections.abc import MutableMapping
from types import TracebackType
from typing import Any
from urllib.parse import quote

import structlog

NOISY = ("httpx", "httpcore", "telegram", "apscheduler", "uvicorn", "alembic")
_TOKEN = re.compile(r"\d+(?::|%3A)[A-Za-z0-9_-]{20,}", re.IGNORECASE)
_secrets: set[str] = set()  # of this process's settings, as they are written anywhere


def configure_logs(level: str) -> None:
    """Log to standard error, without the HTTP client, whose addresses hold the token."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso"),
        structlog.processors.format_exc_info,
        hide_token,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level)),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                structlog.processors.JSONRenderer(ensure_ascii=False),
            ],
            foreign_pre_chain=shared,
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    for noisy in NOISY:
        logging.getLogger(noisy).setLevel(logging.WARNING)
    logging.getLogger("telegram.request.BaseRequest").disabled = True  # we say what it would


def hide_token(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> Any:
    for key, value in event.items():
        if value is not None and not isinstance(value, bool | int | float):
            shown = str(value)
            bare = without_token(shown)
            event[key] = bare if isinstance(value, str) or bare != shown else value
    return event


def keep_secret(secret: str) -> None:
    """Never show that value: whatever this process says is said without it."""
    _secrets.update({secret, quote(secret, safe="")})


def without_token(text: str) -> str:
    for secret in _secrets:
        text = text.replace(secret, "<token>")
    return _TOKEN.sub("<token>", text)


def print_crash(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Print what nobody caught as Python does, but without the token (`sys.excepthook`)."""
    lines = traceback.format_exception(kind, error, trace)
    sys.stderr.write(without_token("".join(lines)))
