"""Server-sent events, pushed as they happen."""

from collections.abc import Awaitable, Callable
from typing import Any

import structlog
from pydantic_core import to_json
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from app.chat.turn import Emit
from app.problems import Problem, problem_of

HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
BROKE_OFF = Problem(500, "The answer broke off; the log knows why by the correlation id.")

log = structlog.get_logger()


class EventStream(Response):
    """Runs to its end even if nobody listens any more: the answer is kept and waits in the conversation."""

    media_type = "text/event-stream"

    def __init__(self, produce: Callable[[Emit], Awaitable[None]]) -> None:
        super().__init__(headers=HEADERS)
        del self.headers["content-length"]
        self._produce = produce

    async def __call__(self, scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": self.raw_headers})

        async def emit(event: str, data: dict[str, Any]) -> None:
            chunk = b"event: " + event.encode() + b"\ndata: " + to_json(data) + b"\n\n"
            await send({"type": "http.response.body", "body": chunk, "more_body": True})

        try:
            await self._produce(emit)
        except Exception as error:
            # The status is on its way already: the reason goes where the page looks for it.
            log.exception("The stream failed", path=scope["path"])
            await emit("error", (problem_of(error) or BROKE_OFF).details(scope["path"]))
        await send({"type": "http.response.body", "body": b""})
