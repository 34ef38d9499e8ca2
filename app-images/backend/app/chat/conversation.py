"""Takes a message, has an engine answer it, and keeps both."""

import time
from datetime import date
from typing import Any, Protocol
from uuid import UUID

from app.chat.asking import Asking
from app.chat.budget import Budget, BudgetSpent
from app.chat.builtin import BuiltinEngine
from app.chat.commands import Cancel, Confirm
from app.chat.interpreter import interpret
from app.chat.openai_engine import EngineFailed, OpenAIEngine
from app.chat.pending import Pending
from app.chat.store import AnswerRow, Asked, ChatStore
from app.chat.turn import Emit, Turn
from app.chat.wording import tasks
from app.errors import TodoError
from app.metrics import CHAT_CALLS, CHAT_LATENCY
from app.services.tasks import TaskService

REMEMBERED = 20
CANNOT_REACH = "The assistant cannot be reached just now, so the simple built-in one answers. "
BROKE_OFF = "\n(The assistant broke off here. What it has changed stays changed.)"
BUDGET_SPENT = "Today's budget for the assistant is spent, so the simple built-in one answers. "
BUDGET_ENDS = "\n(Today's budget for the assistant is spent, so it ends here. What it has changed stays changed.)"


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
        self._asking = Asking()

    @property
    def engine_name(self) -> str:
        return (self._openai or self._builtin).name

    async def budget_left(self, user_id: UUID) -> int | None:
        return await self._budget.left(user_id) if self._openai else None

    async def take(self, user_id: UUID, text: str, client_id: UUID | None) -> Asked:
        """Keeps the message; what is taken has to be answered."""
        self._asking.enter(user_id)
        try:
            return await self._store.take(user_id, text, client_id, REMEMBERED)
        except BaseException:
            self._asking.leave(user_id)
            raise

    async def answer(self, user_id: UUID, asked: Asked, token: UUID | None, today: date, emit: Emit) -> None:
        try:
            await emit("message", {**asked.message})
            if asked.answer:
                await _repeat(asked, asked.answer, emit)
            else:
                await emit("done", {**await self._answer_anew(user_id, asked, token, today, emit)})
        finally:
            self._asking.leave(user_id)

    async def _answer_anew(self, user_id: UUID, asked: Asked, token: UUID | None, today: date, emit: Emit) -> AnswerRow:
        history = [{"role": row["role"], "content": row["text"]} for row in asked.history]
        turn = Turn(user_id, asked.message["text"], today, emit, history, asked.listed)
        started = time.perf_counter()
        engine = await self._reply(turn, asked, token)
        CHAT_LATENCY.labels(engine).observe(time.perf_counter() - started)
        return await self._store.finish(turn, asked.client_id, engine)

    async def _reply(self, turn: Turn, asked: Asked, token: UUID | None) -> str:
        """The name of the engine that answered."""
        is_confirmed = token == asked.pending_token if token else _confirms(turn, asked)
        if is_confirmed is not None:
            await self._settle(turn, asked, is_confirmed=is_confirmed)
            return self._builtin.name
        if self._openai is None:
            return await self._try(self._builtin, turn)
        try:
            return await self._try(self._openai, turn)
        except EngineFailed:
            return await self._stand_in(self._openai, turn, CANNOT_REACH, BROKE_OFF)
        except BudgetSpent:
            return await self._stand_in(self._openai, turn, BUDGET_SPENT, BUDGET_ENDS)

    async def _stand_in(self, engine: Engine, turn: Turn, introduction: str, ending: str) -> str:
        if turn.answer or turn.has_changed or turn.pending:
            # Answering again could do everything twice.
            await turn.say(ending)
            return engine.name
        await turn.say(introduction)
        return await self._try(self._builtin, turn)

    async def _try(self, engine: Engine, turn: Turn) -> str:
        try:
            await engine.reply(turn)
        except BudgetSpent:
            CHAT_CALLS.labels(engine.name, "budget_spent").inc()
            raise
        except TodoError as error:
            await turn.say(str(error))
        except Exception:
            CHAT_CALLS.labels(engine.name, "failed").inc()
            raise
        CHAT_CALLS.labels(engine.name, "answered").inc()
        return engine.name

    async def _settle(self, turn: Turn, asked: Asked, *, is_confirmed: bool) -> None:
        pending, token = asked.pending, asked.pending_token
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


async def _repeat(asked: Asked, answer: AnswerRow, emit: Emit) -> None:
    """What the page may have missed, as the answer did not reach it the first time."""
    await emit("tasks", {"changed": True})
    if asked.pending:
        await emit("confirm", {"token": str(asked.pending_token), "summary": asked.pending.summary})
    await emit("done", {**answer})


def _confirms(turn: Turn, asked: Asked) -> bool | None:
    """What the sentence says to the question that waits; None if it says something else, or none waits."""
    if asked.pending is None:
        return None
    match interpret(turn.text, turn.today):
        case Confirm():
            return True
        case Cancel():
            return False
        case _:
            return None
