"""One question and its answer: what an engine reads, and what it may do."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID, uuid4

from app.chat.pending import Pending

type Emit = Callable[[str, dict[str, Any]], Awaitable[None]]


@dataclass
class Turn:
    user_id: UUID
    text: str
    today: date
    emit: Emit
    # Earlier messages, the oldest first.
    history: list[dict[str, str]] = field(default_factory=list)
    # The tasks that "the second one" refers to.
    listed: list[UUID] = field(default_factory=list)
    pending: Pending | None = None
    pending_token: UUID | None = None
    answer: str = ""
    has_changed: bool = False

    async def say(self, text: str) -> None:
        self.answer += text
        await self.emit("delta", {"text": text})

    async def tasks_changed(self) -> None:
        self.has_changed = True
        await self.emit("tasks", {"changed": True})

    async def ask(self, pending: Pending) -> None:
        self.pending = pending
        self.pending_token = uuid4()
        await self.emit("confirm", {"token": str(self.pending_token), "summary": pending.summary})
