"""Structured logs: one JSON line an event, and never the token."""

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

NOISY = ("httpx", "httpcore", "telegram", "uvicorn", "alembic")
_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{20,}")


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
        if isinstance(value, str):
            event[key] = without_token(value)
    return event


def without_token(text: str) -> str:
    return _TOKEN.sub("<token>", text)
