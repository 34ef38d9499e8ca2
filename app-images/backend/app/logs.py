"""JSON lines on standard output, each with the correlation id of its request, never with a secret."""

import logging
import sys
from collections.abc import Callable, Iterable
from contextvars import ContextVar

import structlog
from pydantic_core import to_json
from structlog.typing import EventDict, WrappedLogger

MASK = "***"
# Anything shorter is no secret, but could be a part of any word. The settings allow it locally only.
SHORTEST_SECRET = 6
SECRET_KEYS = frozenset({"authorization", "cookie", "password", "secret", "set-cookie", "token", "api_key"})
# Their debug lines carry whole requests; at INFO they repeat what the access log says.
QUIET_LOGGERS = ("httpcore", "httpx", "openai", "uvicorn.error")

correlation_id: ContextVar[str | None] = ContextVar("correlation_id", default=None)


def configure_logs(level: str, secrets: Iterable[str] = ()) -> None:
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
            add_correlation_id,
            drop_secret_keys,
            structlog.processors.format_exc_info,
            structlog.processors.EventRenamer("message"),
            render_masked(secrets),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.getLevelNamesMapping()[level]),
        logger_factory=structlog.BytesLoggerFactory(sys.stdout.buffer),
        cache_logger_on_first_use=True,
    )
    logging.basicConfig(level=level, handlers=[ToStructlog()], force=True)
    for name in QUIET_LOGGERS:
        logging.getLogger(name).setLevel(logging.WARNING)


class ToStructlog(logging.Handler):
    """Sends what libraries log by the standard module the same way."""

    def emit(self, record: logging.LogRecord) -> None:
        structlog.get_logger().log(record.levelno, record.getMessage(), logger=record.name, exc_info=record.exc_info)


def add_correlation_id(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    if (current := correlation_id.get()) is not None:
        event["correlation_id"] = current
    return event


def drop_secret_keys(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    for key in SECRET_KEYS & event.keys():
        event[key] = MASK
    return event


def render_masked(secrets: Iterable[str]) -> Callable[[WrappedLogger, str, EventDict], bytes]:
    """Masks the values of the settings wherever they turn up, in error texts of libraries too."""
    needles = sorted(
        {to_json(secret)[1:-1] for secret in secrets if len(secret) >= SHORTEST_SECRET}, key=len, reverse=True
    )

    def render(_logger: WrappedLogger, _method: str, event: EventDict) -> bytes:
        line = to_json(event, fallback=repr)
        for needle in needles:
            line = line.replace(needle, MASK.encode())
        return line

    return render
