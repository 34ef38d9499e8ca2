"""The one middleware: correlation id, access log, metrics, and an answer to what nobody caught."""

import re
import secrets
import time

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.lifecycle import Lifecycle
from app.logs import correlation_id
from app.metrics import IN_FLIGHT, LATENCY, REQUESTS
from app.problems import Problem

# What a client may choose: anything longer or stranger could forge lines of the log.
ACCEPTED_ID = re.compile(rb"[A-Za-z0-9._-]{1,64}")
# Asked every few seconds by the cluster: of interest only when looking for it.
PROBES = ("/health", "/metrics")

log = structlog.get_logger()


class Observe:
    def __init__(self, app: ASGIApp, lifecycle: Lifecycle) -> None:
        self.app = app
        self.lifecycle = lifecycle

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request_id = _request_id(scope)
        correlation_id.set(request_id)
        started = time.perf_counter()
        status = 0

        async def send_observed(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [*message["headers"], *self._own_headers(request_id)]
            await send(message)

        IN_FLIGHT.inc()
        try:
            await self.app(scope, receive, send_observed)
        except Exception:
            log.exception("The request failed", method=scope["method"], path=scope["path"])
            if status:
                raise
            problem = Problem(500, "Something went wrong here; the log knows it by the correlation id.")
            await problem.response(scope["path"])(scope, receive, send_observed)
        finally:
            IN_FLIGHT.dec()
            _record(scope, status, time.perf_counter() - started)

    def _own_headers(self, request_id: str) -> list[tuple[bytes, bytes]]:
        headers = [(b"x-request-id", request_id.encode())]
        if self.lifecycle.draining.is_set():
            headers.append((b"connection", b"close"))
        return headers


def _request_id(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"x-request-id" and ACCEPTED_ID.fullmatch(value):
            return str(value, "ascii")
    return secrets.token_hex(16)


def _record(scope: Scope, status: int, seconds: float) -> None:
    # The template, not the path: a metric has one line per value of its labels.
    route = getattr(scope.get("route"), "path", "none")
    REQUESTS.labels(scope["method"], route, status).inc()
    LATENCY.labels(scope["method"], route).observe(seconds)
    write = log.debug if scope["path"].startswith(PROBES) else log.info
    # No query string: what somebody searches for is nobody's business.
    write("request", method=scope["method"], path=scope["path"], status=status, ms=round(seconds * 1000, 1))
