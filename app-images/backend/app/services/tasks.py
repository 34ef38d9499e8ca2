"""Everything that can be done with tasks. The HTTP routes and the chat both come here."""

import hashlib
from typing import Any, cast
from uuid import UUID, uuid4

from pydantic_core import to_json

from app.database import Connection, Database, Params
from app.errors import ConflictError, InvalidError, NotFoundError, OutdatedError, TodoError
from app.schemas.task import Status, TaskChanges, TaskCreate, TaskMove, TaskQuery
from app.services import task_statements as sql
from app.services.task_pages import TaskPages
from app.services.task_row import TaskRow, TaskTitle
from app.sql import Query

_COMPLETED = {Status.ALL: [True, False], Status.COMPLETED: [True], Status.OPEN: [False]}


class TaskService:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._pages = TaskPages(database)

    async def page(self, user_id: UUID, query: TaskQuery) -> tuple[list[TaskRow], str | None]:
        return await self._pages.page(user_id, query)

    async def all(self, user_id: UUID, status: Status) -> list[TaskTitle]:
        """Only what is needed to ask about them: there may be thousands."""
        rows = await self._database.fetch_all(sql.ALL, {"user_id": user_id, "completed": _COMPLETED[status]})
        return cast("list[TaskTitle]", rows)

    async def find(self, user_id: UUID, ids: list[UUID]) -> list[TaskRow]:
        return cast("list[TaskRow]", await self._database.fetch_all(sql.FIND_MANY, {"user_id": user_id, "ids": ids}))

    async def get(self, user_id: UUID, task_id: UUID) -> TaskRow:
        return await self._one(sql.GET, {"id": task_id, "user_id": user_id}) or _raise(_not_found())

    async def create(self, user_id: UUID, task: TaskCreate) -> TaskRow:
        return await self._one(sql.CREATE, _new(user_id, task)) or _raise(_no_room())

    async def create_once(self, user_id: UUID, task: TaskCreate, key: str) -> tuple[TaskRow, bool]:
        """The task, and whether it was there already: the same key never makes two."""
        request_hash = hashlib.sha256(to_json(task)).digest()
        params = {**_new(user_id, task), "key": key, "request_hash": request_hash}
        if row := await self._one(sql.CREATE_WITH_KEY, params):
            return row, False
        used = await self._database.fetch_one(sql.FIND_KEY, {"user_id": user_id, "key": key})
        if used is None:
            raise _no_room()
        if used["task_id"] is None:
            raise ConflictError("The task that this Idempotency-Key made has been deleted; use a new key.")
        if used["request_hash"] != request_hash:
            raise InvalidError("Idempotency-Key", "was used for another task; use a new key")
        return await self.get(user_id, used["task_id"]), True

    async def update(
        self, user_id: UUID, task_id: UUID, changes: TaskChanges, versions: list[int] | None = None
    ) -> TaskRow:
        query = sql.update_query(frozenset(changes), checked=versions is not None)
        params = {**changes, "id": task_id, "user_id": user_id, "versions": versions}
        return await self._one(query, params) or _raise(await self._why_not(user_id, task_id))

    async def delete(self, user_id: UUID, task_id: UUID, versions: list[int] | None = None) -> None:
        query = sql.delete_query(checked=versions is not None)
        if not await self._database.execute(query, {"id": task_id, "user_id": user_id, "versions": versions}):
            raise await self._why_not(user_id, task_id)

    async def delete_completed(self, user_id: UUID) -> int:
        return await self._database.execute(sql.DELETE_COMPLETED, {"user_id": user_id})

    async def delete_many(self, user_id: UUID, ids: list[UUID]) -> int:
        return await self._database.execute(sql.DELETE_MANY, {"user_id": user_id, "ids": ids})

    async def complete_many(self, user_id: UUID, ids: list[UUID]) -> int:
        return await self._database.execute(sql.COMPLETE_MANY, {"user_id": user_id, "ids": ids})

    async def move(self, user_id: UUID, task_id: UUID, move: TaskMove) -> TaskRow:
        if move.before_id is None and move.after_id is None:
            raise InvalidError("before_id", "or after_id has to name a task")
        if task_id in (move.before_id, move.after_id):
            raise InvalidError("before_id", "and after_id have to name other tasks than the one that moves")
        async with self._database.transaction() as connection:
            await connection.execute(sql.LOCK_ORDER, {"user_id": user_id})
            place = await _place(connection, user_id, task_id, move)
            if place is None:
                # Nothing fits between two neighbours any more: give all of them whole numbers again.
                await connection.execute(sql.RENUMBER, {"user_id": user_id})
                place = await _place(connection, user_id, task_id, move)
            if place is None:
                raise ConflictError("The order has changed meanwhile; load the list again.")
            row = await connection.fetch_one(sql.MOVE, {"id": task_id, "user_id": user_id, "to": place})
            return cast("TaskRow", row) if row else _raise(_not_found())

    async def _one(self, query: Query, params: Params) -> TaskRow | None:
        return cast("TaskRow | None", await self._database.fetch_one(query, params))

    async def _why_not(self, user_id: UUID, task_id: UUID) -> TodoError:
        try:
            row = await self.get(user_id, task_id)
        except NotFoundError as not_found:
            return not_found
        return OutdatedError(f"The task is at version {row['version']} by now; load it again.")


def _new(user_id: UUID, task: TaskCreate) -> dict[str, Any]:
    return {**task.model_dump(), "id": uuid4(), "user_id": user_id}


async def _place(connection: Connection, user_id: UUID, task_id: UUID, move: TaskMove) -> float | None:
    """A position between the two neighbours; None if there is none."""
    low = await _position(connection, user_id, "after_id", move.after_id)
    high = await _position(connection, user_id, "before_id", move.before_id)
    mine = {"user_id": user_id, "id": task_id}
    if high is None:
        row = await connection.fetch_one(sql.NEXT_POSITION, {**mine, "position": low})
        high = row["position"] if row else None
    elif low is None:
        row = await connection.fetch_one(sql.PREVIOUS_POSITION, {**mine, "position": high})
        low = row["position"] if row else None
    return between(low, high)


async def _position(connection: Connection, user_id: UUID, field: str, task_id: UUID | None) -> float | None:
    if task_id is None:
        return None
    row = await connection.fetch_one(sql.POSITION, {"user_id": user_id, "id": task_id})
    if row is None:
        raise InvalidError(field, "is not one of your tasks")
    return float(row["position"])


def between(low: float | None, high: float | None) -> float | None:
    if low is None or high is None:
        return (high or 0.0) - 1 if low is None else low + 1
    middle = (low + high) / 2
    return middle if low < middle < high else None


def _not_found() -> NotFoundError:
    return NotFoundError("There is no such task.")


def _no_room() -> ConflictError:
    return ConflictError(f"There are {sql.MOST_TASKS} tasks, the most that an account may have; delete some first.")


def _raise(error: TodoError) -> TaskRow:
    raise error
