"""What the model may call: the task service, with every argument checked first."""

import json
from collections.abc import Awaitable, Callable
from itertools import accumulate
from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import to_json

from app.chat.pending import Pending
from app.chat.turn import Turn
from app.chat.wording import tasks, titles
from app.errors import NotFoundError, TodoError
from app.models import Priority
from app.schemas.task import Status, Tag, TaskChanges, TaskCreate, TaskQuery
from app.services.task_row import TaskRow
from app.services.tasks import TaskService

LISTED = 50
# Results go to the model again with every round, so they are kept short: the model can look at less at a time.
RESULT_CHARACTERS = 6000
NOTES_CHARACTERS = 200


class ListTasks(BaseModel):
    model_config = ConfigDict(extra="forbid")

    status: Status = Status.OPEN
    search: str = Field(default="", max_length=200)
    tag: Tag | None = None
    priority: Priority | None = None
    due_from: str | None = Field(default=None, description="YYYY-MM-DD")
    due_to: str | None = Field(default=None, description="YYYY-MM-DD")


class UpdateTask(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: UUID
    changes: TaskChanges = Field(min_length=1)


class DeleteTasks(BaseModel):
    model_config = ConfigDict(extra="forbid")

    ids: list[UUID] = Field(min_length=1, max_length=100)


class Tools:
    def __init__(self, service: TaskService) -> None:
        self._tasks = service
        self._tools: dict[str, tuple[type[BaseModel], str, Callable[[Turn, Any], Awaitable[object]]]] = {
            "add_task": (TaskCreate, "Add one task.", self._add),
            "list_tasks": (ListTasks, "Find tasks; answers with their ids.", self._list),
            "update_task": (UpdateTask, "Change, complete or reopen one task.", self._update),
            "delete_tasks": (DeleteTasks, "Ask the user to confirm that these tasks are deleted.", self._delete),
        }
        self.description: list[dict[str, Any]] = [
            {
                "type": "function",
                "function": {"name": name, "description": purpose, "parameters": arguments.model_json_schema()},
            }
            for name, (arguments, purpose, _) in self._tools.items()
        ]

    async def call(self, turn: Turn, name: str, arguments: str) -> str:
        """The result as the model reads it; a mistake of the model is told to it, so that it can do better."""
        if name not in self._tools:
            return _error(f"There is no tool {name[:50]!r}.")
        schema, _, run = self._tools[name]
        try:
            result = await run(turn, schema.model_validate_json(arguments or "{}"))
        except ValidationError as error:
            return _error("; ".join(f"{'.'.join(map(str, line['loc']))}: {line['msg']}" for line in error.errors()))
        except TodoError as error:
            return _error(str(error))
        return to_json(result).decode()

    async def _add(self, turn: Turn, task: TaskCreate) -> object:
        row = await self._tasks.create(turn.user_id, task)
        turn.listed = [row["id"]]
        await turn.tasks_changed()
        return _brief(row)

    async def _list(self, turn: Turn, wanted: ListTasks) -> object:
        query = TaskQuery.model_validate({**wanted.model_dump(), "limit": LISTED})
        rows, cursor = await self._tasks.page(turn.user_id, query)
        shown = _that_fit([_brief(row) for row in rows])
        turn.listed = [row["id"] for row in shown]
        return {"tasks": shown, "there_are_more": cursor is not None or len(shown) < len(rows)}

    async def _update(self, turn: Turn, wanted: UpdateTask) -> object:
        row = await self._tasks.update(turn.user_id, wanted.id, wanted.changes)
        await turn.tasks_changed()
        return _brief(row)

    async def _delete(self, turn: Turn, wanted: DeleteTasks) -> object:
        rows = await self._tasks.find(turn.user_id, wanted.ids)
        if not rows:
            raise NotFoundError("There are no such tasks.")
        summary = f"Delete {tasks(len(rows))}: {titles(rows)}"
        await turn.ask(Pending(action="delete", ids=[row["id"] for row in rows], summary=summary))
        return {"result": "Nothing is deleted yet: the user was asked to confirm.", "question": summary}


def _brief(row: TaskRow) -> TaskRow:
    is_long = len(row["notes"]) > NOTES_CHARACTERS
    return {**row, "notes": f"{row['notes'][:NOTES_CHARACTERS]} (cut)"} if is_long else row


def _that_fit(rows: list[TaskRow]) -> list[TaskRow]:
    lengths = accumulate(len(to_json(row)) for row in rows)
    return [row for row, length in zip(rows, lengths, strict=True) if length <= RESULT_CHARACTERS]


def _error(message: str) -> str:
    return json.dumps({"error": message})
