"""Everything that can be done with tasks. The HTTP routes and the chat both come here."""

import hashlib
from typing import Any
from uuid import UUID, uuid4

from pydantic_core import to_json

from app.database import Database, Session
from app.problems import Problem, invalid
from app.schemas.task import TaskChanges, TaskCreate, TaskMove, TaskQuery
from app.services import task_statements as sql
from app.services.task_pages import TaskPages

type Row = dict[str, Any]


class TaskService:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._pages = TaskPages(database)

    async def page(self, user_id: UUID, query: TaskQuery) -> tuple[list[Row], str | None]:
        return await self._pages.page(user_id, query)

    async def get(self, user_id: UUID, task_id: UUID) -> Row:
        row = await self._database.fetch_one(sql.GET, {"id": task_id, "user_id": user_id})
        return row or _raise(_not_found())

    async def create(self, user_id: UUID, task: TaskCreate) -> Row:
        row = await self._database.fetch_one(sql.CREATE, _new(user_id, task))
        assert row is not None
        return row

    async def create_once(self, user_id: UUID, task: TaskCreate, key: str) -> tuple[Row, bool]:
        """The task, and whether it was there already: the same key never makes two."""
        request_hash = hashlib.sha256(to_json(task)).digest()
        params = {**_new(user_id, task), "key": key, "request_hash": request_hash}
        if row := await self._database.fetch_one(sql.CREATE_WITH_KEY, params):
            return row, False
        used = await self._database.fetch_one(sql.FIND_KEY, {"user_id": user_id, "key": key})
        if used is None or used["task_id"] is None:
            raise Problem(409, "The task that this Idempotency-Key made has been deleted; use a new key.")
        if used["request_hash"] != request_hash:
            raise invalid("Idempotency-Key", "was used for another task; use a new key")
        return await self.get(user_id, used["task_id"]), True

    async def update(
        self, user_id: UUID, task_id: UUID, changes: TaskChanges, versions: list[int] | None = None
    ) -> Row:
        query = sql.update_query(frozenset(changes), checked=versions is not None)
        row = await self._database.fetch_one(
            query, {**changes, "id": task_id, "user_id": user_id, "versions": versions}
        )
        return row or _raise(await self._why_not(user_id, task_id))

    async def delete(self, user_id: UUID, task_id: UUID, versions: list[int] | None = None) -> None:
        query = sql.delete_query(checked=versions is not None)
        if not await self._database.execute(query, {"id": task_id, "user_id": user_id, "versions": versions}):
            raise await self._why_not(user_id, task_id)

    async def delete_completed(self, user_id: UUID) -> int:
        return await self._database.execute(sql.DELETE_COMPLETED, {"user_id": user_id})

    async def all(self, user_id: UUID, query: TaskQuery) -> list[Row]:
        """Every page of it."""
        rows, cursor = await self.page(user_id, query)
        while cursor:
            more, cursor = await self.page(user_id, query.model_copy(update={"cursor": cursor}))
            rows += more
        return rows

    async def find(self, user_id: UUID, ids: list[UUID]) -> list[Row]:
        return await self._database.fetch_all(sql.FIND_MANY, {"user_id": user_id, "ids": ids})

    async def delete_many(self, user_id: UUID, ids: list[UUID]) -> int:
        return await self._database.execute(sql.DELETE_MANY, {"user_id": user_id, "ids": ids})

    async def complete_many(self, user_id: UUID, ids: list[UUID]) -> int:
        return await self._database.execute(sql.COMPLETE_MANY, {"user_id": user_id, "ids": ids})

    async def move(self, user_id: UUID, task_id: UUID, move: TaskMove) -> Row:
        if move.before_id is None and move.after_id is None:
            raise invalid("before_id", "or after_id has to name a task")
        if task_id in (move.before_id, move.after_id):
            raise invalid("before_id", "and after_id have to name other tasks than the one that moves")
        async with self._database.transaction() as session:
            await session.execute(sql.LOCK_ORDER, {"user_id": user_id})
            place = await _place(session, user_id, task_id, move)
            if place is None:
                # Nothing fits between two neighbours any more: give all of them whole numbers again.
                await session.execute(sql.RENUMBER, {"user_id": user_id})
                place = await _place(session, user_id, task_id, move)
            if place is None:
                raise Problem(409, "The order has changed meanwhile; load the list again.")
            row = await session.fetch_one(sql.MOVE, {"id": task_id, "user_id": user_id, "to": place})
            return row or _raise(_not_found())

    async def _why_not(self, user_id: UUID, task_id: UUID) -> Problem:
        try:
            row = await self.get(user_id, task_id)
        except Problem as not_found:
            return not_found
        return Problem(412, f"The task is at version {row['version']} by now; load it again.")


def _new(user_id: UUID, task: TaskCreate) -> Row:
    return {**task.model_dump(), "id": uuid4(), "user_id": user_id}


async def _place(session: Session, user_id: UUID, task_id: UUID, move: TaskMove) -> float | None:
    """A position between the two neighbours; None if there is none."""
    mine = {"user_id": user_id}
    low = await _position(session, mine, "after_id", move.after_id)
    high = await _position(session, mine, "before_id", move.before_id)
    if high is None:
        row = await session.fetch_one(sql.NEXT_POSITION, {**mine, "id": task_id, "position": low})
        high = row["position"] if row else None
    elif low is None:
        row = await session.fetch_one(sql.PREVIOUS_POSITION, {**mine, "id": task_id, "position": high})
        low = row["position"] if row else None
    return between(low, high)


async def _position(session: Session, mine: Row, field: str, task_id: UUID | None) -> float | None:
    if task_id is None:
        return None
    row = await session.fetch_one(sql.POSITION, {**mine, "id": task_id})
    if row is None:
        raise invalid(field, "is not one of your tasks")
    return float(row["position"])


def between(low: float | None, high: float | None) -> float | None:
    if low is None or high is None:
        return (high or 0.0) - 1 if low is None else low + 1
    middle = (low + high) / 2
    return middle if low < middle < high else None


def _not_found() -> Problem:
    return Problem(404, "There is no such task.")


def _raise(problem: Problem) -> Row:
    raise problem
