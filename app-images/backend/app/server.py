"""uvicorn, with an end that loses no request."""

import asyncio
import signal
from collections.abc import Generator
from contextlib import contextmanager

import structlog
import uvicorn
from fastapi import FastAPI

from app.lifecycle import Lifecycle

# Together below the 10 seconds that a pod has at least between SIGTERM and SIGKILL.
DRAIN_SECONDS = 1.0
FINISH_SECONDS = 8
# Longer than a proxy keeps an idle connection, so that it is never closed in the middle of being used again.
KEEP_ALIVE_SECONDS = 75

log = structlog.get_logger()


class Server(uvicorn.Server):
    def __init__(self, app: FastAPI, port: int, lifecycle: Lifecycle) -> None:
        super().__init__(
            uvicorn.Config(
                app,
                host="0.0.0.0",  # noqa: S104  a pod is reached by its address
                port=port,
                loop="uvloop",
                http="httptools",
                ws="none",
                log_config=None,
                access_log=False,
                server_header=False,
                proxy_headers=False,
                timeout_keep_alive=KEEP_ALIVE_SECONDS,
                timeout_graceful_shutdown=FINISH_SECONDS,
            )
        )
        self._lifecycle = lifecycle

    @contextmanager
    def capture_signals(self) -> Generator[None]:
        """uvicorn's own would end the process by the signal instead of with exit code 0."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self.drain)
        yield

    def drain(self) -> None:
        """Says "not ready" and closes connections as they are answered, before the listener goes."""
        if self._lifecycle.draining.is_set():
            self.should_exit = True
            return
        log.info("Draining")
        self._lifecycle.draining.set()
        asyncio.get_running_loop().call_later(DRAIN_SECONDS, self.leave)

    def leave(self) -> None:
        self.should_exit = True
