"""Takes a message, has an engine answer it, and keeps both."""

import time
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from app.chat.budget import Budget
from app.chat.builtin import BuiltinEngine
from app.chat.commands import Cancel, Confirm
from app.chat.interpreter import interpret
from app.chat.openai_engine import EngineFailed, OpenAIEngine
from app.chat.pending import Pending
from app.chat.store import ChatStore
from app.chat.turn import Emit, Turn
from app.chat.wording import tasks
from app.metrics import CHAT_CALLS, CHAT_LATENCY
from app.services.tasks import TaskService

REMEMBERED = 20
CANNOT_REACH = "The assistant cannot be reached just now, so the simple built-in one answers. "
BROKE_OFF = "\n(The assistant broke off here. What it has changed stays changed.)"
BUDGET_SPENT = "Today's budget for the assistant is spent, so the simple built-in one answers. "


class Engine(Protocol):
    name: str

    async def reply(self, turn: Turn) -> None: ...


class Conversation:
    def __init__(self, service: TaskService, store: ChatStore, budget: Budget, openai: OpenAIEngine | None) -> None:
        self._tasks = service
        self._store = store
        self._budget = budget
        self._builtin = BuiltinEngine(service)
        self._openai = openai

    @property
    def engine(self) -> str:
        return (self._openai or self._builtin).name

    async def budget_left(self, user_id: UUID) -> int | None:
        return await self._budget.left(user_id) if self._openai else None

    async def answer(self, user_id: UUID, text: str, token: UUID | None, today: date, emit: Emit) -> None:
        history, _ = await self._store.page(user_id, REMEMBERED)
        await emit("message", await self._store.add(user_id, "user", text))
        turn = Turn(user_id, text, today, emit, [{"role": row["role"], "content": row["text"]} for row in history])
        await self._store.load(turn)
        started = time.perf_counter()
        engine = await self._reply(turn, token)
        CHAT_LATENCY.labels(engine).observe(time.perf_counter() - started)
        await self._store.save(turn)
        row = await self._store.add(user_id, "assistant", turn.answer)
        await emit("done", {**row, "engine": engine})

    async def _reply(self, turn: Turn, token: UUID | None) -> str:
        """The name of the engine that answered."""
        pending, expected = turn.pending, turn.pending_token
        turn.pending = turn.pending_token = None
        command = interpret(turn.text, turn.today)
        if token or (pending and isinstance(command, Confirm | Cancel)):
            is_confirmed = token == expected if token else isinstance(command, Confirm)
            await self._settle(turn, pending, expected, is_confirmed=is_confirmed)
            return self._builtin.name
        if self._openai is None:
            return await self._try(self._builtin, turn)
        if not await self._budget.reserve(turn.user_id):
            CHAT_CALLS.labels(self._openai.name, "budget_spent").inc()
            await turn.say(BUDGET_SPENT)
            return await self._try(self._builtin, turn)
        return await self._ask_openai(self._openai, turn)

    async def _ask_openai(self, openai: OpenAIEngine, turn: Turn) -> str:
        try:
            return await self._try(openai, turn)
        except EngineFailed:
            if turn.answer or turn.has_changed or turn.pending:
                # Answering again could do everything twice.
                await turn.say(BROKE_OFF)
                return openai.name
            await turn.say(CANNOT_REACH)
            return await self._try(self._builtin, turn)

    async def _try(self, engine: Engine, turn: Turn) -> str:
        try:
            await engine.reply(turn)
        except Exception:
            CHAT_CALLS.labels(engine.name, "failed").inc()
            raise
        CHAT_CALLS.labels(engine.name, "answered").inc()
        return engine.name

    async def _settle(self, turn: Turn, pending: Pending | None, token: UUID | None, *, is_confirmed: bool) -> None:
        if pending is None or token is None or not await self._store.take_pending(turn.user_id, token):
            await turn.say("That question is no longer open; ask again.")
        elif not is_confirmed:
            await turn.say("All right, nothing was changed.")
        else:
            await turn.say(await self._carry_out(turn, pending))

    async def _carry_out(self, turn: Turn, pending: Pending) -> str:
        run: Any = self._tasks.delete_many if pending.action == "delete" else self._tasks.complete_many
        count = await run(turn.user_id, pending.ids)
        await turn.tasks_changed()
        done = "Deleted" if pending.action == "delete" else "Completed"
        return f"{done} {tasks(count)}."
